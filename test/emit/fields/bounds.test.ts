import { expect, test } from "vitest";
import { boundSentences } from "../../../scripts/emit/fields/bounds.ts";
import type { SchemaObject } from "../../../scripts/lib/json-schema.ts";

const cases: readonly (readonly [schema: SchemaObject, sentences: readonly string[]])[] = [
  [{}, []],
  [{ minimum: 1, maximum: 30 }, ["1 to 30."]],
  [{ minimum: 0 }, ["At least 0."]],
  [{ exclusiveMinimum: 0, maximum: 60 }, ["More than 0.", "At most 60."]],
  [{ exclusiveMaximum: 5, multipleOf: 0.5 }, ["Less than 5.", "A multiple of 0.5."]],
  // Of `z.int()`: what a double holds.
  [{ minimum: -9007199254740991, maximum: 9007199254740991 }, []],
  [{ minLength: 1 }, []],
  [{ minLength: 1, maxLength: 80 }, ["At most 80 characters."]],
  [{ minLength: 2, maxLength: 2 }, ["Exactly 2 characters."]],
  [{ minItems: 1, uniqueItems: true }, ["At least 1 item.", "Each item once."]],
  [{ minItems: 0, maxItems: 3 }, ["0 to 3 items."]],
  [{ minProperties: 1 }, ["At least 1 entry."]],
  [{ minProperties: 1, maxProperties: 2 }, ["1 to 2 entries."]],
  [{ properties: {}, minProperties: 1 }, ["At least 1 field."]],
  [{ not: { enum: ["none", 3] } }, ["Not `'none'` or `3`."]],
  [{ not: { const: null } }, ["Not `null`."]],
  [{ not: { type: "string" } }, []],
  [{ dependentRequired: { from: ["until", "zone"], zone: [] } }, ["`from` only with `until` and `zone`."]],
];

test.each(cases)("%j", (schema, sentences) => expect(boundSentences(schema)).toEqual(sentences));
