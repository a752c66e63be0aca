import { describe, expect, it } from "vitest";
import { z } from "zod";
import { outcomeOf, tinyApi } from "../prove/document/tiny-contract.ts";

const Cat = z.object({ kind: z.enum(["cat", "kitten"]) }).meta({ id: "Cat" });
const Dog = z.object({ kind: z.literal("dog") }).meta({ id: "Dog" });
const Count = z.object({ kind: z.literal(1) }).meta({ id: "Count" });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const told = {
  oneOf: [ref("Cat"), ref("Dog")],
  discriminator: {
    propertyName: "kind",
    mapping: { cat: ref("Cat").$ref, kitten: ref("Cat").$ref, dog: ref("Dog").$ref },
  },
};

/** A field's schema, and what the document says of it. */
const rows: readonly (readonly [name: string, z.ZodType, unknown])[] = [
  ["kinds", z.discriminatedUnion("kind", [Cat, Dog]), told],
  // `null` is no kind: it stands beside what the discriminator tells apart.
  ["kinds or null", z.discriminatedUnion("kind", [Cat, Dog]).nullable(), { anyOf: [told, { type: "null" }] }],
  [
    "kinds without a name, or null",
    z.discriminatedUnion("kind", [Cat, z.object({ kind: z.literal("dog") })]).nullable(),
    {
      oneOf: [
        ref("Cat"),
        { type: "object", properties: { kind: { type: "string", const: "dog" } }, required: ["kind"] },
        { type: "null" },
      ],
    },
  ],
  [
    "kinds told by numbers, or null",
    z.discriminatedUnion("kind", [Cat, Count]).nullable(),
    { oneOf: [ref("Cat"), ref("Count"), { type: "null" }] },
  ],
];

describe("the discriminator of", () => {
  it.each(rows)("%s", (_, field, wanted) => {
    const { document, problems } = outcomeOf(
      tinyApi(z.object({ a: field }), "request", [{ a: { kind: "cat" } }]),
      20,
    );
    expect(problems).toEqual([]);
    const content = document?.paths?.["/things"]?.post?.requestBody;
    expect(content).toMatchObject({
      content: { "application/json": { schema: { properties: { a: wanted } } } },
    });
  });
});
