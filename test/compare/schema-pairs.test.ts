import { expect, it } from "vitest";
import { withoutNewMembers } from "../../scripts/compare/wire/schemas/new-members.ts";
import { contradictionsIn, textsApart } from "../../scripts/compare/wire/schemas/text-differences.ts";
import { openMember } from "../../scripts/contract/schema.ts";
import type { JsonSchema } from "../../scripts/lib/json-schema.ts";

const pairOf = (old: JsonSchema, now: JsonSchema) => ({
  old: { root: {}, schema: old },
  now: { root: {}, schema: now },
});

const member = (kind: string, more: object = {}): JsonSchema =>
  ({ type: "object", properties: { kind: { const: kind } }, required: ["kind"], ...more }) as JsonSchema;
/** A union that may gain members: these, and any object of another kind. */
const openUnion = (key: string, ...members: readonly JsonSchema[]): JsonSchema =>
  ({
    anyOf: [
      ...members,
      { type: "object", properties: { [key]: { type: "string", pattern: "^old$" } }, [openMember]: key },
    ],
  }) as JsonSchema;

it.each<[string, JsonSchema, JsonSchema]>([
  ["the same members", openUnion("kind", member("a")), openUnion("kind", member("a"))],
  [
    "a member that says more",
    openUnion("kind", member("a")),
    openUnion("kind", member("a", { minProperties: 2 })),
  ],
  ["one member less", openUnion("kind", member("a"), member("b")), openUnion("kind", member("a"))],
  ["members told apart by another field", openUnion("sort", member("a")), openUnion("kind", member("b"))],
  ["a union that was closed", { anyOf: [member("a")] }, openUnion("kind", member("a"), member("b"))],
  ["no union", member("a"), member("b")],
])("returns a pair without new members as it is: %s", (_, old, now) => {
  const pair = pairOf(old, now);
  expect(withoutNewMembers(pair)).toBe(pair);
});

it("takes a new member for one of a kind that was taken before", () => {
  const { now } = withoutNewMembers(
    pairOf(openUnion("kind", member("a")), openUnion("kind", member("a"), member("b"))),
  );
  expect(now.schema).toMatchObject({
    anyOf: [member("a"), { properties: { kind: { pattern: expect.stringContaining("a") } } }],
  });
  expect(JSON.stringify(now.schema)).not.toContain('"b"');
});

const text = (pattern: string, more: object = {}): JsonSchema =>
  ({ type: "string", pattern, ...more }) as JsonSchema;

it.each<[string, JsonSchema, JsonSchema, readonly string[]]>([
  ["patterns", text("^a+$"), text("^aa+$"), ["a"]],
  ["the same patterns", text("^a+$"), text("^a+$"), []],
  ["a constant", text("^a+$", { const: "a" }), text("^aa+$", { const: "aa" }), []],
  ["one constant", text("^a+$"), text("^aa+$", { const: "aa" }), []],
  ["a list", text("^a+$", { enum: ["a"] }), text("^aa+$"), []],
  ["another type", { type: "number" }, text("^a+$"), []],
])("finds texts on which two schemas disagree: %s", (_, old, now, wanted) => {
  expect(textsApart(pairOf(old, now)).slice(0, 1)).toEqual(wanted);
});

it("finds what no text fits at once, but not of constants", () => {
  const uuid = { format: "uuid" };
  const never = "`format: uuid` and `pattern: ^a$`";
  expect(contradictionsIn(pairOf(text("^a$", uuid), text("^a$", uuid)))).toEqual([never, never]);
  expect(contradictionsIn(pairOf(text("^a$", { ...uuid, const: "a" }), text("^a$", uuid)))).toEqual([]);
});
