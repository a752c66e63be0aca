import { expect, it } from "vitest";
import type { MeasuredImport } from "./import/measure.ts";
import { tableLines } from "./import/table.ts";

const found: MeasuredImport = {
  operations: { all: 3, kept: 2 },
  schemas: { all: 9, equal: 6, differing: 1, missing: 1, unjudged: 1 },
  findings: { toSpec: 4, toDocument: 5 },
  lines: 40,
  fromJsonSchema: 7,
  seconds: 1.25,
  megabytes: 99.6,
  generated: ["compiles with TypeScript 7: yes"],
  told: Array.from({ length: 14 }, (_, index) => `left out: ${index}`),
};
const { fromJsonSchema: _, ...alone } = found;

it("puts what was found of documents into one table, with the sum of those that ended", () => {
  const lines = tableLines([
    { document: "a.yaml", found },
    { document: "b.json", found: { ...alone, told: [], generated: [] } },
    { document: "c.json", found: "did not end in 9 min: in `proof`, which began after 60 s CPU" },
  ]).map((line) => line.trim().split(/\s+/).join(" "));
  expect(lines).toEqual([
    "operations kept schemas equal differ missing not judged to spec to doc. lines fromJSON s CPU MB",
    "a.yaml 3 2 9 6 1 1 1 4 5 40 7 1.3 100",
    "compiles with TypeScript 7: yes",
    ...found.told.slice(0, 12),
    "… and 2 more",
    "b.json 3 2 9 6 1 1 1 4 5 40 – 1.3 100",
    "c.json ✗ did not end in 9 min: in `proof`, which began after 60 s CPU",
    "all that ended 6 4 18 12 2 2 2",
  ]);
  expect(tableLines([])).toEqual([]);
});
