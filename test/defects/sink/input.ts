import { Refusal } from "../http.ts";

export type Fields = Record<string, unknown>;

export const nameEmpty = "name must not be empty";
export const limitRange = "limit must be 1 to 100";
export const idMalformed = "item id must be a UUID";
export const captionEmpty = "caption must not be empty";

export const invalid = () => new Refusal(422, "this is not valid");
const tags = ["fresh", "fragile", "heavy"];

export function need(holds: boolean): asserts holds {
  if (!holds) throw invalid();
}

export function isUuid(text: string): boolean {
  const ofVersion = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
  return ofVersion.test(text) || /^(0{8}(-0{4}){3}-0{12}|f{8}(-f{4}){3}-f{12})$/i.test(text);
}

export function isText(value: unknown, longest: number): value is string {
  return typeof value === "string" && [...value].length <= longest;
}

export function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isDay(value: unknown): boolean {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

function isWhole(value: unknown, low: number, high: number): boolean {
  return Number.isInteger(value) && Number(value) >= low && Number(value) <= high;
}

/** The name of an item. Throws the refusal of one that is not valid; `text` is said of an empty one. */
function checkName(name: unknown, text?: string): void {
  if (name === "" && text) throw new Refusal(422, text);
  need(isText(name, 80) && name !== "");
}

function checkPrice(price: unknown): void {
  need(typeof price === "number" && price >= 0 && price < 1_000_000);
}

function checkNote(note: unknown): void {
  need(note === null || isText(note, 500));
}

/** The fields of a new item, with defaults; unknown ones are left out. Throws the refusal of what is not valid. */
export function newItem(body: unknown): Fields {
  need(isObject(body));
  const { kind, best_before, warranty_months, name, color, price, note, size, season, labels } = body;
  const { tags: handling = [], quantity = 1 } = body;
  need(kind === "perishable" || kind === "durable");
  if (kind === "perishable") need(isDay(best_before));
  else need(isWhole(warranty_months, 0, 120));
  checkName(name, nameEmpty);
  need(color === undefined || typeof color === "string");
  need(Array.isArray(handling) && handling.length <= 5 && handling.every((tag) => tags.includes(tag)));
  checkPrice(price);
  need(isWhole(quantity, 0, 2_147_483_647));
  if (note !== undefined) checkNote(note);
  if (size !== undefined)
    need(
      Array.isArray(size) && size.length === 2 && size.every((side) => typeof side === "number" && side > 0),
    );
  need(season === null || isSeason(season));
  if (labels !== undefined) need(isObject(labels) && Object.values(labels).every((text) => isText(text, 20)));
  return Object.fromEntries(
    Object.entries({
      kind,
      ...(kind === "perishable" ? { best_before } : { warranty_months }),
      name,
      color,
      tags: handling,
      price,
      quantity,
      note,
      size,
      season: season && { from: (season as Fields)["from"], to: (season as Fields)["to"] },
      labels,
    }).filter(([, value]) => value !== undefined),
  );
}

function isSeason(value: unknown): boolean {
  return (
    isObject(value) &&
    isDay(value["from"]) &&
    isDay(value["to"]) &&
    String(value["from"]) <= String(value["to"])
  );
}

/** The fields that an update changes. Throws the refusal of what is not valid. */
export function itemUpdate(body: unknown): Fields {
  need(isObject(body));
  const { name, price, note } = body;
  if (name !== undefined) checkName(name);
  if (price !== undefined) checkPrice(price);
  if (note !== undefined) checkNote(note);
  return Object.fromEntries(Object.entries({ name, price, note }).filter(([, value]) => value !== undefined));
}

export interface ListQuery {
  readonly limit: number;
  readonly start: number;
  readonly tags: readonly string[];
  readonly sort: string;
  readonly inStock: boolean;
  readonly maxPrice: number;
}

/** The query of a list. Throws the refusal of what is not valid. */
export function listQuery(query: URLSearchParams, trace: unknown): ListQuery {
  const limit = query.get("limit") ?? "20";
  need(/^-?\d+$/.test(limit));
  if (!isWhole(Number(limit), 1, 100)) throw new Refusal(422, limitRange);
  const cursor = query.get("cursor");
  const start = cursor === null ? 0 : Number(Buffer.from(cursor, "base64url").toString() || Number.NaN);
  need(Number.isInteger(start) && start >= 0);
  const wanted = query.getAll("tag");
  need(wanted.length <= 3 && wanted.every((tag) => tags.includes(tag)));
  const sort = query.get("sort") ?? "created_at";
  need(["created_at", "-created_at", "name"].includes(sort));
  const inStock = query.get("in_stock");
  need(inStock === null || inStock === "true" || inStock === "false");
  const maxPrice = query.get("max_price");
  need(maxPrice === null || (/^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(maxPrice) && Number(maxPrice) >= 0));
  const order = query.get("order");
  need(order === null || order === "asc" || order === "desc");
  need(trace === undefined || (typeof trace === "string" && /^[0-9a-f]{16}$/.test(trace)));
  return {
    limit: Number(limit),
    start,
    tags: wanted,
    sort,
    inStock: inStock === "true",
    maxPrice: maxPrice === null ? Number.POSITIVE_INFINITY : Number(maxPrice),
  };
}

/** The parts of a multipart body, by name: bytes of a file, text of the others. Throws the refusal of what is none. */
export function partsOf(
  body: Buffer,
  type: string,
): Record<string, { readonly type?: string; readonly bytes: Buffer }> {
  const [, quoted, plain] = /^multipart\/form-data\s*;.*\bboundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type) ?? [];
  const boundary = quoted ?? plain;
  need(boundary !== undefined);
  const sections = `\r\n${body.toString("latin1")}`.split(`\r\n--${boundary}`).slice(1);
  need(sections.length > 0 && sections.at(-1)?.startsWith("--") === true);
  const parts: Record<string, { type?: string; bytes: Buffer }> = {};
  for (const section of sections.slice(0, -1)) {
    const end = section.indexOf("\r\n\r\n");
    const head = section.slice(0, end);
    const [, name] = /content-disposition:\s*form-data\b.*?;\s*name="([^"]*)"/i.exec(head) ?? [];
    need(end >= 0 && name !== undefined);
    const [, partType] = /content-type:\s*([^\r\n;]+)/i.exec(head) ?? [];
    const bytes = Buffer.from(section.slice(end + 4), "latin1");
    parts[name] = { ...(partType && { type: partType.trim().toLowerCase() }), bytes };
  }
  return parts;
}
