import { relative } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { z } from "zod";
import { mayMatch } from "../../scripts/contract/check/may-match.ts";
import { type RequestSchemas, rejectionOf } from "../../scripts/contract/rejection.ts";
import type { Form } from "../../scripts/contract/schemas/forms.ts";
import { isMadeByFunction } from "../../scripts/contract/schemas/made-default.ts";
import { unwrap } from "../../scripts/contract/schemas/wrappers.ts";
import { frameIn } from "../../scripts/contract/stack.ts";

const operation: RequestSchemas = {
  params: { id: z.string().min(2, "id is too short") },
  query: { limit: z.number("limit must be a number").max(9, "limit is too high") },
  headers: { "X-Key": z.string().length(1) },
  body: { schema: z.object({ items: z.array(z.object({ name: z.string("name must be a text") })) }) },
};

it.each<[given: Parameters<typeof rejectionOf>[1], wanted: string | undefined]>([
  [{}, undefined],
  [{ params: { id: "ok" }, body: { items: [] } }, undefined],
  [{ params: { id: "a" } }, "params/id: id is too short"],
  [{ params: { id: "a" }, query: { limit: "x" } }, "params/id: id is too short"],
  [{ query: { limit: 10 } }, "query/limit: limit is too high"],
  [{ query: { other: 10 } }, undefined],
  [{ params: { toString: "x" } }, undefined],
  [{ headers: { "X-Key": "long" } }, undefined],
  [{ body: { items: [{ name: "a" }, { name: 1 }] } }, "body.items[].name: name must be a text"],
  [{ body: 7 }, undefined],
])("of %j, the schemas say %s", (given, wanted) => {
  const found = rejectionOf(operation, given);
  expect(found && `${found.pointer}: ${found.text}`).toBe(wanted);
  expect(rejectionOf({}, given)).toBeUndefined();
});

it.each<[kind: Form["kind"], schema: z.ZodType, pattern: string, wanted: boolean]>([
  ["boolean", z.boolean(), "^true$", true],
  ["boolean", z.boolean(), "^yes$", false],
  ["string", z.enum(["a", "b"]), "^b$", true],
  ["string", z.enum(["a", "b"]), "^c$", false],
  ["number", z.literal(7), "^7$", true],
  ["number", z.literal(7), "^8$", false],
  ["number", z.int(), "^-1$", true],
  ["number", z.int().min(0), "^-1$", false],
  ["number", z.int().gt(0), "^-1$", false],
  ["number", z.number(), "^1\\.5$", true],
  ["number", z.int(), "^1\\.5$", false],
  ["string", z.string(), "^$", true],
  ["string", z.string().min(1), "^$", false],
  ["string", z.string().regex(/^a/), "^b", false],
  ["string", z.string().regex(/^a/).regex(/b$/), "^a.*c$", false],
  ["string", z.string().regex(/^a/).regex(/b$/), "^ab$", true],
])("whether a %s may have a text that a pattern takes: row %#", (kind, schema, pattern, wanted) => {
  expect(mayMatch({ kind, schema }, pattern)).toBe(wanted);
});

it("a default is made by a function, or is a value", () => {
  const made = [z.string().default(() => "a"), z.string().default("a"), z.string()];
  expect(made.map((schema) => isMadeByFunction(schema))).toEqual([true, false, false]);
});

it.each<[what: string, schema: z.ZodType, wanted: object]>([
  ["nothing", z.string(), { type: "string", nullable: false, words: {} }],
  ["null", z.string().nullable(), { type: "string", nullable: true, words: {} }],
  [
    "the outer one of two defaults",
    z.string().default("in").default("out"),
    { type: "string", default: { value: "out" } },
  ],
  [
    "words, the outer ones first",
    z.string().meta({ title: "in" }).optional().meta({ description: "out" }),
    { type: "string", words: { description: "out" } },
  ],
  ["a schema that is made later", z.lazy(() => z.number()), { type: "number" }],
  ["the schema of what travels", z.string().pipe(z.transform((text) => text.length)), { type: "string" }],
])("around a schema: %s", (_, schema, { type, ...wanted }: { type?: string }) => {
  const found = unwrap(schema);
  expect([found.base._zod.def.type, found]).toMatchObject([type, wanted]);
});

it.each<[stack: string | undefined, wanted: ReturnType<typeof frameIn>]>([
  [undefined, undefined],
  ["Error: x\n    at f (/a/spec.ts:3:4)", { file: relative(".", "/a/spec.ts"), line: 3, column: 4 }],
  [
    `Error: x\n    at ${pathToFileURL("/a/spec.ts").href}:3:4`,
    { file: relative(".", "/a/spec.ts"), line: 3, column: 4 },
  ],
  [
    "Error: x\n    at f (/b/other.ts:1:1)\n    at /a/spec.ts:5:6",
    { file: relative(".", "/a/spec.ts"), line: 5, column: 6 },
  ],
  ["Error: x\n    at f (node:internal:1:1)\n    at /b/other.ts:1:1", undefined],
])("the place in the spec of %j", (stack, wanted) => {
  expect(frameIn(Object.assign(new Error("x"), { stack }), ["/a/spec.ts"])).toEqual(wanted);
});
