import { describe, expect, it } from "vitest";
import { z } from "zod";
import { resolveContract } from "../../../scripts/contract/resolve.ts";
import { valueAt } from "../../../scripts/lib/json-pointer.ts";
import type { SchemaObject } from "../../../scripts/lib/json-schema.ts";
import type { OpenApiDocument } from "../../../scripts/model/document/types.ts";
import { documentOf } from "../../../scripts/model/document/write.ts";
import { modelOfContract } from "../../../scripts/model/from-contract.ts";
import { divide } from "../../../scripts/prove/document/divide.ts";
import { proveDocument } from "../../../scripts/prove/document/prove.ts";
import { threeDeep } from "./depth.ts";
import { tinyApi } from "./tiny-contract.ts";

const thing = z.object({ name: z.string().max(3) }).meta({ id: "Thing" });
const anything = z.unknown().meta({ id: "Anything" });
const reference = { $ref: "#/components/schemas/Thing" };
const taken = { type: "string", const: "a part" };
const nullType = { type: "null" };

it.each<[name: string, schema: z.ZodType, more: SchemaObject, isBare: boolean]>([
  ["are constants", z.object({ a: thing }), {}, true],
  [
    "are constants, and no other is there",
    z.strictObject({ a: thing }),
    { additionalProperties: false },
    true,
  ],
  [
    "are constants, beside further ones",
    z.object({ a: thing }).catchall(z.string().max(2)),
    { additionalProperties: { type: "string", maxLength: 2 } },
    false,
  ],
  ["are not all in the document", z.object({ a: thing, b: z.int().optional() }), {}, false],
  ["may be anything", z.object({ a: z.unknown() }), { properties: { a: {} } }, false],
])("an object has only edges to judge if its fields are constants: they %s", (_, schema, more, isBare) => {
  const emitted = { type: "object", properties: { a: reference }, ...more };
  const components = new Map([["Thing", thing]]);
  expect(divide({ schema, emitted }, components)?.isBare ?? false).toBe(isBare);
});

describe("a constant stands in place of", () => {
  const object = (property: SchemaObject) => ({
    type: "object",
    properties: { a: property },
    required: ["a"],
  });
  const either = (keyword: string, count: number) => ({
    [keyword]: Array.from({ length: count }, (_, index) => ({ type: "string", const: `option ${index}` })),
  });
  const text = { type: "string" };
  const tagged = (tag: z.ZodType) =>
    z.discriminatedUnion("kind", [z.object({ kind: tag }), z.object({ kind: z.literal("b") })]);
  /** The shell of what can be divided, and the pointers to its parts: all that is no component. */
  const rows: readonly (readonly [
    name: string,
    schema: z.ZodType,
    emitted: SchemaObject,
    shell: SchemaObject | undefined,
    ...parts: string[],
  ])[] = [
    ["a component", thing, reference, taken],
    ["of a property", z.object({ a: thing }), object(reference), object(taken)],
    [
      "with other words",
      z.object({ a: thing.describe("x") }),
      object({ ...reference, description: "x" }),
      object(taken),
    ],
    ["made later", z.object({ a: z.lazy(() => thing) }), object(reference), object(taken)],
    [
      "beside null",
      z.object({ a: thing.nullable() }),
      object({ anyOf: [reference, nullType] }),
      object({ anyOf: [taken, nullType] }),
    ],
    [
      "of items",
      z.array(thing).max(2),
      { type: "array", items: reference, maxItems: 2 },
      { type: "array", items: taken, maxItems: 2 },
    ],
    [
      "of a record",
      z.record(z.string(), thing),
      { type: "object", additionalProperties: reference },
      { type: "object", additionalProperties: taken },
    ],
    ["a part", z.object({ a: z.string() }), object(text), object(taken), "/properties/a"],
    [
      "in an object that may be null",
      z.object({ a: z.string() }).nullable(),
      { ...object(text), type: ["object", "null"] },
      { ...object(taken), type: ["object", "null"] },
      "/properties/a",
    ],
    [
      "where Zod has another",
      z.object({ a: thing.partial() }),
      object(reference),
      object(taken),
      "/properties/a",
    ],
    [
      "where only the document has its null",
      z.object({ a: thing }),
      object({ anyOf: [reference, nullType] }),
      object(taken),
      "/properties/a",
    ],
    [
      "where only Zod has its null",
      z.object({ a: thing.nullable() }),
      object(reference),
      object(taken),
      "/properties/a",
    ],
    [
      "where more decides",
      z.object({ a: thing }),
      object({ ...reference, minProperties: 1 }),
      object(taken),
      "/properties/a",
    ],
    [
      "options of a union",
      z.union([thing, z.string()]),
      { anyOf: [reference, text] },
      either("anyOf", 2),
      "/anyOf/1",
    ],
    [
      "options of a union that may be null",
      z.union([thing, z.string()]).nullable(),
      { anyOf: [reference, text, nullType] },
      { anyOf: [...(either("anyOf", 2)["anyOf"] ?? []), nullType] },
      "/anyOf/1",
    ],
    [
      "not options of a union that only in Zod may be null",
      z.union([thing, z.string()]).nullable(),
      { anyOf: [reference, text] },
      undefined,
    ],
    [
      "options with a tag",
      tagged(z.literal("a")),
      { oneOf: [text, text] },
      either("oneOf", 2),
      "/oneOf/0",
      "/oneOf/1",
    ],
    [
      "not options with a tag that may be absent",
      tagged(z.literal("a").default("a")),
      { oneOf: [text, text] },
      undefined,
    ],
    [
      "not options of which only one may fit",
      z.union([thing, z.string()]),
      { oneOf: [reference, text] },
      undefined,
    ],
    ["not options of which there are more", z.union([thing, z.string()]), { anyOf: [text] }, undefined],
    ["not what may be absent by itself", z.object({ a: z.unknown() }), object({}), undefined],
    [
      "not a component that may be absent",
      z.object({ a: anything }),
      object({ $ref: "#/components/schemas/Anything" }),
      undefined,
    ],
    [
      "not where items are compared",
      z.array(thing),
      { type: "array", items: reference, uniqueItems: true },
      undefined,
    ],
    ["not where a function looks", z.object({ a: thing }).refine(() => true), object(reference), undefined],
    [
      "not where a function looks through a wrapper",
      z
        .object({ a: thing })
        .optional()
        .refine(() => true),
      object(reference),
      undefined,
    ],
    [
      "not where a function looks at all items",
      z.array(thing).refine(() => true),
      { type: "array", items: reference },
      undefined,
    ],
  ];
  it.each(rows.map(([name, ...row]) => ({ name, row })))("$name", ({ row }) => {
    const [schema, emitted, shell, ...parts] = row;
    const components = new Map<string, z.ZodType>([
      ["Thing", thing],
      ["Anything", anything],
    ]);
    const divided = divide({ schema, emitted }, components);
    expect(divided?.shell.emitted).toEqual(shell);
    expect(divided?.parts.map(({ pointer }) => pointer) ?? []).toEqual(parts);
  });
});

describe("what a document loses three levels deep is found", () => {
  const read = modelOfContract(resolveContract(tinyApi(threeDeep(thing), "request")));
  const whole = documentOf(read.written);
  const list = "/components/schemas/DeepList/properties";
  const record = "/components/schemas/DeepRecord/properties/all";
  const holder = "/components/schemas/DeepHolder";
  const rows: readonly (readonly [string, at: string, change: (schema: Record<string, unknown>) => void])[] =
    [
      [
        "a limit of the innermost",
        "/components/schemas/Thing/properties/name",
        (schema) => void delete schema["maxLength"],
      ],
      [
        "what the innermost requires",
        "/components/schemas/Thing",
        (schema) => void delete schema["required"],
      ],
      [
        "a reference to another",
        `${holder}/properties`,
        (schema) => {
          schema["part"] = { $ref: "#/components/schemas/Done" };
        },
      ],
      [
        "a reference to anything",
        `${holder}/properties`,
        (schema) => {
          schema["part"] = {};
        },
      ],
      [
        "a reference and null",
        `${holder}/properties`,
        (schema) => {
          schema["part"] = { anyOf: [reference, nullType] };
        },
      ],
      [
        "a limit beside a reference",
        `${holder}/properties/part`,
        (schema) => {
          schema["minProperties"] = 2;
        },
      ],
      ["what the holder requires", holder, (schema) => void delete schema["required"]],
      [
        "null",
        record,
        (schema) => {
          schema["additionalProperties"] = { $ref: "#/components/schemas/DeepHolder" };
        },
      ],
      ["the limit of a list", `${list}/list`, (schema) => void delete schema["maxItems"]],
      ["the type of a list", `${list}/list`, (schema) => void delete schema["type"]],
      ["the items of a list", `${list}/list`, (schema) => void delete schema["items"]],
      ["an optional field", list, (schema) => void delete schema["last"]],
    ];
  it("and the whole is proved", () => {
    expect(proveDocument(read, whole, { runs: 5, seed: 1 }).problems).toEqual([]);
  });

  it.each(rows)("%s", (_name, at, change) => {
    const document: OpenApiDocument = structuredClone(whole);
    change(valueAt(document, at) as Record<string, unknown>);
    const { problems } = proveDocument(read, document, { runs: 5, seed: 1 });
    expect(problems.map(({ code }) => code)).toContain("document-not-proved");
  });
});
