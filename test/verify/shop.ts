import { randomUUID } from "node:crypto";
import { afterAll, beforeAll } from "vitest";
import { type LoadedContract, loadContract } from "../../scripts/contract/load.ts";
import { serveContract } from "../../scripts/runtime/server/node.ts";
import type { AnyHandler } from "../../scripts/runtime/server/operation.ts";
import { type VerifyOptions, type VerifyReport, verify } from "../../scripts/verify/index.ts";
import { type GeneratedServer, generateServer, kitchenSink } from "../emit/server/generated.ts";
import { apple } from "../fixtures/kitchen-sink/items/schemas.ts";

type Fields = Record<string, unknown>;
type Handlers = Record<string, AnyHandler>;

/** A call as the generated server makes it; the tests' handlers know which parts there are. */
interface Call {
  readonly params: Record<string, string>;
  readonly query: { limit: number; cursor?: string; tag?: string[] };
  readonly headers: Record<string, string>;
  readonly body: Fields;
  readonly principal: string;
}

export const owner = {
  token: "sink_own_8d1f5a77c2",
  credentials: { shopKey: "shop_own_11aa22bb33" },
  params: { item_id: "0b6e2f0e-3f4c-4c39-9f0e-0d5ad3a7a1c4", photo_id: "front-of-the-apple" },
};
export const stranger = {
  token: "sink_other_3b9e6d20f1",
  credentials: { shopKey: "shop_other_44cc55dd66" },
  params: { item_id: "5f0c1a52-8a3e-4d57-b1a0-1f1f6f6f2b11", photo_id: "front-of-the-apple" },
};
const people: Record<string, string> = {
  [owner.token]: "own",
  [owner.credentials.shopKey]: "own",
  [stranger.token]: "other",
  [stranger.credentials.shopKey]: "other",
};

/** The kitchen sink's operations on a stock in memory, as its contract says. */
export function shop(): Handlers {
  const stock = new Map<string, { readonly owner: string; item: Fields }>();
  const photos = new Set<string>();
  for (const [name, { params }] of [
    ["own", owner],
    ["other", stranger],
  ] as const) {
    stock.set(params.item_id, { owner: name, item: { ...apple, id: params.item_id } });
    photos.add(`${params.item_id}/${params.photo_id}`);
  }
  const find = ({ params, principal }: Call) => {
    const found = stock.get(params["item_id"] ?? "");
    return found?.owner === principal ? found : undefined;
  };
  const etag = (item: Fields) => `"${item["updated_at"]}"`;
  const photoOf = (call: Call) =>
    find(call) && photos.has(`${call.params["item_id"]}/${call.params["photo_id"]}`);
  const handlers: Record<string, (call: Call) => ReturnType<AnyHandler>> = {
    listItems: ({ query, principal }) => {
      const all = [...stock.values()]
        .filter(
          ({ owner: whose, item }) =>
            whose === principal && (query.tag ?? []).every((tag) => (item["tags"] as string[]).includes(tag)),
        )
        .map(({ item }) => item);
      const start = query.cursor === undefined ? 0 : Number(query.cursor) || 0;
      const end = start + query.limit;
      return {
        status: 200,
        body: { data: all.slice(start, end), next_cursor: end < all.length ? String(end) : null },
        headers: { "X-Total-Count": all.length },
      };
    },
    createItem: ({ body, principal }) => {
      const isTaken = [...stock.values()].some(
        ({ owner, item }) => owner === principal && item["name"] === body["name"],
      );
      if (isTaken) return { status: 409 };
      const now = new Date().toISOString();
      const item: Fields = { ...body, id: randomUUID(), created_at: now, updated_at: now };
      stock.set(String(item["id"]), { owner: principal, item });
      return { status: 201, body: item, headers: { Location: `/v2/items/${item["id"]}` } };
    },
    getItem: (call) => {
      const found = find(call);
      return found ? { status: 200, body: found.item } : { status: 404 };
    },
    updateItem: (call) => {
      const found = find(call);
      if (!found) return { status: 404 };
      const match = call.headers["If-Match"];
      if (match !== undefined && match !== etag(found.item)) return { status: 412 };
      found.item = { ...found.item, ...call.body, updated_at: new Date().toISOString() };
      return { status: 200, body: found.item, headers: { ETag: etag(found.item) } };
    },
    deleteItem: (call) => {
      if (!find(call)) return { status: 404 };
      stock.delete(call.params["item_id"] ?? "");
      return { status: 204 };
    },
    listCategories: () => ({
      status: 200,
      body: [{ slug: "food", children: [{ slug: "fruit", children: [] }] }],
    }),
    uploadPhoto: (call) => {
      if (!find(call)) return { status: 404 };
      const id = randomUUID();
      photos.add(`${call.params["item_id"]}/${id}`);
      return { status: 201, body: { id, caption: call.body["caption"] } };
    },
    getPhoto: (call) => (photoOf(call) ? { status: 200, body: new Uint8Array([1, 2, 3]) } : { status: 404 }),
    // What becomes of it is decided later: the contract has no error that says so.
    replacePhoto: () => ({ status: 202 }),
    getHealth: () => ({ status: 200, body: { status: "ok" } }),
  };
  return Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [name, (call) => handle(call as unknown as Call)]),
  );
}

/** Checks the kitchen sink, served with these handlers, on loopback. */
export function useShop() {
  let server: GeneratedServer;
  let remove: () => Promise<void>;
  let loaded: LoadedContract;
  beforeAll(async () => {
    const generated = await generateServer(kitchenSink);
    remove = generated.remove;
    [server, loaded] = await Promise.all([generated.load(), loadContract(kitchenSink)]);
  });
  afterAll(() => remove());

  return async (
    change: (handlers: Handlers) => Handlers,
    options: Partial<VerifyOptions> = {},
  ): Promise<VerifyReport> => {
    const correct = shop();
    const app = server.createApp({
      authenticate: (token) => people[token] ?? null,
      operations: { ...correct, ...change(correct) },
      validateResponses: false,
      logger: { info() {}, error() {} },
    });
    const { url, close } = await serveContract(server.contract, app, { port: 0 });
    try {
      return await verify(loaded, { server: url, principal: owner, other: stranger, ...options });
    } finally {
      await close();
    }
  };
}
