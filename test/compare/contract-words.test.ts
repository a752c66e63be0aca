import { beforeAll, describe, expect, it } from "vitest";
import { changesBetween } from "../../scripts/compare/changes.ts";
import type { Finding } from "../../scripts/compare/finding.ts";
import type { Api } from "../../scripts/contract/api.ts";
import { apiOfRows, apiWith, modelsOf } from "./contract-words/api.ts";
import { apiTables, concerns, levelOf, operationTables } from "./contract-words/tables.ts";

// What a change means for the client is judged by the compiler: in `contract-words.release.test.ts`, with the documents.

const onWire = (before: Api, after: Api) =>
  changesBetween(modelsOf(before)[0], modelsOf(after)[0], "2026-01-01", ["wire"]);

describe.each(operationTables)("%s", (_, rows, more = {}) => {
  let found: readonly Finding[];
  beforeAll(async () => {
    found = await onWire(apiOfRows(rows, 2, more), apiOfRows(rows, 3, more));
  });

  it.each(rows.map(([word, change, , , wire], index) => ({ word, change, wire, index })))(
    "$word: $change",
    ({ index, wire }) => {
      expect(levelOf(found.filter(concerns(index)), "wire")).toBe(wire);
    },
  );
});

describe.each(apiTables)("%s", (_, rows) => {
  it.each(rows.map(([word, change, before, after, wire]) => ({ word, change, before, after, wire })))(
    "$word: $change",
    async ({ before, after, wire }) => {
      expect(levelOf(await onWire(apiWith(before ?? {}), apiWith(after ?? {})), "wire")).toBe(wire);
    },
  );
});
