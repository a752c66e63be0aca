import { mkdtemp, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { resolveContract } from "../../scripts/contract/resolve.ts";
import { importModel } from "../../scripts/import/import.ts";
import { isObject, type Json } from "../../scripts/lib/json.ts";
import { documentOf } from "../../scripts/model/document/write.ts";
import { type ModelOfContract, modelOfContract } from "../../scripts/model/from-contract.ts";
import { modelOfDocument } from "../../scripts/model/from-document.ts";

let folder = "";
beforeAll(async () => {
  // Inside the repository, so that the spec finds the vocabulary.
  folder = await mkdtemp(resolve(".tmp-import-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** An import promises no text of an error: a document only shows it. */
const promised: ReadonlySet<string> = new Set(["x-error-text", "x-any-text"]);

/** The document as text, without what no import can read in it. */
function text(made: ModelOfContract): string {
  const without = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(without);
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, inner]) => (promised.has(name) ? [] : [[name, without(inner)]])),
    );
  };
  return JSON.stringify(without(documentOf(made.written)), undefined, 2);
}

const fixtures = [...["about", "credentials", "handbook"], ...["harbor", "things", "webhooks", "workshop"]];

it.each(fixtures)("makes the document of `%s` again from what it imports of it", async (name) => {
  const { contract } = await loadContract(`test/fixtures/${name}/index.ts`);
  const first = modelOfContract(contract);
  const document = JSON.parse(JSON.stringify(documentOf(first.written))) as Json;
  const out = join(folder, name);
  const options = { out, force: false, isComplete: false, progress: () => {} };
  const { api } = await importModel(modelOfDocument(document), options);
  expect(text(modelOfContract(resolveContract(api)))).toBe(text(first));
});
