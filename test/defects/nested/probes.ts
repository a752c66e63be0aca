import type { Request } from "../http.ts";
import { requestOf, type Sent } from "../request.ts";
import { itemIds, orderIds, shopIds, tokens } from "./server.ts";

function request(method: string, target: string, body?: unknown, sent: Partial<Sent> = {}): Request {
  const authorization = `Bearer ${tokens.own}`;
  return requestOf({ method, target: `/v1${target}`, authorization, body: JSON.stringify(body), ...sent });
}

const uuid = (made: number) => `7b9d1f35-2c4e-4a60-8b7d-${String(made).padStart(12, "0")}`;
const absent = uuid(999);
const none = { authorization: null };
const wrong = { authorization: "Bearer nobody" };
const shop = `/shops/${shopIds.own}`;
const order = `/orders/${orderIds.own}`;
/** The first shop that is made. */
const madeShop = "shop_00000000a0000001";
const sent = { customer: " Åse ", pickup_shop_id: shopIds.own, priority: 3 };

const shops = [
  request("POST", "/shops", { label: "x".repeat(60), city: "Oslo" }),
  ...[{ label: "b" }, { label: "c", city: null }, { label: "x".repeat(61) }].map((body) =>
    request("POST", "/shops", body),
  ),
  request("GET", `/shops/${madeShop}`),
  ...["", "?limit=1", "?limit=0"].map((query) => request("GET", `/shops${query}`)),
  ...["?q=a", "?q=Harbour", "?q=(", "?q=", ""].map((query) => request("GET", `/shops/search${query}`)),
  request("GET", "/shops/search?q=harbour", undefined, none),
  ...[shop, `/shops/${shopIds.other}`, "/shops/7", "/shops/shop_0000000000000000"].map((path) =>
    request("GET", path),
  ),
];

const orders = [
  request("POST", `${shop}/orders`, sent),
  request("POST", `/shops/${madeShop}/orders`, sent),
  ...[
    { customer: "b", pickup_shop_id: shopIds.own },
    { ...sent, customer: "" },
    { ...sent, priority: 4 },
    { ...sent, pickup_shop_id: "x" },
    { ...sent, pickup_shop_id: "shop_0000000000000000" },
    { ...sent, pickup_shop_id: shopIds.other },
  ].map((body) => request("POST", `${shop}/orders`, body)),
  request("POST", `${shop}/orders`, sent, wrong),
  request("POST", `/shops/${shopIds.other}/orders`, sent),
  request("POST", `/shops/${shopIds.other}/orders`, { ...sent, pickup_shop_id: shopIds.other }),
  ...["", "?limit=1", "?limit=0", "?limit=1&cursor=MQ"].map((query) =>
    request("GET", `${shop}/orders${query}`),
  ),
  ...[`/shops/${shopIds.other}/orders`, `/shops/${madeShop}/orders`, "/shops/7/orders"].map((path) =>
    request("GET", path),
  ),
  ...[5, 6, 7, 8, 9].map((made) => request("GET", `/orders/${uuid(made)}`)),
  ...[order, `/orders/${orderIds.other}`, `/orders/${absent}`, `${order}/more`].map((path) =>
    request("GET", path),
  ),
  request("PUT", order, sent),
  request("GET", order),
  request("PUT", order, { customer: "c" }),
  request("PUT", `/orders/${orderIds.other}`, { ...sent, pickup_shop_id: shopIds.other }),
  request("PATCH", order, sent),
  request("POST", order, sent),
];

const items = [
  ...[
    { product: "Desk", quantity: 300, gift: true },
    { product: "Desk", quantity: 1 },
    { product: "Lamp", quantity: 0 },
    { product: "Lamp", quantity: 1.4 },
    { product: "Lamp", quantity: 1, gift: 1 },
    { product: "Lamp", quantity: 1, gift: false },
  ].map((body) => request("POST", `${order}/items`, body)),
  request("POST", `/orders/${orderIds.other}/items`, { product: "Desk", quantity: 1 }),
  request("GET", `${order}/items`),
  request("GET", `/orders/${uuid(5)}/items`),
  request("GET", `/orders/${uuid(7)}/items`),
  request("GET", `/orders/${orderIds.other}/items`),
  request("GET", "/orders/7/items"),
  request("GET", `${order}/items/${itemIds.own}`),
  request("PUT", `${order}/items`, { product: "Desk", quantity: 1 }),
  request("PUT", "/shops", { label: "d" }),
  request("DELETE", `${order}/items/7`),
  request("DELETE", `/orders/${uuid(5)}/items/${itemIds.own}`),
  request("DELETE", `/orders/${uuid(7)}/items/${itemIds.own}`),
  request("DELETE", `/orders/${orderIds.other}/items/${itemIds.other}`),
  request("DELETE", `${order}/items/${absent}`),
  request("DELETE", `${order}/items/${itemIds.own}`, undefined, none),
  request("DELETE", `${order}/items/${itemIds.own}`),
  request("GET", `${order}/items`),
];

const ends = [
  request("DELETE", `/shops/${shopIds.other}`),
  ...["DELETE", "GET"].map((method) => request(method, `/shops/${madeShop}`)),
  request("GET", "/shops"),
  request("GET", "/unknown"),
];

/** Requests, one after the other, that together show every defect. */
export const nestedProbes: readonly (readonly Request[])[] = [shops, orders, items, ends]
  .flat()
  .map((one) => [one]);
