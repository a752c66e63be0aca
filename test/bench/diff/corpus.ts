import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readDocument } from "../../../scripts/compare/read-document.ts";
import type { Json } from "../../../scripts/lib/json.ts";

/** A pair of documents whose answer is known. */
export interface Pair {
  readonly name: string;
  readonly label: "breaking" | "non-breaking";
  /** Paths of the files. */
  readonly files: readonly [old: string, now: string];
  readonly documents: readonly [old: Json, now: Json];
}

/**
 * The pairs of a corpus that are labelled breaking or not, without those that test a policy of its
 * makers; `undefined` where the folder is absent.
 */
export async function readCorpus(folder: string): Promise<readonly Pair[] | undefined> {
  const index = join(folder, "tool-baselines.json");
  if (!existsSync(index)) return undefined;
  const entries = Object.entries(
    JSON.parse(await readFile(index, "utf8")) as Record<
      string,
      { readonly label: string | null; readonly policyTags: readonly string[] }
    >,
  );
  const pairs: Pair[] = [];
  for (const [name, { label, policyTags }] of entries) {
    if (policyTags.length > 0 || (label !== "breaking" && label !== "non-breaking")) continue;
    const [old = "", now = ""] = name.split("|").map((path) => join(folder, path));
    const documents = [(await readDocument(old)).document, (await readDocument(now)).document] as const;
    pairs.push({ name, label, files: [old, now], documents });
  }
  return pairs;
}
