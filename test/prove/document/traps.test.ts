import { describe, expect, it } from "vitest";
import { z } from "zod";
import { jsonSchema, openEnum, rule } from "../../../scripts/contract/index.ts";
import { outcomeOf, tinyApi } from "./tiny-contract.ts";
import { changes } from "./traps/changes.ts";
import { leaves } from "./traps/leaves.ts";
import { references } from "./traps/references.ts";
import { structures } from "./traps/structures.ts";

const traps = [...references, ...leaves, ...structures, ...changes];

describe("a trap is emitted rightly, or stops the generation with the way out", () => {
  it.each(traps.filter(({ instead }) => instead))(
    "$name: what the way out says to write",
    ({ instead, place }) => {
      const schema = instead?.();
      expect(schema && outcomeOf(tinyApi(schema, place ?? "request")).problems).toEqual([]);
    },
  );

  it.each(traps)("$name", ({ schema, place = "request", stops }) => {
    const { problems } = outcomeOf(tinyApi(schema(), place));
    if (!stops) return expect(problems).toEqual([]);
    const [code, fix] = stops;
    expect(problems.map((problem) => problem.code)).toContain(code);
    for (const problem of problems) if (problem.code === code) expect(problem.fix).toMatch(fix);
  });
});

describe("a parameter", () => {
  it("has what `.meta()` says of it", () => {
    const schema = z
      .int()
      .min(1)
      .optional()
      .meta({ description: "How many.", examples: [3], deprecated: true });
    const { document, problems } = outcomeOf(tinyApi(schema, "query"));
    expect(problems).toEqual([]);
    expect(document?.paths?.["/things"]?.post?.parameters).toEqual([
      {
        name: "value",
        in: "query",
        required: false,
        description: "How many.",
        deprecated: true,
        schema: {
          type: "integer",
          minimum: 1,
          maximum: Number.MAX_SAFE_INTEGER,
          description: "How many.",
          examples: [3],
          deprecated: true,
        },
      },
    ]);
  });
});

it.each([
  z.string().meta({ format: "token" }),
  z.string().optional().meta({ format: "token" }),
  z.string().nullable().optional().meta({ format: "token" }),
  z.string().meta({ format: "token" }).nullable().optional(),
  z.enum(["a"]).optional().meta({ format: "token" }),
])("a format that only describes its values stays, wherever `.meta()` stands: %#", (schema) => {
  const { document, problems } = outcomeOf(tinyApi(z.object({ value: schema }), "request"));
  expect(problems).toEqual([]);
  expect(JSON.stringify(document?.paths)).toContain('"format":"token"');
});

describe("a named schema with other words at the place of use", () => {
  const thing = z.object({ name: z.string() }).meta({ id: "Thing", description: "A thing." });
  const $ref = "#/components/schemas/Thing";
  const rows: readonly (readonly [string, z.ZodType, object])[] = [
    ["`.meta()`", thing.meta({ description: "The first." }), { $ref, description: "The first." }],
    ["`.describe()`", thing.describe("The first."), { $ref, description: "The first." }],
    [
      "twice",
      thing.describe("x").meta({ title: "One", description: "It." }),
      { $ref, title: "One", description: "It." },
    ],
    ["optional", thing.meta({ description: "The first." }).optional(), { $ref, description: "The first." }],
    [
      "nullable",
      thing.meta({ description: "The first." }).nullable(),
      { anyOf: [{ $ref }, { type: "null" }], description: "The first." },
    ],
  ];
  it.each(rows)("stays a reference: %s", (_name, use, wanted) => {
    const { document, problems } = outcomeOf(tinyApi(z.object({ use }).meta({ id: "Use" }), "request"));
    expect(problems).toEqual([]);
    expect(document?.components?.schemas?.["Use"]).toMatchObject({ properties: { use: wanted } });
    expect(Object.keys(document?.components?.schemas ?? {})).toEqual(["Done", "Error", "Thing", "Use"]);
    expect(document?.components?.schemas?.["Thing"]).toMatchObject({ description: "A thing." });
  });
});

describe("responses that never gain a field", () => {
  const strict = z.strictObject({ name: z.string() }).meta({ id: "Thing" });
  const api = tinyApi(strict, "response");

  it("are told in the document, and proved", () => {
    const { document, problems } = outcomeOf({ ...api, closedResponses: true });
    expect(problems).toEqual([]);
    expect(document).toMatchObject({
      "x-closed-responses": true,
      components: { schemas: { Thing: { additionalProperties: false } } },
    });
  });

  it("are refused where the API does not say so", () => {
    expect(outcomeOf(api).problems).toMatchObject([{ code: "closed-response" }]);
    expect(outcomeOf(tinyApi(z.object({}), "response")).document).not.toHaveProperty("x-closed-responses");
  });
});

describe("a named schema that may be null, used twice, is one component", () => {
  const ada = z.object({ name: z.string() }).meta({ id: "Person" });
  const kinds: Readonly<Record<string, z.ZodType>> = {
    text: z.string(),
    enum: z.enum(["a", "b"]),
    "enum of two types": z.enum({ a: "a", two: 2 }),
    literals: z.literal(["a", 1]),
    list: z.array(z.string()),
    object: z.object({ a: z.int() }),
    record: z.record(z.string(), z.int()),
    union: z.union([z.string(), z.int()]),
    "exclusive union": z.xor([z.string(), z.boolean()]),
    tuple: z.tuple([z.string()], z.int()),
    component: ada,
    "open enum": openEnum(["a"]),
    "schema with keywords": jsonSchema({ minProperties: 1 }, z.record(z.string(), z.string())),
    "schema with a rule": rule(z.string(), {
      holds: (text) => text !== "q",
      sentence: "No q.",
      refuses: ["q"],
    }),
    intersection: z.intersection(z.object({ a: z.int() }), z.object({ b: z.int() })),
    "lazy object": z.lazy(() => z.object({ a: z.int() })),
    "one item": z.enum(["a"]).optional(),
  };

  it.each(Object.entries(kinds))("%s", (_, kind) => {
    const named = kind.nullable().meta({ id: "Named", description: "It, or none." });
    const body = z.object({ first: named, second: named.optional(), all: z.array(named) });
    const { document, problems } = outcomeOf(tinyApi(body, "request"));
    expect(problems).toEqual([]);
    const ref = { $ref: "#/components/schemas/Named" };
    const written = JSON.parse(JSON.stringify(document));
    const { schema } = written.paths["/things"].post.requestBody.content["application/json"];
    expect(schema.properties).toEqual({ first: ref, second: ref, all: { type: "array", items: ref } });
    // A name is no keyword, and what hid a schema from zod-to-openapi is no type.
    expect(written.components.schemas.Named).not.toHaveProperty("id");
    expect(JSON.stringify(written)).not.toContain("x-opaque");
    expect(written.components.schemas.Named.description).toMatch(/^It, or none\./);
  });
});
