import { fileURLToPath } from "node:url";
import type { Document } from "../../scripts/compare/document.ts";
import { loadContract } from "../../scripts/contract/load.ts";
import { emitDocument } from "../../scripts/model/document/emit.ts";

type Node = Record<string, unknown>;

/** A place in a document by its keys, and what to put there; `undefined` takes it out. */
export type Edit = readonly [path: readonly (string | number)[], value: unknown];

/** The document of the kitchen sink, from which edited copies are made. */
export async function kitchenSink(): Promise<Document> {
  const path = fileURLToPath(new URL("../fixtures/kitchen-sink/index.ts", import.meta.url));
  const { contract } = await loadContract(path);
  return JSON.parse(JSON.stringify(emitDocument(contract))) as Document;
}

export function edited(document: Document, edits: readonly Edit[]): Document {
  const copy = structuredClone(document) as Node;
  for (const [path, value] of edits) {
    const holder = path.slice(0, -1).reduce<Node>((node, key) => node[key] as Node, copy);
    const last = path.at(-1) ?? "";
    if (value === undefined) delete holder[last];
    else holder[last] = structuredClone(value);
  }
  return copy;
}

export function at(document: Document, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((node, key) => (node as Node)[key], document);
}
