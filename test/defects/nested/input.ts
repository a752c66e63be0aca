import { Refusal } from "../http.ts";
import { isObject, isText, isUuid } from "../sink/input.ts";

export type Fields = Record<string, unknown>;

export const texts = {
  limit: "limit must be 1 to 100",
  label: "label is required",
  longLabel: "label must have at most 60 characters",
  customer: "customer is required",
  product: "product is required",
  quantity: "quantity must be 1 or more",
  query: "q must not be empty",
  shopId: "shop id must be `shop_` and 16 digits",
  orderId: "order id must be a UUID",
  itemId: "item id must be a UUID",
  noShop: "shop not found",
  noOrder: "order not found",
  noItem: "item not found",
  noPickup: "pick-up shop not found",
} as const;

export const invalid = () => new Refusal(400, "this is not valid");

function need(holds: boolean): asserts holds {
  if (!holds) throw invalid();
}

const isShopId = (value: unknown) => typeof value === "string" && /^shop_[0-9a-f]{16}$/.test(value);
const isWhole = (value: unknown, low: number, high: number) =>
  Number.isInteger(value) && Number(value) >= low && Number(value) <= high;

export function checkShopId(id = ""): void {
  if (!isShopId(id)) throw new Refusal(400, texts.shopId);
}

export function checkOrderId(id = ""): void {
  if (!isUuid(id)) throw new Refusal(400, texts.orderId);
}

export function checkItemId(id = ""): void {
  if (!isUuid(id)) throw new Refusal(400, texts.itemId);
}

export interface Page {
  readonly limit: number;
  readonly start: number;
}

export function pageOf(query: URLSearchParams): Page {
  const limit = query.get("limit") ?? "20";
  need(/^-?\d+$/.test(limit));
  if (!isWhole(Number(limit), 1, 100)) throw new Refusal(400, texts.limit);
  const cursor = query.get("cursor");
  const start = cursor === null ? 0 : Number(Buffer.from(cursor, "base64url").toString() || Number.NaN);
  need(Number.isInteger(start) && start >= 0);
  return { limit: Number(limit), start };
}

export function searched(query: URLSearchParams): string {
  const text = query.get("q");
  if (text === "") throw new Refusal(400, texts.query);
  need(isText(text, 60));
  return text;
}

/** The fields of a new shop. Throws the refusal of what is not valid; so do the next ones. */
export function newShop(body: unknown): Fields {
  need(isObject(body));
  const { label, city = null } = body;
  if (label === "") throw new Refusal(400, texts.label);
  need(typeof label === "string");
  if (!isText(label, 60)) throw new Refusal(400, texts.longLabel);
  need(city === null || (isText(city, 80) && city !== ""));
  return { label, city };
}

/** `priority` is that of an order that says none. */
export function orderOf(body: unknown, otherwise?: number): Fields {
  need(isObject(body));
  const { customer, pickup_shop_id, priority = otherwise } = body;
  if (customer === "") throw new Refusal(400, texts.customer);
  need(isText(customer, 100) && isShopId(pickup_shop_id) && isWhole(priority, 1, 3));
  return { customer, pickup_shop_id, priority };
}

export function newItem(body: unknown): Fields {
  need(isObject(body));
  const { product, quantity, gift = false } = body;
  if (product === "") throw new Refusal(400, texts.product);
  need(isText(product, 80) && Number.isInteger(quantity) && typeof gift === "boolean");
  if (Number(quantity) < 1) throw new Refusal(400, texts.quantity);
  need(isWhole(quantity, 1, 999));
  return { product, quantity, gift };
}
