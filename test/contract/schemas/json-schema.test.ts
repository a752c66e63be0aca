import { expect, it } from "vitest";
import { z } from "zod";
import { jsonSchemaOf } from "../../../scripts/contract/schemas/json-schema.ts";

/** An object that has the same schema in as many fields. */
const holding = (count: number, schema: z.ZodType) =>
  z.object(Object.fromEntries(Array.from({ length: count }, (_, index) => [`field${index}`, schema])));

it("writes a schema in each of its places", () => {
  const name = z.string().min(1);
  expect(jsonSchemaOf(z.object({ a: name, b: name }))).toMatchObject({
    properties: { a: { type: "string", minLength: 1 }, b: { type: "string", minLength: 1 } },
  });
});

it("refers to schemas where holding each other would make them too large", () => {
  const length = (schema: z.ZodType) => JSON.stringify(jsonSchemaOf(schema)).length;
  expect(length(holding(40, holding(40, holding(40, z.string()))))).toBeLessThan(10_000);
});
