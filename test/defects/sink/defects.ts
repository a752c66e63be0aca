import { type Answer, jsonAnswer, Refusal } from "../http.ts";
import { against, type Planted } from "../planted.ts";
import { acting, type Change, endpointOf, type Reply, refusing, type Site } from "../site.ts";
import { captionEmpty, type Fields } from "./input.ts";
import { etagOf, ids, itemNotFound, photoNotFound, type Stock } from "./server.ts";

type Sink = Site<Stock>;
type Body = Record<string, unknown>;

/** What an operation answers when it is done is changed. */
function answered(operation: string, change: (reply: Reply, body: Body) => Reply): Change<Stock> {
  return acting(operation, (act) => async (call) => {
    const reply = await act(call);
    return change(reply, reply.body as Body);
  });
}

/** Each item is shown otherwise, in pages too. */
function shown(change: (item: Body) => Body): Change<Stock> {
  return ({ succeed }) => ({
    succeed: (reply, request, operation) => {
      const body = reply.body as Body | undefined;
      if (!/^(listItems|createItem|getItem|updateItem)$/.test(operation) || !body)
        return succeed(reply, request, operation);
      const data = body["data"] as Body[] | undefined;
      return succeed(
        { ...reply, body: data ? { ...body, data: data.map(change) } : change(body) },
        request,
        operation,
      );
    },
  });
}

/** The body of an operation is put right, before it is looked at. */
function mended(operation: string, change: (body: Body) => Body): Change<Stock> {
  return acting(operation, (act) => (call) => {
    const { body } = call;
    const isObject = typeof body === "object" && body !== null && !Array.isArray(body);
    return act({ ...call, body: isObject ? change(body as Body) : body });
  });
}

/** What is made is kept otherwise than it was sent. */
function kept(change: (fields: Fields) => Fields): Change<Stock> {
  return acting("createItem", (act, { store }) => async (call) => {
    const reply = await act(call);
    const row = store.rows.at(-1);
    if (!row) return reply;
    row.item = change(row.item);
    return { ...reply, body: row.item };
  });
}

/** An operation refuses what `refuses` holds for. */
function refused(
  operation: string,
  refuses: (body: Body, query: URLSearchParams, headers: Body) => boolean,
  refusal: () => Error = () => new Refusal(422, "not like this"),
): Change<Stock> {
  return acting(operation, (act) => (call) => {
    if (refuses((call.body ?? {}) as Body, call.query, call.headers)) throw refusal();
    return act(call);
  });
}

/** A query parameter is left out where `drops` holds for its values. */
function dropped(name: string, drops: (values: readonly string[]) => boolean): Change<Stock> {
  return acting("listItems", (act) => (call) => {
    const query = new URLSearchParams(call.query);
    if (query.has(name) && drops(query.getAll(name))) query.delete(name);
    return act({ ...call, query });
  });
}

/** An operation finds the objects of everyone. */
function ownerless(operation: string): Change<Stock> {
  return acting(operation, (act, { store }) => (call) => {
    const row = store.rows.find(({ item }) => item["id"] === call.params["item_id"]);
    return act({ ...call, owner: row?.owner ?? call.owner });
  });
}

const failure = () => new Error("boom");
const length = (value: unknown) => (typeof value === "string" ? [...value].length : 0);
const isBelowZero = (value: unknown) => typeof value === "number" && value < 0;

/** What teams get wrong when they serve the kitchen sink, one at a time. */
export const sinkDefects: readonly Planted<Sink>[] = [
  ...against<Sink>("breach", "201: the header field `Location` is the path of the new item.", "answers", {
    "a new item has no location": answered("createItem", (reply) => ({ ...reply, headers: {} })),
  }),
  ...against<Sink>(
    "breach",
    "200: `X-Total-Count` is a whole number: how many items there are in all.",
    "answers",
    {
      "a list has no count": answered("listItems", (reply) => ({ ...reply, headers: {} })),
      "the count of a list is a word": answered("listItems", (reply) => ({
        ...reply,
        headers: { "x-total-count": "some" },
      })),
      "the count of a list is below zero": answered("listItems", (reply) => ({
        ...reply,
        headers: { "x-total-count": "-1" },
      })),
    },
  ),
  ...against<Sink>("breach", "200: `ETag` names this state of the item.", "answers", {
    "an update has no tag": answered("updateItem", (reply) => ({ ...reply, headers: {} })),
  }),
  ...against<Sink>(
    "breach",
    "ItemPage: `next_cursor` is a text, null at the end; `data` are items.",
    "answers",
    {
      "the end of a list has no cursor at all": answered("listItems", (reply, { next_cursor, ...body }) => ({
        ...reply,
        body: next_cursor === null ? body : { ...body, next_cursor },
      })),
      "an empty list is null": answered("listItems", (reply, body) => ({
        ...reply,
        body: { ...body, data: (body["data"] as unknown[]).length === 0 ? null : body["data"] },
      })),
    },
  ),
  ...against<Sink>(
    "breach",
    "Item: a perishable one has `best_before`, a durable one `warranty_months`; `tags`, `price`, `quantity` and `season` are always there.",
    "answers",
    {
      "no tags are left out": shown(({ tags, ...item }) =>
        (tags as unknown[]).length > 0 ? { ...item, tags } : item,
      ),
      "a price is a text": shown((item) => ({ ...item, price: String(item["price"]) })),
      "no season is left out": shown(({ season, ...item }) => (season === null ? item : { ...item, season })),
      "a kind begins with a capital": shown((item) => ({
        ...item,
        kind: String(item["kind"]).replace(/^./, (first) => first.toUpperCase()),
      })),
      "a durable item has its warranty as a text": shown((item) =>
        item["kind"] === "durable" ? { ...item, warranty_months: `${item["warranty_months"]} months` } : item,
      ),
      "a day has a time": shown((item) =>
        item["best_before"] ? { ...item, best_before: `${item["best_before"]}T00:00:00Z` } : item,
      ),
    },
  ),
  ...against<Sink>("breach", "204: It is gone, without a body; no other status is listed.", "answers", {
    "a deletion shows the item": acting("deleteItem", (act, { store }) => async (call) => {
      const { item } = store.find(call.owner, call.params["item_id"] ?? "");
      await act(call);
      return { status: 200, body: item };
    }),
  }),
  ...against<Sink>("breach", "200: image/png, the picture's bytes.", "answers", {
    "a picture is just bytes": answered("getPhoto", (reply) => ({
      ...reply,
      headers: { "content-type": "application/octet-stream" },
    })),
    "a picture is JSON": answered("getPhoto", () => ({
      status: 200,
      body: { url: "https://cdn.example/1" },
    })),
  }),
  ...against<Sink>(
    "breach",
    "404: `photo not found`; 404: `item not found`: the texts are the listed ones.",
    "answers",
    {
      "a missing picture is told in other words": refusing(photoNotFound, () => new Refusal(404, "no photo")),
      "a missing item is told with its id": refusing(
        itemNotFound,
        () => new Refusal(404, `item ${ids.own} not found`),
      ),
    },
  ),
  ...against<Sink>(
    "breach",
    "Health: `status` is `ok` or `degraded`. Category: `slug` and `children`, at each level.",
    "answers",
    {
      "the health is up": answered("getHealth", () => ({ status: 200, body: { status: "up" } })),
      "the leaves of the tree have no children": answered("listCategories", () => ({
        status: 200,
        body: [{ slug: "food", children: [{ slug: "fruit" }] }],
      })),
    },
  ),
  ...against<Sink>("breach", "Problem: every error has a `message`.", "answers", {
    "errors have `detail` for `message`": () => ({
      refuse: ({ status, message, headers }): Answer => jsonAnswer(status, { detail: message }, headers),
    }),
    "a 401 has an empty object": ({ refuse }) => ({
      refuse: (refusal, request) =>
        refusal.status === 401 ? jsonAnswer(401, {}, refusal.headers) : refuse(refusal, request),
    }),
  }),
  ...against<Sink>(
    "breach",
    "NewItem: `quantity` is 0 to 2147483647, `price` 0 up to 1000000, `note` up to 500 characters or null, `season` null for always, `labels` texts by any name.",
    "valid-input",
    {
      "a quantity above 16 bits is refused": refused(
        "createItem",
        ({ quantity }) => Number(quantity ?? 0) > 65_535,
      ),
      "what costs nothing is refused": refused("createItem", ({ price }) => price === 0),
      "an item for always is a 500": refused("createItem", ({ season }) => season === null, failure),
      "a durable item is refused": refused("createItem", ({ kind }) => kind === "durable"),
      "a note of 500 characters is refused": refused("createItem", ({ note }) => length(note) > 499),
      "a color that nobody knows is refused": refused(
        "createItem",
        ({ color }) => color !== undefined && !["red", "green", "blue"].includes(String(color)),
      ),
      "an empty note is refused": refused("updateItem", ({ note }) => note === ""),
    },
  ),
  ...against<Sink>(
    "breach",
    "`tag`: 1 to 3 of fresh, fragile, heavy; `sort`: created_at, -created_at or name; `limit` up to 100; `X-Trace-Id`: 16 hexadecimal digits.",
    "valid-input",
    {
      "only one tag may be asked for": refused("listItems", (_, query) => query.getAll("tag").length > 1),
      "sorting by name is a 500": refused("listItems", (_, query) => query.get("sort") === "name", failure),
      "a limit of 100 is refused": refused("listItems", (_, query) => query.get("limit") === "100"),
      "a trace id is a 500": refused(
        "listItems",
        (_, __, headers) => headers["x-trace-id"] !== undefined,
        failure,
      ),
    },
  ),
  ...against<Sink>("breach", "Health has no security: no credential is asked for.", "valid-input", {
    "the health asks for a token": endpointOf("getHealth", () => ({ credential: "authorization" })),
  }),
  ...against<Sink>(
    "breach",
    "422: The request is malformed: a field is not as NewItem has it.",
    "invalid-input",
    {
      "a season may end before it begins": mended("createItem", (body) => {
        const season = body["season"] as { from?: string; to?: string } | null | undefined;
        const turned =
          typeof season?.from === "string" && typeof season.to === "string" && season.from > season.to;
        return turned ? { ...body, season: { from: season.to, to: season.from } } : body;
      }),
      "a 30th of February is taken": mended("createItem", (body) =>
        /^\d{4}-02-(29|30|31)$/.test(String(body["best_before"]))
          ? { ...body, best_before: "2026-03-02" }
          : body,
      ),
      "unknown tags are dropped": mended("createItem", (body) =>
        Array.isArray(body["tags"])
          ? { ...body, tags: body["tags"].filter((tag) => ["fresh", "fragile", "heavy"].includes(tag)) }
          : body,
      ),
      "tags above the fifth are dropped": mended("createItem", (body) =>
        Array.isArray(body["tags"]) ? { ...body, tags: body["tags"].slice(0, 5) } : body,
      ),
      "a price below zero is taken": mended("createItem", (body) =>
        isBelowZero(body["price"]) ? { ...body, price: 0 } : body,
      ),
      "a price in quotes is taken": mended("createItem", (body) =>
        typeof body["price"] === "string" &&
        body["price"].trim() !== "" &&
        !Number.isNaN(Number(body["price"]))
          ? { ...body, price: Number(body["price"]) }
          : body,
      ),
      "a long label is cut": mended("createItem", (body) => {
        const { labels } = body;
        if (typeof labels !== "object" || labels === null || Array.isArray(labels)) return body;
        const cut = ([name, text]: [string, unknown]) => [
          name,
          typeof text === "string" ? text.slice(0, 20) : text,
        ];
        return { ...body, labels: Object.fromEntries(Object.entries(labels).map((one) => cut(one))) };
      }),
      "a season may be left out": mended("createItem", (body) => ({ season: null, ...body })),
      "an item of no kind is durable": mended("createItem", (body) => ({
        kind: "durable",
        warranty_months: 0,
        ...body,
      })),
      "one side is enough for a size": mended("createItem", (body) =>
        Array.isArray(body["size"]) && body["size"].length === 1
          ? { ...body, size: [body["size"][0], body["size"][0]] }
          : body,
      ),
      "a long name of an update is cut": mended("updateItem", (body) =>
        length(body["name"]) > 80 ? { ...body, name: [...String(body["name"])].slice(0, 80).join("") } : body,
      ),
    },
  ),
  ...against<Sink>(
    "breach",
    "422: The request is malformed: a parameter is not as its schema has it.",
    "invalid-input",
    {
      "a sort that nobody knows is the default": dropped(
        "sort",
        ([sort = ""]) => !["created_at", "-created_at", "name"].includes(sort),
      ),
      "a truth that is none is left out": dropped(
        "in_stock",
        ([value = ""]) => !/^(true|false)$/.test(value),
      ),
      "a largest price below zero is left out": dropped("max_price", ([value]) => Number(value) < 0),
      "tags that nobody knows are not asked for": dropped("tag", (values) =>
        values.some((tag) => !["fresh", "fragile", "heavy"].includes(tag)),
      ),
    },
  ),
  ...against<Sink>(
    "breach",
    "422: `limit` is below 1 or above 100: `limit must be 1 to 100`.",
    "invalid-input",
    {
      "a limit above 100 is 100": acting("listItems", (act) => (call) => {
        const query = new URLSearchParams(call.query);
        if (Number(query.get("limit")) > 100) query.set("limit", "100");
        return act({ ...call, query });
      }),
    },
  ),
  ...against<Sink>(
    "breach",
    "PhotoUpload: `file` and `caption` are needed, a caption has 1 to 200 characters.",
    "invalid-input",
    {
      "a picture without a caption has an empty one": refusing(captionEmpty, () =>
        jsonAnswer(201, { id: "3f2b8c1d", caption: "" }),
      ),
      "the picture itself may be missing": acting("uploadPhoto", (act) => async (call) => {
        try {
          return await act(call);
        } catch (error) {
          const isMissing =
            !String(call.body).includes('name="file"') && String(call.body).includes('name="caption"');
          if (error instanceof Refusal && error.status === 422 && isMissing)
            return { status: 201, body: { id: "3f2b8c1d", caption: "none" } };
          throw error;
        }
      }),
    },
  ),
  ...against<Sink>("breach", "412: `If-Match` does not match: `the item has changed`.", "coverage", {
    "a condition is not looked at": acting("updateItem", (act) => ({ headers, ...call }) => {
      const { "if-match": _, ...rest } = headers;
      return act({ ...call, headers: rest });
    }),
  }),
  ...against<Sink>(
    "breach",
    "401: No valid credentials: `listCategories` needs `X-Shop-Key`, `listItems` a bearer token.",
    "auth",
    {
      "the tree of categories needs no key": endpointOf("listCategories", () => ({ credential: null })),
      "any shop's key is taken": ({ authenticate }) => ({
        authenticate: (request, endpoint) =>
          endpoint.credential === "x-shop-key" && request.headers["x-shop-key"]
            ? "own"
            : authenticate(request, endpoint),
      }),
      "pictures need no token": endpointOf("getPhoto", (_, { store }) => ({
        credential: null,
        act: ({ params }) => {
          if (!store.photos.has(`${params["item_id"]}/${params["photo_id"]}`))
            throw new Refusal(404, photoNotFound);
          return {
            status: 200,
            headers: { "content-type": "image/png" },
            body: Buffer.from("89504e47", "hex"),
          };
        },
      })),
      "a picture is replaced without a token": endpointOf("replacePhoto", () => ({ credential: null })),
      "uploads take any token": ({ authenticate }) => ({
        authenticate: (request, endpoint) => {
          try {
            return authenticate(request, endpoint);
          } catch (refusal) {
            const sent = /^bearer \S+$/i.test(request.headers.authorization ?? "");
            if (sent && /photos$/.test(endpoint.path ?? "")) return "own";
            throw refusal;
          }
        },
      }),
    },
  ),
  ...against<Sink>("breach", "404: There is no such item: a token's items are its user's.", "auth", {
    "another's item can be read": ownerless("getItem"),
    "another's item can be changed": ownerless("updateItem"),
    "another's item can be deleted": ownerless("deleteItem"),
    "pictures can be added to another's item": ownerless("uploadPhoto"),
  }),
  ...against<Sink>("breach", "405: Another method is needed.", "methods-and-paths", {
    "PUT changes an item": ({ route }) => ({
      route: (own, request) =>
        route(
          own,
          request.method === "PUT" && /items\/[^/]+$/.test(request.target)
            ? { ...request, method: "PATCH" }
            : request,
        ),
    }),
    "POST to an item is a 200": ({ handle }) => ({
      handle: (own, request) =>
        request.method === "POST" && /\/items\/[^/]+$/.test(request.target)
          ? jsonAnswer(200, { ok: true })
          : handle(own, request),
    }),
  }),
  ...against<Sink>("breach", "404: No operation has this path.", "methods-and-paths", {
    "what follows an item's path is not looked at": ({ route }) => ({
      route: (own, request) =>
        route(own, {
          ...request,
          target: request.target.replace(/^(\/v2\/items\/[^/?]+)\/(?!photos)[^?]*/, "$1"),
        }),
    }),
  }),
  ...against<Sink>(
    "breach",
    "409: Another item has the same `name`: `an item of this name exists`.",
    "laws",
    {
      "two items may have the same name": acting("createItem", (act, { store }) => async (call) => {
        const name = (call.body as Body | null)?.["name"];
        const same = store.rows.filter((row) => row.owner === call.owner && row.item["name"] === name);
        for (const row of same) row.item = { ...row.item, name: `${name}\0` };
        try {
          return await act(call);
        } finally {
          for (const row of same) row.item = { ...row.item, name };
        }
      }),
    },
  ),
  ...against<Sink>(
    "breach",
    "A new item has the `kind`, `name`, `color`, `tags`, `price`, `quantity`, `note`, `season` and `labels` that were sent, and the defaults.",
    "laws",
    {
      "a color is written in lower case": kept((item) =>
        item["color"] ? { ...item, color: String(item["color"]).toLowerCase() } : item,
      ),
      "a price is kept in whole euros": kept((item) => ({
        ...item,
        price: Math.round(Number(item["price"])) % 1_000_000,
      })),
      "a season begins a day early": kept((item) => {
        const season = item["season"] as { from: string; to: string } | null;
        if (!season || season.from <= "0001-01-01") return item;
        const before = new Date(Date.parse(season.from) - 86_400_000).toISOString().slice(0, 10);
        return { ...item, season: { ...season, from: before } };
      }),
      "labels are lost": kept(({ labels, ...item }) => item),
      "a tag that stands twice is kept once": kept((item) => ({
        ...item,
        tags: [...new Set(item["tags"] as string[])],
      })),
      "there are no pieces where none are said": acting(
        "createItem",
        (act) => (call) =>
          act({ ...call, body: isRecord(call.body) ? { quantity: 0, ...call.body } : call.body }),
      ),
      "a null for a note is left out": kept(({ note, ...item }) =>
        note === null ? item : { ...item, note },
      ),
    },
  ),
  ...against<Sink>(
    "breach",
    "Update: a field that is left out stays as it is; `null` empties `note`; `id`, `kind` and `created_at` are kept.",
    "laws",
    {
      "an update empties the note that it leaves out": mended("updateItem", (body) => ({
        note: null,
        ...body,
      })),
      "a note can't be emptied": mended("updateItem", ({ note, ...body }) =>
        note === null ? body : { ...body, note },
      ),
      "an update makes an item new": acting("updateItem", (act, { store }) => async (call) => {
        const reply = await act(call);
        const row = store.find(call.owner, call.params["item_id"] ?? "");
        row.item = { ...row.item, created_at: row.item["updated_at"] };
        return { ...reply, headers: { etag: etagOf(row) }, body: row.item };
      }),
      "an update is answered, and lost": acting("updateItem", (act, { store }) => async (call) => {
        const row = store.rows.find(({ item }) => item["id"] === call.params["item_id"]);
        const before = row?.item;
        const reply = await act(call);
        if (row && before) row.item = before;
        return reply;
      }),
    },
  ),
  ...against<Sink>("breach", "It is gone: a deleted item is read as 404, and is in no list.", "laws", {
    "a deleted item is still read": acting("deleteItem", (_, { store }) => ({ owner, params }) => {
      store.find(owner, params["item_id"] ?? "");
      return { status: 204 };
    }),
  }),
  ...against<Sink>(
    "breach",
    "A page is bounded by `limit`; `next_cursor` is where the next page starts.",
    "laws",
    {
      "a page holds one more than was asked for": acting("listItems", (act) => (call) => {
        const query = new URLSearchParams(call.query);
        const limit = Number(query.get("limit") ?? 20);
        if (limit >= 1 && limit < 100) query.set("limit", String(limit + 1));
        return act({ ...call, query });
      }),
      "every page is the first": acting("listItems", (act) => (call) => {
        const query = new URLSearchParams(call.query);
        if (query.get("cursor")) query.delete("cursor");
        return act({ ...call, query });
      }),
    },
  ),
  ...against<Sink>("breach", "The operation answers as its responses say.", "coverage", {
    "pictures can't be added yet": acting("uploadPhoto", () => () => {
      throw new Refusal(501, "not implemented");
    }),
    "a picture is replaced at once": answered("replacePhoto", () => ({ status: 204 })),
  }),
];

function isRecord(value: unknown): value is Body {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
