import { fileURLToPath } from "node:url";
import { loadContract } from "../../scripts/contract/load.ts";
import type { Json } from "../../scripts/lib/json.ts";
import { emitDocument } from "../../scripts/model/document/emit.ts";

type Node = Record<string, unknown>;

/** A place in a document by its keys, and what to put there; `undefined` takes it out. */
export type Edit = readonly [path: readonly (string | number)[], value: unknown];

/** The document of the kitchen sink, from which edited copies are made. */
export async function kitchenSink(): Promise<Json> {
  const path = fileURLToPath(new URL("../fixtures/kitchen-sink/index.ts", import.meta.url));
  const { contract } = await loadContract(path);
  return JSON.parse(JSON.stringify(emitDocument(contract))) as Json;
}

export function edited(document: Json, edits: readonly Edit[]): Json {
  const copy = structuredClone(document) as Node;
  for (const [path, value] of edits) {
    const holder = path.slice(0, -1).reduce<Node>((node, key) => node[key] as Node, copy);
    const last = path.at(-1) ?? "";
    if (value === undefined) delete holder[last];
    else holder[last] = structuredClone(value);
  }
  return copy;
}

export function at(document: Json, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((node, key) => (node as Node)[key], document);
}
