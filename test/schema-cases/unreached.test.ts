import { expect, it } from "vitest";
import type { JsonSchema } from "../../scripts/lib/json-schema.ts";
import { type CaseCoverage, casesOf } from "../../scripts/schema-cases/index.ts";

const object = (name: string) => ({
  type: "object",
  properties: { [name]: { type: "string" } },
  required: [name],
});

/** Schemas with rules that others imply, and the rules of those that are still told as not reached. */
const rows: readonly (readonly [string, JsonSchema, readonly string[]])[] = [
  [
    "a length that a pattern implies",
    { type: "string", pattern: "^[a-z]{3,9}$", minLength: 1, maxLength: 63 },
    [],
  ],
  [
    "a length that it does not imply",
    { type: "string", pattern: "^[a-z]*$", minLength: 2, maxLength: 63 },
    [],
  ],
  [
    "the greatest number of all",
    { type: "number", minimum: -Number.MAX_VALUE, maximum: Number.MAX_VALUE },
    [],
  ],
  ["a rule that two schemas say", { allOf: [object("a"), object("b")] }, []],
  ["branches that one value misses both", { anyOf: [object("a"), object("b")] }, []],
  [
    "a rule of a branch that another one is wider than",
    { anyOf: [{ type: "string" }, { type: "string", minLength: 3 }] },
    ["/anyOf/1/minLength"],
  ],
  [
    "a property that must not be there",
    { type: "object", required: ["b"], dependentSchemas: { a: { type: "string" } } },
    ["/dependentSchemas/a"],
  ],
];

it.each(rows)("%s", (_, schema, unreached) => {
  let coverage: CaseCoverage | undefined;
  for (const _case of casesOf(schema, { onEnd: (end) => (coverage = end) }));
  expect(coverage?.unreached).toEqual(unreached);
});
