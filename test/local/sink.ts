import { fileURLToPath } from "node:url";
import { loadContract } from "../../scripts/contract/load.ts";
import type { LocalData } from "../../scripts/contract/local.ts";
import { type AnyHooks, type LocalSource, localSource } from "../../scripts/local/app.ts";
import { createLocal, type LocalOptions } from "../../scripts/local/index.ts";
import { type LocalServerOptions, serveLocal } from "../../scripts/local/serve.ts";
import { apple } from "../fixtures/kitchen-sink/items/schemas.ts";

export const sinkPath = fileURLToPath(new URL("../fixtures/kitchen-sink/index.ts", import.meta.url));

export const { contract: sink } = await loadContract(sinkPath);
export const source = localSource(sink);
export const { resources } = source;
export const items = "/v2/items";

/** The server of the kitchen sink in this process. */
export function createSink(options: LocalOptions = {}, hooks?: AnyHooks) {
  return createLocal(hooks ? localSource(sink, hooks) : source, options);
}

const probe = createSink();
probe.close();
export const { keys, ids } = probe;

/** The same on a port of its own. */
export function serveSink(options: Partial<LocalServerOptions> = {}, from: LocalSource = source) {
  const document = async () => "{}";
  return serveLocal(from, { port: 0, host: "127.0.0.1", docs: "", document, ...options });
}

/** Renames an item; gives status and parsed body. */
export async function rename(url: string, name: string, { id = ids.own, key = keys.own } = {}) {
  const response = await fetch(`${url}${items}/${id}`, {
    method: "PATCH",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ name }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}

/** Data with one organization that has this item. */
export function dataOf(item: object = {}, key = "mine_12345"): LocalData {
  return { organizations: [{ name: "Mine", keys: [key], objects: { item: [{ ...apple, ...item }] } }] };
}
