import fc from "fast-check";
import { expect, it } from "vitest";
import { casesOf } from "../../scripts/schema-cases/index.ts";
import { checkCases } from "./check-cases.ts";
import { randomDocuments } from "./random-schemas.ts";

const schema = {
  type: "object",
  properties: {
    name: { type: "string", minLength: 1 },
    at: { type: "string", format: "date-time" },
    price: { type: "number", minimum: 0, multipleOf: 0.01 },
    tags: { type: "array", items: { enum: ["a", "b", "c"] }, uniqueItems: true },
    labels: { type: "object", additionalProperties: { type: "string", maxLength: 3 } },
  },
  required: ["name", "price"],
};

it("random cases follow the edges, valid and invalid, and a longer sequence begins with the shorter one", () => {
  const edges = [...casesOf(schema)];
  const some = [...casesOf(schema, { random: 20, seed: 3 })];
  const more = [...casesOf(schema, { random: 60, seed: 3 })];
  expect(some.slice(0, edges.length)).toEqual(edges);
  expect(more.slice(0, some.length)).toEqual(some);
  expect(more.length).toBe(edges.length + 60);
  const drawn = more.slice(edges.length);
  expect(drawn.filter(({ valid }) => valid).length).toBeGreaterThan(15);
  expect(drawn.filter(({ valid }) => !valid).length).toBeGreaterThan(15);
});

it("a fresh Ajv agrees with every label of cases of random schemas", () => {
  fc.assert(
    fc.property(randomDocuments, (document) => {
      for (const name of Object.keys(document.components.schemas))
        expect(checkCases(document, `/components/schemas/${name}`, { random: 10 }).defects).toEqual([]);
    }),
    { numRuns: 8, endOnFailure: true },
  );
});
