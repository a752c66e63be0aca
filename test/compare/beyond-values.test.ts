import { expect, it } from "vitest";

import { documentOf, type Named, type Schema } from "./body.ts";
import { wireChanges } from "./documents.ts";

const text = { type: "string" };
/** What nobody can draw a value of: what is around it is compared by its keywords. */
const resisting = { type: "string", pattern: "^(?=a)b" };
const object = (properties: Named, more: object = {}) => ({ type: "object", properties, ...more });

it.each<[what: string, old: Schema, now: Schema, wanted: readonly string[]]>([
  [
    "one more must be there",
    object({ a: resisting, b: text }, { required: ["a"] }),
    object({ a: resisting, b: text }, { required: ["a", "b"] }),
    ["request-property-required major /b"],
  ],
  [
    "none more must be there",
    object({ a: resisting, b: text }, { required: ["a", "b"] }),
    object({ a: resisting, b: text }, { required: ["a"] }),
    ["request-property-optional minor /b"],
  ],
  [
    "no others",
    object({ a: resisting }, { required: ["a"] }),
    object({ a: resisting }, { required: ["a"], additionalProperties: false }),
    ["request-additional-properties-narrowed major "],
  ],
  [
    "one fewer, and no others",
    object({ a: resisting, b: text }, { required: ["a"], additionalProperties: false }),
    object({ a: resisting }, { required: ["a"], additionalProperties: false }),
    ["request-additional-properties-narrowed major /b"],
  ],
])("beside a value that nobody can draw: %s", async (_, old, now, wanted) => {
  const findings = await wireChanges(documentOf(old), documentOf(now));
  expect(
    findings.map(({ rule, bump, place }) => `${rule} ${bump} ${place.replace(/^request body ?/, "")}`),
  ).toEqual(wanted);
});
