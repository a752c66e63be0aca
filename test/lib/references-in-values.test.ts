import { expect, it } from "vitest";
import { withoutReferencesInValues } from "../../scripts/lib/references-in-values.ts";

const reference = { $ref: "#/nowhere", kept: 1 };
const kept = { kept: 1 };

it.each<[where: string, given: object, wanted: object]>([
  ["an example", { example: reference }, { example: kept }],
  ["examples by name", { examples: { one: { value: reference } } }, { examples: { one: { value: kept } } }],
  ["examples in a list", { examples: [[reference]] }, { examples: [[kept]] }],
  ["a default", { default: reference }, { default: kept }],
  ["a constant", { const: reference, enum: [reference] }, { const: kept, enum: [kept] }],
  ["an extension", { "x-any": reference }, { "x-any": kept }],
])("what looks like a reference in %s is left out", (_where, given, wanted) => {
  expect(withoutReferencesInValues(given)).toEqual(wanted);
});

it.each<[where: string, document: object]>([
  ["a schema", { schema: reference }],
  ["a property that is named as a keyword", { properties: { default: reference, example: reference } }],
  ["a header that is named as an extension", { headers: { "x-any": reference } }],
  ["a webhook that is named as a keyword", { webhooks: { default: reference } }],
  ["a response", { responses: { default: reference } }],
  ["a component", { components: { schemas: { const: reference, enum: reference } } }],
])("a reference in %s stays", (_where, document) => {
  expect(withoutReferencesInValues(document)).toEqual(document);
});
