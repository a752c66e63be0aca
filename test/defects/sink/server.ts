import { Refusal } from "../http.ts";
import { type Call, type Endpoint, type Site, siteOf } from "../site.ts";
import {
  captionEmpty,
  type Fields,
  idMalformed,
  invalid,
  isText,
  isUuid,
  itemUpdate,
  type ListQuery,
  listQuery,
  need,
  newItem,
  partsOf,
} from "./input.ts";

/** A server of the kitchen sink, written by hand from its pages: its texts stand here a second time, on purpose. */
export interface Stock {
  /** In the order in which they were made. */
  readonly rows: Row[];
  /** `<item>/<photo>`, with the caption. */
  readonly photos: Map<string, string>;
  /** A new id, and the time. */
  readonly id: () => string;
  readonly now: () => string;
  readonly find: (owner: string, id: string) => Row;
  readonly add: (owner: string, fields: Fields) => Row;
  readonly change: (row: Row, fields: Fields) => Row;
  readonly list: (owner: string, query: ListQuery) => { readonly rows: readonly Row[]; readonly all: number };
}

export interface Row {
  readonly owner: string;
  item: Fields;
}

export const tokens = { own: "sink_own_8d1f5a77c2aa", other: "sink_other_3b9e6d20f1bb" };
export const shopKeys = {
  own: "shop_own_11aa22bb33",
  other: "shop_other_44cc55dd66",
  none: "shop_none_77ee",
};
export const ids = {
  own: "0b6e2f0e-3f4c-4c39-9f0e-0d5ad3a7a1c4",
  other: "5f0c1a52-8a3e-4d57-b1a0-1f1f6f6f2b11",
};
export const photo = "front-of-the-apple";
export const itemNotFound = "item not found";
export const photoNotFound = "photo not found";
export const nameTaken = "an item of this name exists";
export const changed = "the item has changed";

/** Bytes that begin as a PNG does. */
export const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");

function first(owner: "own" | "other"): Row {
  return {
    owner,
    item: {
      id: ids[owner],
      kind: "perishable",
      best_before: "2026-12-01",
      name: "Apple",
      color: "red",
      tags: ["fresh"],
      price: 0.4,
      quantity: 12,
      note: null,
      season: { from: "2026-09-01", to: "2026-11-30" },
      created_at: "2026-10-01T08:00:00.000Z",
      updated_at: "2026-10-02T09:30:00.000Z",
    },
  };
}

function stockOf(now: () => Date): Stock {
  let made = 0;
  const rows = [first("own"), first("other")];
  const stock: Stock = {
    rows,
    photos: new Map([ids.own, ids.other].map((id) => [`${id}/${photo}`, "On the tree"])),
    id: () => `3f2b8c1d-7a64-4e0b-9d15-${String(++made).padStart(12, "0")}`,
    now: () => now().toISOString(),
    find: (owner, id) => {
      const row = rows.find((one) => one.owner === owner && one.item["id"] === id);
      if (!row) throw new Refusal(404, itemNotFound);
      return row;
    },
    add: (owner, fields) => {
      const time = stock.now();
      const row = { owner, item: { id: stock.id(), ...fields, created_at: time, updated_at: time } };
      rows.push(row);
      return row;
    },
    change: (row, fields) => {
      row.item = { ...row.item, ...fields, updated_at: stock.now() };
      return row;
    },
    list: (owner, { limit, start, tags, sort, inStock, maxPrice }) => {
      const all = rows.filter(
        ({ owner: whose, item }) =>
          whose === owner &&
          tags.every((tag) => (item["tags"] as string[]).includes(tag)) &&
          (!inStock || Number(item["quantity"]) > 0) &&
          Number(item["price"]) <= maxPrice,
      );
      if (sort === "name") all.sort((a, b) => (String(a.item["name"]) < String(b.item["name"]) ? -1 : 1));
      if (sort === "-created_at") all.reverse();
      return { rows: all.slice(start, start + limit), all: all.length };
    },
  };
  return stock;
}

export function etagOf({ item }: Row): string {
  return `"${Buffer.from(JSON.stringify(item)).toString("base64url").length}-${item["updated_at"]}"`;
}

const base = "/v2";
const checkItemId = ({ item_id = "" }: Call["params"]) => {
  if (!isUuid(item_id)) throw new Refusal(422, idMalformed);
};
const checkPhotoPath = ({ item_id = "", photo_id = "" }: Call["params"]) => {
  if (!isUuid(item_id) || !isText(photo_id, 40)) throw invalid();
};

/** `now` is the clock. */
export function correct(now = () => new Date()): Site<Stock> {
  const stock = stockOf(now);
  const one = { path: `${base}/items/{item_id}`, checkPath: checkItemId } as const;
  const content = {
    path: `${base}/items/{item_id}/photos/{photo_id}/content`,
    checkPath: checkPhotoPath,
  } as const;
  const endpoints: Record<string, Endpoint> = {
    listItems: {
      method: "GET",
      path: `${base}/items`,
      act: ({ query, headers, owner }) => {
        const page = listQuery(query, headers["x-trace-id"]);
        const { rows, all } = stock.list(owner, page);
        const end = page.start + page.limit;
        const next_cursor = end < all ? Buffer.from(String(end)).toString("base64url") : null;
        return {
          status: 200,
          headers: { "x-total-count": String(all) },
          body: { data: rows.map(({ item }) => item), next_cursor },
        };
      },
    },
    createItem: {
      method: "POST",
      path: `${base}/items`,
      reads: "json",
      act: ({ body, owner }) => {
        const fields = newItem(body);
        if (stock.rows.some((row) => row.owner === owner && row.item["name"] === fields["name"]))
          throw new Refusal(409, nameTaken);
        const { item } = stock.add(owner, fields);
        return { status: 201, headers: { location: `${base}/items/${item["id"]}` }, body: item };
      },
    },
    getItem: {
      ...one,
      method: "GET",
      act: ({ params, owner }) => ({ status: 200, body: stock.find(owner, params["item_id"] ?? "").item }),
    },
    updateItem: {
      ...one,
      method: "PATCH",
      reads: "json",
      act: ({ params, headers, body, owner }) => {
        const fields = itemUpdate(body);
        const row = stock.find(owner, params["item_id"] ?? "");
        const match = headers["if-match"];
        if (match !== undefined && match !== "*" && !match.includes(etagOf(row)))
          throw new Refusal(412, changed);
        const { item } = stock.change(row, fields);
        return { status: 200, headers: { etag: etagOf(row) }, body: item };
      },
    },
    deleteItem: {
      ...one,
      method: "DELETE",
      act: ({ params, owner }) => {
        stock.rows.splice(stock.rows.indexOf(stock.find(owner, params["item_id"] ?? "")), 1);
        return { status: 204 };
      },
    },
    listCategories: {
      method: "GET",
      path: `${base}/categories`,
      credential: "x-shop-key",
      act: ({ owner }) => {
        if (owner === "none") throw new Refusal(403, "the key is not of a shop");
        return { status: 200, body: [{ slug: "food", children: [{ slug: "fruit", children: [] }] }] };
      },
    },
    uploadPhoto: {
      ...one,
      method: "POST",
      path: `${base}/items/{item_id}/photos`,
      reads: "bytes",
      act: ({ params, headers, body, owner }) => {
        const caption = captionOf(body as Buffer, headers["content-type"] ?? "");
        const { item } = stock.find(owner, params["item_id"] ?? "");
        const id = stock.id();
        stock.photos.set(`${item["id"]}/${id}`, caption);
        return { status: 201, body: { id, caption } };
      },
    },
    getPhoto: {
      ...content,
      method: "GET",
      act: ({ params: { item_id = "", photo_id }, owner }) => {
        const row = stock.rows.find((one) => one.owner === owner && one.item["id"] === item_id);
        if (!row || !stock.photos.has(`${row.item["id"]}/${photo_id}`)) throw new Refusal(404, photoNotFound);
        return { status: 200, headers: { "content-type": "image/png" }, body: png };
      },
    },
    replacePhoto: {
      ...content,
      method: "PUT",
      reads: "bytes",
      act: ({ headers }) => {
        need(/^image\/png *(;|$)/i.test(headers["content-type"] ?? ""));
        return { status: 202 };
      },
    },
    getHealth: {
      method: "GET",
      path: `${base}/health`,
      credential: null,
      act: () => ({ status: 200, body: { status: "ok" } }),
    },
  };
  const owners = {
    ...Object.fromEntries(Object.entries(tokens).map(([owner, token]) => [token, owner])),
    ...Object.fromEntries(Object.entries(shopKeys).map(([owner, key]) => [key, owner])),
  };
  return siteOf(stock, endpoints, { body: (message) => ({ message }), invalid: 422, owners });
}

function captionOf(body: Buffer, type: string): string {
  const { file, caption, position } = partsOf(body, type);
  need(file?.type === "image/png" && caption !== undefined);
  const text = caption.bytes.toString("utf8");
  if (text === "") throw new Refusal(422, captionEmpty);
  need(isText(text, 200));
  if (position)
    need(/^\d+$/.test(position.bytes.toString()) && Number.isSafeInteger(Number(position.bytes.toString())));
  return text;
}
