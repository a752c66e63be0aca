import { Refusal } from "../http.ts";
import { type Call, type Endpoint, type Site, siteOf } from "../site.ts";
import {
  checkItemId,
  checkOrderId,
  checkShopId,
  type Fields,
  newItem,
  newShop,
  orderOf,
  type Page,
  pageOf,
  searched,
  texts,
} from "./input.ts";

/** A server of shops, orders and items, written by hand from its pages: its texts stand here a second time, on purpose. */
export interface Market {
  /** In the order in which they were opened, placed, added. */
  readonly shops: Row[];
  readonly orders: Row[];
  readonly items: Row[];
  readonly now: () => string;
  readonly shop: (owner: string, id: string | undefined, refusal?: string) => Row;
  readonly order: (owner: string, id: string | undefined) => Row;
  readonly add: (rows: Row[], owner: string, parent: string, fields: Fields) => Row;
  readonly change: (row: Row, fields: Fields) => Row;
  readonly page: (rows: readonly Row[], page: Page) => unknown;
  readonly removeShop: (row: Row) => void;
}

export interface Row {
  readonly owner: string;
  /** The id of what it is in. */
  readonly parent: string;
  fields: Fields;
}

export const tokens = { own: "market_own_5e1d0c9b8a77", other: "market_other_66f5e4d3c2b1" };
export const shopIds = { own: "shop_4f0c9a1e7b32d685", other: "shop_90d2b7c4e6f1a853" };
export const orderIds = {
  own: "9a1b7c52-0d3e-4f68-8a24-6c5e1f907b31",
  other: "1c8e4d7a-5b29-4e60-93f1-7d2a6b8c0e45",
};
export const itemIds = {
  own: "c3d5e7f9-1a2b-4c3d-9e4f-5a6b7c8d9e0f",
  other: "e0f1d2c3-b4a5-4678-8901-234567abcdef",
};

const time = "2026-10-01T08:00:00.000Z";

function rowsOf(owner: "own" | "other"): { shop: Row; order: Row; item: Row } {
  const shop_id = shopIds[owner];
  const order = {
    id: orderIds[owner],
    shop_id,
    customer: "Ingrid",
    pickup_shop_id: shop_id,
    priority: 2,
    state: "open",
    created_at: time,
    updated_at: time,
  };
  const shop = { id: shop_id, label: "Harbour Street", city: "Bergen", created_at: time };
  const item = { id: itemIds[owner], product: "Lamp", quantity: 2, gift: false };
  return {
    shop: { owner, parent: "", fields: shop },
    order: { owner, parent: shop_id, fields: order },
    item: { owner, parent: order.id, fields: item },
  };
}

const byId = (rows: readonly Row[], owner: string, id = "") =>
  rows.find((row) => row.owner === owner && row.fields["id"] === id);

/** The rows that are in one. */
export function inside(rows: readonly Row[], { fields }: Row): Row[] {
  return rows.filter(({ parent }) => parent === fields["id"]);
}

function drop(rows: Row[], gone: (row: Row) => boolean): void {
  rows.splice(0, rows.length, ...rows.filter((row) => !gone(row)));
}

function marketOf(now: () => Date): Market {
  const own = rowsOf("own");
  const other = rowsOf("other");
  const market: Market = {
    shops: [own.shop, other.shop],
    orders: [own.order, other.order],
    items: [own.item, other.item],
    now: () => now().toISOString(),
    shop: (owner, id, refusal = texts.noShop) => {
      const row = byId(market.shops, owner, id);
      if (!row) throw new Refusal(404, refusal);
      return row;
    },
    order: (owner, id) => {
      const row = byId(market.orders, owner, id);
      if (!row) throw new Refusal(404, texts.noOrder);
      return row;
    },
    add: (rows, owner, parent, fields) => {
      const row = { owner, parent, fields };
      rows.push(row);
      return row;
    },
    change: (row, fields) => {
      row.fields = { ...row.fields, ...fields, updated_at: market.now() };
      return row;
    },
    page: (rows, { limit, start }) => {
      const end = start + limit;
      const next_cursor = end < rows.length ? Buffer.from(String(end)).toString("base64url") : null;
      return { data: rows.slice(start, end).map(({ fields }) => fields), next_cursor };
    },
    removeShop: (shop) => {
      const orders = new Set(inside(market.orders, shop).map(({ fields }) => fields["id"]));
      drop(market.items, ({ parent }) => orders.has(parent));
      drop(market.orders, ({ fields }) => orders.has(fields["id"]));
      drop(market.shops, (row) => row === shop);
    },
  };
  return market;
}

const base = "/v1";

/** `now` is the clock. */
export function correct(now = () => new Date()): Site<Market> {
  const market = marketOf(now);
  let made = 0;
  const uuid = () => `7b9d1f35-2c4e-4a60-8b7d-${String(++made).padStart(12, "0")}`;
  const shopPath = ({ id }: Call["params"]) => checkShopId(id);
  const orderPath = ({ id }: Call["params"]) => checkOrderId(id);
  const oneShop = { path: `${base}/shops/{id}`, checkPath: shopPath } as const;
  const ordersOfShop = { path: `${base}/shops/{id}/orders`, checkPath: shopPath } as const;
  const oneOrder = { path: `${base}/orders/{id}`, checkPath: orderPath } as const;
  const itemsOfOrder = { path: `${base}/orders/{id}/items`, checkPath: orderPath } as const;
  const endpoints: Record<string, Endpoint> = {
    listShops: {
      method: "GET",
      path: `${base}/shops`,
      act: ({ query, owner }) => {
        const page = pageOf(query);
        return {
          status: 200,
          body: market.page(
            market.shops.filter((shop) => shop.owner === owner),
            page,
          ),
        };
      },
    },
    createShop: {
      method: "POST",
      path: `${base}/shops`,
      reads: "json",
      act: ({ body, owner }) => {
        const fields = newShop(body);
        const id = `shop_${(0xa000_0000 + ++made).toString(16).padStart(16, "0")}`;
        const shop = market.add(market.shops, owner, "", { id, ...fields, created_at: market.now() });
        return { status: 201, body: shop.fields };
      },
    },
    searchShops: {
      method: "GET",
      path: `${base}/shops/search`,
      act: ({ query, owner }) => {
        const text = searched(query).toLowerCase();
        const found = market.shops.filter(
          (shop) => shop.owner === owner && String(shop.fields["label"]).toLowerCase().includes(text),
        );
        return { status: 200, body: found.slice(0, 20).map(({ fields }) => fields) };
      },
    },
    getShop: {
      ...oneShop,
      method: "GET",
      act: ({ params, owner }) => ({ status: 200, body: market.shop(owner, params["id"]).fields }),
    },
    deleteShop: {
      ...oneShop,
      method: "DELETE",
      act: ({ params, owner }) => {
        market.removeShop(market.shop(owner, params["id"]));
        return { status: 204 };
      },
    },
    listOrders: {
      ...ordersOfShop,
      method: "GET",
      act: ({ params, query, owner }) => {
        const page = pageOf(query);
        const shop = market.shop(owner, params["id"]);
        return { status: 200, body: market.page(inside(market.orders, shop), page) };
      },
    },
    createOrder: {
      ...ordersOfShop,
      method: "POST",
      reads: "json",
      act: ({ params, body, owner }) => {
        const fields = orderOf(body, 2);
        const shop_id = String(market.shop(owner, params["id"]).fields["id"]);
        market.shop(owner, String(fields["pickup_shop_id"]), texts.noPickup);
        const placed = market.now();
        const times = { created_at: placed, updated_at: placed };
        const order = { id: uuid(), shop_id, ...fields, state: "open", ...times };
        return { status: 201, body: market.add(market.orders, owner, shop_id, order).fields };
      },
    },
    getOrder: {
      ...oneOrder,
      method: "GET",
      act: ({ params, owner }) => ({ status: 200, body: market.order(owner, params["id"]).fields }),
    },
    replaceOrder: {
      ...oneOrder,
      method: "PUT",
      reads: "json",
      act: ({ params, body, owner }) => {
        const fields = orderOf(body);
        const order = market.order(owner, params["id"]);
        market.shop(owner, String(fields["pickup_shop_id"]), texts.noPickup);
        return { status: 200, body: market.change(order, fields).fields };
      },
    },
    listItems: {
      ...itemsOfOrder,
      method: "GET",
      act: ({ params, owner }) => {
        const rows = inside(market.items, market.order(owner, params["id"]));
        return { status: 200, body: rows.map(({ fields }) => fields) };
      },
    },
    addItem: {
      ...itemsOfOrder,
      method: "POST",
      reads: "json",
      act: ({ params, body, owner }) => {
        const fields = newItem(body);
        const order = String(market.order(owner, params["id"]).fields["id"]);
        return {
          status: 201,
          body: market.add(market.items, owner, order, { id: uuid(), ...fields }).fields,
        };
      },
    },
    removeItem: {
      method: "DELETE",
      path: `${base}/orders/{order_id}/items/{item_id}`,
      checkPath: ({ order_id, item_id }) => {
        checkOrderId(order_id);
        checkItemId(item_id);
      },
      act: ({ params, owner }) => {
        const order = market.order(owner, params["order_id"]);
        const row = byId(inside(market.items, order), owner, params["item_id"]);
        if (!row) throw new Refusal(404, texts.noItem);
        market.items.splice(market.items.indexOf(row), 1);
        return { status: 204 };
      },
    },
  };
  const owners = Object.fromEntries(Object.entries(tokens).map(([owner, token]) => [token, owner]));
  return siteOf(market, endpoints, { body: (error) => ({ error }), invalid: 400, owners });
}
