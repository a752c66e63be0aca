import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { tinySpec } from "../../contract/tiny-spec.ts";

/** Text of Zod schemas of all kinds, as an author may write them for a parameter. */
const scalar = fc.constantFrom(
  "z.string()",
  "z.string().min(1).max(5)",
  "z.string().regex(/^[\\w,]+$/)",
  "z.string().regex(/^[\\w-]+$/)",
  "z.int().min(0)",
  "z.string().regex(/^[a-z, ]{0,4}$/)",
  "z.string().regex(/^[ -~]{0,3}$/)",
  "z.iso.date()",
  "z.number()",
  "z.number().min(-2).max(1e30)",
  "z.int()",
  "z.boolean()",
  'z.enum(["a", "b,c", ""])',
  'z.enum(["1", "true"])',
  'z.literal(["a", 7, false])',
  'z.literal(["7", 7])',
  'z.literal("auto")',
  "z.null()",
  'z.templateLiteral(["v", z.int()])',
);

const inner = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 1, arbitrary: scalar.map((text) => `${text}.nullable()`) },
  { weight: 1, arbitrary: fc.tuple(scalar, scalar).map(([a, b]) => `z.union([${a}, ${b}])`) },
);

const composed = fc.oneof(
  { weight: 4, arbitrary: inner },
  { weight: 3, arbitrary: inner.map((text) => `z.array(${text})`) },
  { weight: 3, arbitrary: inner.map((text) => `z.array(${text}).min(1).max(3)`) },
  { weight: 1, arbitrary: inner.map((text) => `z.array(${text}).default([])`) },
  { weight: 1, arbitrary: inner.map((text) => `z.array(z.array(${text}))`) },
  { weight: 1, arbitrary: fc.tuple(inner, inner).map(([a, b]) => `z.tuple([${a}, ${b}])`) },
  {
    weight: 2,
    arbitrary: fc.tuple(inner, inner).map(([a, b]) => `z.object({ a: ${a}, b: ${b}.optional() })`),
  },
  { weight: 1, arbitrary: inner.map((text) => `z.record(z.string(), ${text})`) },
  { weight: 1, arbitrary: inner.map((text) => `z.array(z.object({ a: ${text} }))`) },
  { weight: 1, arbitrary: fc.tuple(inner, inner).map(([a, b]) => `z.union([${a}, z.array(${b})])`) },
  { weight: 1, arbitrary: fc.constant("z.unknown()") },
);

/** Where a schema stands, and its text. */
export interface Placed {
  readonly place: "params" | "segment" | "query" | "headers" | "form" | "json";
  readonly text: string;
}

export const placed: fc.Arbitrary<Placed> = fc
  .tuple(fc.constantFrom("params", "segment", "query", "headers", "form", "json"), composed, fc.boolean())
  .map(([place, text, optional]) => ({
    place: place as Placed["place"],
    text: optional && place !== "params" && place !== "segment" ? `${text}.optional()` : text,
  }));

const cases = fileURLToPath(new URL("../../../scripts/schema-cases/index.ts", import.meta.url));

/** The first value that both take, as an example. */
const sample = `import { casesOf } from ${JSON.stringify(cases)};
const sample = (schema: z.ZodType) => {
  const form = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  for (const { value, valid } of casesOf(form as never))
    if (valid && schema.safeParse(value).success) return { example: value as never };
  throw new Error("no value");
};`;

/** A spec with an operation for each of these, with the schema as `p`; bodies have these examples, as JSON. */
export function specOf(all: readonly Placed[], examples: readonly (string | undefined)[] = []): string {
  const operations = all.map(({ place, text }, index) => {
    // Examples of a form leave its files out.
    const given = examples[index] ?? (text.includes("filePart") ? "{}" : undefined);
    const example = given ? `{ example: ${given} as never }` : `sample(z.object({ p: ${text} }))`;
    const part = {
      params: `path: "/op${index}/{p}", params: { p: ${text} },`,
      segment: `path: "/op${index}/{p}.{n}", params: { p: ${text}, n: z.int() },`,
      query: `path: "/op${index}", query: { p: ${text} },`,
      headers: `path: "/op${index}", headers: { "X-P": ${text} },`,
      form: `path: "/op${index}", body: multipart(z.object({ p: ${text}, f: filePart().optional() }), ${example}),`,
      json: `path: "/op${index}", body: json(z.object({ p: ${text} }), ${example}),`,
    }[place];
    return `{ operationId: "op${index}", page: "op${index}", section: "things", title: "Op", description: "Op.", method: "POST", ${part} responses: { 204: {} }, errors: [] },`;
  });
  return tinySpec
    .replace("json }", "json, multipart, filePart, param }")
    .replace("const unused = undefined;", () => (examples.length > 0 ? "" : sample))
    .replace(
      "operations: [renameThing, ...others]",
      `operations: [renameThing, ${operations.join("\n")}] as never`,
    );
}
