import { describe, expect, it } from "vitest";
import { resolveContract } from "../../scripts/contract/resolve.ts";
import { valueAt } from "../../scripts/lib/json-pointer.ts";
import { emitDocument } from "../../scripts/model/document/emit.ts";
import { judgeOf, sampleOf } from "../../scripts/schema-cases/index.ts";
import kitchenSink from "../fixtures/kitchen-sink/index.ts";
import api from "../fixtures/workshop/index.ts";
import { checkCases } from "./check-cases.ts";

/** Pointers of every schema of a document: its components, and those of parameters, bodies and headers. */
function schemaPointers(node: unknown, pointer = ""): string[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    const at = `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    const inside = schemaPointers(value, at);
    return key === "schema" || pointer === "/components/schemas" ? [at, ...inside] : inside;
  });
}

describe.each([
  ["the contract", api],
  ["the kitchen sink", kitchenSink],
])("%s", (_, spec) => {
  const document = emitDocument(resolveContract(spec));
  const judges = judgeOf(document);

  it.each(schemaPointers(document))("%s", (pointer) => {
    const schema = valueAt(document, pointer) as { type?: string };
    expect(judges(schema)(sampleOf(schema, { root: document }))).toBe(true);
    const { defects, valid, invalid, dropped } = checkCases(document, pointer, { random: 10 });
    expect(defects).toEqual([]);
    expect(valid).toBeGreaterThan(0);
    if (Object.keys(schema).length > 0) expect(invalid).toBeGreaterThan(0);
    expect(dropped).toBeLessThan((valid + invalid) / 10);
  });
});
