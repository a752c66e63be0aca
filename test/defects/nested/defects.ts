import { jsonAnswer, Refusal } from "../http.ts";
import { against, type Planted } from "../planted.ts";
import {
  acting,
  type Call,
  type Change,
  endpointOf,
  type Reply,
  refusing,
  routesOf,
  type Site,
} from "../site.ts";
import { texts } from "./input.ts";
import { inside, type Market, type Row } from "./server.ts";

type Own = Site<Market>;
type Body = Record<string, unknown>;

/** What an operation answers when it is done is changed. */
function answered(operation: string, change: (reply: Reply, call: Call) => Reply): Change<Market> {
  return acting(operation, (act) => async (call) => change(await act(call), call));
}

/** The body that an operation answers with is changed. */
function shown(operation: string, change: (body: Body) => unknown): Change<Market> {
  return answered(operation, (reply) => ({ ...reply, body: change(reply.body as Body) }));
}

/** The body that an operation gets is changed, where it is an object. */
function mended(operation: string, change: (body: Body) => Body): Change<Market> {
  return acting(operation, (act) => (call) => {
    const { body } = call;
    const isObject = typeof body === "object" && body !== null && !Array.isArray(body);
    return act({ ...call, body: isObject ? change(body as Body) : body });
  });
}

function refused(
  operation: string,
  refuses: (body: Body, query: URLSearchParams) => boolean,
  refusal: () => Error = () => new Refusal(400, "not like this"),
): Change<Market> {
  return acting(operation, (act) => (call) => {
    if (refuses((call.body ?? {}) as Body, call.query)) throw refusal();
    return act(call);
  });
}

/** What is in the store is changed by what an operation did. */
function after(operation: string, change: (market: Market, call: Call, body: Body) => void): Change<Market> {
  return acting(operation, (act, { store }) => async (call) => {
    const reply = await act(call);
    change(store, call, (reply.body ?? {}) as Body);
    return reply;
  });
}

/** Shops, or orders, are found whoever has them. */
function ownerless(operation: string, rows: "shops" | "orders"): Change<Market> {
  return acting(operation, (act, { store }) => (call) => {
    const id = call.params["id"] ?? call.params["order_id"];
    const row = store[rows].find(({ fields }) => fields["id"] === id);
    return act({ ...call, owner: row?.owner ?? call.owner });
  });
}

/** Of a path that no operation has with this method, another operation answers. */
function taking(method: string, path: RegExp, as: string): Change<Market> {
  return ({ route }) => ({
    route: (own, request) =>
      route(
        own,
        request.method === method && path.test(request.target) ? { ...request, method: as } : request,
      ),
  });
}

const failure = () => new Error("boom");
const rowOf = (rows: readonly Row[], id: unknown) => rows.find(({ fields }) => fields["id"] === id);
const length = (value: unknown) => (typeof value === "string" ? [...value].length : 0);

/** What teams get wrong with objects inside of objects, one at a time. */
export const nestedDefects: readonly Planted<Own>[] = [
  ...against<Own>(
    "breach",
    "Order: `state` is open, paid or sent; `priority` is a whole number; `updated_at` is always there.",
    "answers",
    {
      "a new order is `new`": shown("createOrder", (order) => ({ ...order, state: "new" })),
      "the priority of a listed order is a text": shown("listOrders", (page) => ({
        ...page,
        data: (page["data"] as Body[]).map((order) => ({ ...order, priority: String(order["priority"]) })),
      })),
      "an order that was never changed has null for `updated_at`": shown("getOrder", (order) => ({
        ...order,
        updated_at: order["updated_at"] === order["created_at"] ? null : order["updated_at"],
      })),
    },
  ),
  ...against<Own>(
    "breach",
    "200: all items of an order, a list of `Item`: `id`, `product`, `quantity`, `gift`.",
    "answers",
    {
      "items are in a wrapper": shown("listItems", (items) => ({ data: items })),
      "what is no gift does not say so": shown("listItems", (items) =>
        (items as unknown as Body[]).map(({ gift, ...item }) => (gift ? { ...item, gift } : item)),
      ),
    },
  ),
  ...against<Own>("breach", "200: a list of `Shop`; `city` is null for online only.", "answers", {
    "a search gives a page": shown("searchShops", (shops) => ({ data: shops, next_cursor: null })),
    "a shop that is online only has no city": shown("createShop", ({ city, ...shop }) =>
      city === null ? shop : { ...shop, city },
    ),
  }),
  ...against<Own>("breach", "201: The new item, or the new order.", "answers", {
    "a new item is a 200": answered("addItem", (reply) => ({ ...reply, status: 200 })),
    "a new order is told by its id alone": shown("createOrder", ({ id }) => ({ id })),
  }),
  ...against<Own>(
    "breach",
    "404: `shop not found`, `order not found`, `item not found`: the texts are the listed ones.",
    "answers",
    {
      "a missing order is told as a missing shop": refusing(
        texts.noOrder,
        () => new Refusal(404, texts.noShop),
      ),
      "a missing item is told as a missing order": refusing(
        texts.noItem,
        () => new Refusal(404, texts.noOrder),
      ),
      "a missing shop is told with a full stop": refusing(
        texts.noShop,
        () => new Refusal(404, `${texts.noShop}.`),
      ),
    },
  ),
  ...against<Own>(
    "breach",
    "NewShop, NewOrder, NewItem: `label` 1 to 60 characters, `city` null, `priority` 2 where none is said, `quantity` 1 to 999.",
    "valid-input",
    {
      "a label of 60 characters is refused": refused("createShop", ({ label }) => length(label) > 59),
      "a shop that is online only is refused": refused("createShop", ({ city }) => city === null),
      "an order must say its priority": refused("createOrder", ({ priority }) => priority === undefined),
      "more than 255 of a product is a 500": refused(
        "addItem",
        ({ quantity }) => Number(quantity) > 255,
        failure,
      ),
      "a gift is refused": refused("addItem", ({ gift }) => gift === true),
      "customers beyond ASCII are refused": refused("replaceOrder", ({ customer }) =>
        /[^ -~]/.test(String(customer)),
      ),
    },
  ),
  ...against<Own>("breach", "`q`: 1 to 60 characters, a part of the label.", "valid-input", {
    "a search for one character is refused": refused(
      "searchShops",
      (_, query) => length(query.get("q")) === 1,
    ),
    "a search is a pattern": acting("searchShops", (act) => (call) => {
      if (/[[(*+?\\]/.test(call.query.get("q") ?? "")) throw failure();
      return act(call);
    }),
  }),
  ...against<Own>(
    "breach",
    "GET /shops/search: Find the account's shops by their label. It stands beside GET /shops/{id}.",
    "coverage",
    {
      "the search is taken for a shop": acting("searchShops", () => () => {
        throw new Refusal(400, texts.shopId);
      }),
      "the search is a shop that is not there": acting("searchShops", () => () => {
        throw new Refusal(404, texts.noShop);
      }),
    },
  ),
  ...against<Own>(
    "breach",
    "400: `q` is empty, `limit` is not 1 to 100, or a parameter is left out that is needed.",
    "invalid-input",
    {
      "a search for nothing finds all": acting(
        "searchShops",
        (act) => (call) =>
          act(call.query.get("q") ? call : { ...call, query: new URLSearchParams({ q: "a" }) }),
      ),
      "a search without words is a 500": refused("searchShops", (_, query) => !query.has("q"), failure),
      "a limit of 0 is the default": acting("listOrders", (act) => (call) => {
        const query = new URLSearchParams(call.query);
        if (query.get("limit") === "0") query.delete("limit");
        return act({ ...call, query });
      }),
    },
  ),
  ...against<Own>(
    "breach",
    "400: The request is malformed: a field is not as its schema has it.",
    "invalid-input",
    {
      "a priority above 3 is 3": mended("createOrder", (body) =>
        Number(body["priority"]) > 3 ? { ...body, priority: 3 } : body,
      ),
      "an order is written anew in part": acting("replaceOrder", (act, { store }) => (call) => {
        const before = rowOf(store.orders, call.params["id"])?.fields ?? {};
        const { customer, pickup_shop_id, priority } = before;
        const body = call.body;
        const isObject = typeof body === "object" && body !== null && !Array.isArray(body);
        return act({ ...call, body: isObject ? { customer, pickup_shop_id, priority, ...body } : body });
      }),
      "a pick-up shop may be any text": mended("createOrder", (body) =>
        typeof body["pickup_shop_id"] === "string" && !/^shop_[0-9a-f]{16}$/.test(body["pickup_shop_id"])
          ? { ...body, pickup_shop_id: "shop_4f0c9a1e7b32d685" }
          : body,
      ),
      "a gift may be 0 or 1": mended("addItem", (body) =>
        body["gift"] === 0 || body["gift"] === 1 ? { ...body, gift: body["gift"] === 1 } : body,
      ),
      "a quantity is rounded": mended("addItem", (body) =>
        typeof body["quantity"] === "number" ? { ...body, quantity: Math.round(body["quantity"]) } : body,
      ),
    },
  ),
  ...against<Own>(
    "breach",
    "400: `label` has more than 60 characters; `quantity` is less than 1; `customer` is empty.",
    "invalid-input",
    {
      "a long label is cut": mended("createShop", (body) =>
        length(body["label"]) > 60
          ? { ...body, label: [...String(body["label"])].slice(0, 60).join("") }
          : body,
      ),
      "no pieces are one": mended("addItem", (body) =>
        body["quantity"] === 0 ? { ...body, quantity: 1 } : body,
      ),
      "an order of nobody is refused in other words": refusing(
        texts.customer,
        () => new Refusal(400, "customer must not be blank"),
      ),
    },
  ),
  ...against<Own>(
    "breach",
    "400: `order_id` is not a UUID; `item_id` is not a UUID; `id` is no shop's id.",
    "invalid-input",
    {
      "an item's id of any form is looked up": endpointOf("removeItem", ({ checkPath }) => ({
        checkPath: (params) => checkPath?.({ ...params, item_id: "c3d5e7f9-1a2b-4c3d-9e4f-5a6b7c8d9e0f" }),
      })),
      "a malformed order is a 500": endpointOf("listItems", () => ({
        checkPath: ({ id = "" }) => {
          if (!/^[0-9a-f-]{36}$/i.test(id)) throw failure();
        },
      })),
      "a malformed shop has no orders": refusing(texts.shopId, (refusal) =>
        refusal.status === 400 ? jsonAnswer(200, { data: [], next_cursor: null }) : refusal,
      ),
    },
  ),
  ...against<Own>(
    "breach",
    "404: The account has no shop `pickup_shop_id`: `pick-up shop not found`.",
    "coverage",
    {
      "a pick-up shop need not be there": ({ store: { shop }, store }) => {
        Object.assign(store, {
          shop: (owner: string, id: string | undefined, refusal?: string) =>
            refusal === texts.noPickup ? ({ fields: { id } } as unknown as Row) : shop(owner, id, refusal),
        });
        return {};
      },
      "a missing pick-up shop is a missing shop": refusing(
        texts.noPickup,
        () => new Refusal(404, texts.noShop),
      ),
      "a missing pick-up shop is a 400": refusing(
        texts.noPickup,
        () => new Refusal(400, "no such pick-up shop"),
      ),
    },
  ),
  ...against<Own>(
    "breach",
    "404: The account has no such shop, order or item; every token belongs to one account, which sees only its own.",
    "auth",
    {
      "another account's order can be read": ownerless("getOrder", "orders"),
      "another account's order can be written": ownerless("replaceOrder", "orders"),
      "the items of another account's order can be read": ownerless("listItems", "orders"),
      "items can be added to another account's order": ownerless("addItem", "orders"),
      "items can be taken out of another account's order": ownerless("removeItem", "orders"),
      "another account's shop can be read": ownerless("getShop", "shops"),
      "another account's shop can be closed": ownerless("deleteShop", "shops"),
      "the orders of another account's shop can be read": ownerless("listOrders", "shops"),
      "orders can be placed at another account's shop": acting("createOrder", (act, { store }) => (call) => {
        const shop = rowOf(store.shops, call.params["id"]);
        const body = { ...(call.body as Body), pickup_shop_id: call.params["id"] };
        return shop && shop.owner !== call.owner ? act({ ...call, owner: shop.owner, body }) : act(call);
      }),
      "the list has the shops of all accounts": acting("listShops", (_, { store }) => () => ({
        status: 200,
        body: { data: store.shops.slice(0, 100).map(({ fields }) => fields), next_cursor: null },
      })),
    },
  ),
  ...against<Own>(
    "breach",
    "404: The account has no shop `pickup_shop_id`; every token belongs to one account, which sees only its own.",
    "auth",
    {
      "an order may be picked up at another account's shop": ({ store: { shop, shops }, store }) => {
        Object.assign(store, {
          shop: (owner: string, id: string | undefined, refusal?: string) =>
            (refusal === texts.noPickup && rowOf(shops, id)) || shop(owner, id, refusal),
        });
        return {};
      },
    },
  ),
  ...against<Own>(
    "breach",
    "Find the account's shops; every token belongs to one account, which sees only its own.",
    "auth",
    {
      "a search finds the shops of all accounts": acting("searchShops", (_, { store }) => ({ query }) => {
        const text = query.get("q")?.toLowerCase() ?? "";
        if (text === "") throw new Refusal(400, texts.query);
        if (length(text) > 60) throw new Refusal(400, "too long");
        const found = store.shops.filter(({ fields }) =>
          String(fields["label"]).toLowerCase().includes(text),
        );
        return { status: 200, body: found.slice(0, 20).map(({ fields }) => fields) };
      }),
    },
  ),
  ...against<Own>("breach", "401: No valid token.", "auth", {
    "a search needs no token": endpointOf("searchShops", (_, { store }) => ({
      credential: null,
      act: ({ query }) => {
        if (!query.get("q")) throw new Refusal(400, texts.query);
        if (length(query.get("q")) > 60) throw new Refusal(400, "too long");
        return { status: 200, body: store.shops.slice(0, 1).map(({ fields }) => fields) };
      },
    })),
    "taking an item out needs no token": endpointOf("removeItem", ({ act }, { store }) => ({
      credential: null,
      act: (call) => act({ ...call, owner: rowOf(store.orders, call.params["order_id"])?.owner ?? "" }),
    })),
    "orders can be placed with any token": ({ authenticate }) => ({
      authenticate: (request, endpoint) => {
        try {
          return authenticate(request, endpoint);
        } catch (refusal) {
          const isSent = /^bearer \S+$/i.test(request.headers.authorization ?? "");
          if (isSent && request.method === "POST" && /orders$/.test(request.target)) return "own";
          throw refusal;
        }
      },
    }),
  }),
  ...against<Own>("breach", "405: Another method is needed.", "methods-and-paths", {
    "PATCH changes an order": taking("PATCH", /\/orders\/[^/]+$/, "PUT"),
    "POST changes an order": taking("POST", /\/orders\/[^/]+$/, "PUT"),
    "PUT opens a shop": taking("PUT", /\/shops$/, "POST"),
    "PUT adds an item": taking("PUT", /\/items$/, "POST"),
    "an item can be read": ({ handle }) => ({
      handle: (own, request) =>
        request.method === "GET" && /\/items\/[^/]+$/.test(request.target)
          ? jsonAnswer(200, { id: "c3d5e7f9-1a2b-4c3d-9e4f-5a6b7c8d9e0f", product: "Lamp" })
          : handle(own, request),
    }),
  }),
  ...against<Own>("breach", "404: No operation has this path. Never a 500.", "methods-and-paths", {
    "what follows an order's path is not looked at": ({ endpoints, route }) => ({
      route: (own, request) => {
        const [path = ""] = request.target.split("?");
        const [, short = ""] = /^(\/v1\/orders\/[^/]+)\//.exec(path) ?? [];
        return route(
          own,
          short && routesOf(endpoints, path).length === 0 ? { ...request, target: short } : request,
        );
      },
    }),
    "an unknown path is a 500": ({ route }) => ({
      route: (own, request) => {
        if (routesOf(own.endpoints, request.target.split("?")[0] ?? "").length === 0) throw failure();
        return route(own, request);
      },
    }),
  }),
  ...against<Own>("breach", "404: The order has no such item.", "laws", {
    "an item is taken out of whatever order": acting("removeItem", (act, { store }) => (call) => {
      const item = rowOf(store.items, call.params["item_id"]);
      return act(item ? { ...call, params: { ...call.params, order_id: item.parent } } : call);
    }),
    "an item that is gone is taken out once more": refusing(texts.noItem, () => ({ status: 204 })),
  }),
  ...against<Own>(
    "breach",
    "GET /orders/{id}/items: Read all items of an order. GET /shops/{id}/orders: Read the orders of a shop.",
    "laws",
    {
      "an order has the items of all orders": acting("listItems", (act, { store }) => async (call) => {
        await act(call);
        const items = store.items.filter(({ owner }) => owner === call.owner);
        return { status: 200, body: items.map(({ fields }) => fields) };
      }),
      "a shop has the orders of all shops": acting("listOrders", (act, { store }) => async (call) => {
        const { body } = await act(call);
        const orders = store.orders.filter(({ owner }) => owner === call.owner);
        return {
          status: 200,
          body: {
            ...(body as Body),
            data: orders.slice(0, 100).map(({ fields }) => fields),
            next_cursor: null,
          },
        };
      }),
      "a new item is not in the list": shown("listItems", (items) =>
        (items as unknown as Body[]).slice(0, 1),
      ),
      "a new order is in the list of no shop": after("createOrder", ({ orders }) => {
        const row = orders.at(-1);
        if (row) Object.assign(row, { parent: "" });
      }),
      "an item that was taken out stays in the list": acting(
        "removeItem",
        (act, { store }) =>
          async (call) => {
            const before = [...store.items];
            const reply = await act(call);
            store.items.splice(0, store.items.length, ...before);
            return reply;
          },
      ),
      "taking an item out empties the order": after("removeItem", ({ items, orders }, { params }) => {
        const order = rowOf(orders, params["order_id"]);
        for (const item of order ? inside(items, order) : []) items.splice(items.indexOf(item), 1);
      }),
      "the same product is not added twice": acting("addItem", (act, { store }) => async (call) => {
        const order = rowOf(store.orders, call.params["id"]);
        const product = (call.body as Body | null)?.["product"];
        const same = order && inside(store.items, order).find(({ fields }) => fields["product"] === product);
        const reply = await act(call);
        if (same) store.items.pop();
        return reply;
      }),
    },
  ),
  ...against<Own>(
    "breach",
    "A new order has the `customer`, `pickup_shop_id` and `priority` that were sent; it belongs to the shop of the path.",
    "laws",
    {
      "a new order has the default priority": mended("createOrder", ({ priority, ...body }) =>
        [1, 2, 3].includes(Number(priority)) ? body : { ...body, priority },
      ),
      "a customer is trimmed": mended("createOrder", (body) =>
        typeof body["customer"] === "string" && body["customer"].trim() !== ""
          ? { ...body, customer: body["customer"].trim() }
          : body,
      ),
      "a new order is not kept": after("createOrder", ({ orders }) => {
        orders.pop();
      }),
    },
  ),
  ...against<Own>("breach", "A new item has the `product`, `quantity` and `gift` that were sent.", "laws", {
    "nothing is a gift": mended("addItem", ({ gift, ...body }) =>
      gift === true ? body : { ...body, ...(gift !== undefined && { gift }) },
    ),
    "a new item's product is in lower case": after("addItem", ({ items }) => {
      const row = items.at(-1);
      if (row) row.fields = { ...row.fields, product: String(row.fields["product"]).toLowerCase() };
    }),
  }),
  ...against<Own>("breach", "A shop keeps the `label` and the `city` that were sent.", "laws", {
    "a new shop is nowhere": after("createShop", ({ shops }) => {
      const row = shops.at(-1);
      if (row) row.fields = { ...row.fields, city: null };
    }),
  }),
  ...against<Own>(
    "breach",
    "Write an order anew: `customer`, `pickup_shop_id` and `priority` are what was sent; `shop_id`, `state` and `created_at` are kept, `updated_at` moves forward.",
    "laws",
    {
      "an order that is written anew moves to its pick-up shop": acting(
        "replaceOrder",
        (act, { store }) =>
          async (call) => {
            const reply = await act(call);
            const row = rowOf(store.orders, call.params["id"]);
            if (row) row.fields = { ...row.fields, shop_id: "shop_00000000deadbeef" };
            return { ...reply, body: row?.fields };
          },
      ),
      "an order that is written anew is paid": acting("replaceOrder", (act, { store }) => async (call) => {
        const reply = await act(call);
        const row = rowOf(store.orders, call.params["id"]);
        if (row) row.fields = { ...row.fields, state: "paid" };
        return { ...reply, body: row?.fields };
      }),
      "an order that is written anew is a new one": acting(
        "replaceOrder",
        (act, { store }) =>
          async (call) => {
            const reply = await act(call);
            const row = rowOf(store.orders, call.params["id"]);
            if (row) row.fields = { ...row.fields, created_at: row.fields["updated_at"] };
            return { ...reply, body: row?.fields };
          },
      ),
      "an order is written anew, and its priority forgotten": acting(
        "replaceOrder",
        (act, { store }) =>
          async (call) => {
            const before = rowOf(store.orders, call.params["id"])?.fields["priority"];
            const reply = await act(call);
            const row = rowOf(store.orders, call.params["id"]);
            if (row) row.fields = { ...row.fields, priority: before };
            return reply;
          },
      ),
      "`updated_at` of an order goes back": acting("replaceOrder", (act, { store }) => async (call) => {
        const reply = await act(call);
        const row = rowOf(store.orders, call.params["id"]);
        if (row) row.fields = { ...row.fields, updated_at: "2020-01-01T00:00:00.000Z" };
        return { ...reply, body: row?.fields };
      }),
    },
  ),
  ...against<Own>("breach", "204: It is gone, and so are its orders.", "laws", {
    "a closed shop is still read": acting("deleteShop", (_, { store }) => ({ owner, params }) => {
      store.shop(owner, params["id"]);
      return { status: 204 };
    }),
    "a closed shop stays in the list": acting("deleteShop", (act, { store }) => async (call) => {
      const shop = store.shop(call.owner, call.params["id"]);
      const reply = await act(call);
      store.shops.push({ ...shop, fields: { ...shop.fields } });
      const find = store.shop;
      Object.assign(store, {
        shop: (owner: string, id: string | undefined, refusal?: string) => {
          if (id === shop.fields["id"]) throw new Refusal(404, refusal ?? texts.noShop);
          return find(owner, id, refusal);
        },
      });
      return reply;
    }),
  }),
  ...against<Own>(
    "breach",
    "Read page by page: `limit` at most, from `cursor` on, in the order in which they were placed.",
    "laws",
    {
      "orders ignore their limit": acting("listOrders", (act) => (call) => {
        const query = new URLSearchParams(call.query);
        if (/^([1-9]\d?|100)$/.test(query.get("limit") ?? "")) query.set("limit", "100");
        return act({ ...call, query });
      }),
      "the second page of orders leaves one out": acting("listOrders", (act) => (call) => {
        const query = new URLSearchParams(call.query);
        const start = Number(Buffer.from(query.get("cursor") ?? "", "base64url").toString());
        if (start > 0) query.set("cursor", Buffer.from(String(start + 1)).toString("base64url"));
        return act({ ...call, query });
      }),
      "shops have a cursor for ever": shown("listShops", (page) => ({
        ...page,
        next_cursor: page["next_cursor"] ?? Buffer.from("0").toString("base64url"),
      })),
    },
  ),
  ...against<Own>("breach", "The operation answers as its responses say.", "coverage", {
    "items can't be taken out": acting("removeItem", () => () => {
      throw new Refusal(405, "not this way");
    }),
    "orders can be placed only at a shop that is there no more": acting("createOrder", () => () => {
      throw new Refusal(404, texts.noShop);
    }),
  }),
];
