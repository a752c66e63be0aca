import { beforeAll, expect, it } from "vitest";
import type { Finding } from "../../scripts/compare/finding.ts";
import type { Named, Schema } from "./body.ts";
import { clientChanges } from "./documents.ts";

const s = { type: "string" };
const i = { type: "integer" };
const nothing = { type: "null" };
const o = (properties: Named, required: readonly string[] = Object.keys(properties)) => ({
  type: "object",
  properties,
  required,
});
const list = (items: Schema) => ({ type: "array", items });
const any = (...anyOf: readonly Schema[]) => ({ anyOf });
const kind = (name: string, more: Named = {}) => o({ kind: { const: name }, ...more });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const many = (type: Schema) =>
  o(Object.fromEntries(Array.from({ length: 130 }, (_, index) => [`f${index}`, type])));

/** A schema, what it becomes, and the places where a client of the old one does not compile: in results, in inputs. */
type Row = readonly [
  what: string,
  old: Schema,
  now: Schema,
  results: readonly string[],
  inputs: readonly string[],
];

const rows: readonly Row[] = [
  ["a text", o({ a: s }), o({ a: i }), ["/a"], ["/a"]],
  ["deep inside", o({ a: o({ b: o({ c: s }) }) }), o({ a: o({ b: o({ c: i }) }) }), ["/a/b/c"], ["/a/b/c"]],
  ["a list of texts", o({ a: list(s) }), o({ a: list(i) }), ["/a"], ["/a"]],
  ["a list of objects", o({ a: list(o({ b: s })) }), o({ a: list(o({ b: i })) }), ["/a/0/b"], ["/a/0/b"]],
  [
    "a list in a list",
    o({ a: list(list(o({ b: s }))) }),
    o({ a: list(list(o({ b: i }))) }),
    ["/a/0/0/b"],
    ["/a/0/0/b"],
  ],
  [
    "a pair",
    o({ a: { type: "array", prefixItems: [s, o({ b: s })], minItems: 2, items: false } }),
    o({ a: { type: "array", prefixItems: [s, o({ b: i })], minItems: 2, items: false } }),
    ["/a/1/b"],
    ["/a/1/b"],
  ],
  [
    "a map of objects",
    o({ a: { type: "object", additionalProperties: s } }),
    o({ a: { type: "object", additionalProperties: i } }),
    ["/a"],
    ["/a"],
  ],
  ["a name that is no word", o({ "a-b": o({ c: s }) }), o({ "a-b": o({ c: i }) }), ["/a-b/c"], ["/a-b/c"]],
  [
    "an object or null",
    o({ a: any(o({ b: s }), nothing) }),
    o({ a: any(o({ b: i }), nothing) }),
    ["/a/b"],
    ["/a/b"],
  ],
  ["null, too", o({ a: o({ b: s }) }), o({ a: any(o({ b: s }), nothing) }), ["/a"], []],
  ["null no more", o({ a: any(o({ b: s }), nothing) }), o({ a: o({ b: s }) }), [], ["/a"]],
  ["an object that may be absent", o({ a: o({ b: s }) }, []), o({ a: o({ b: i }) }, []), ["/a/b"], ["/a/b"]],
  ["an object or a text", o({ a: any(s, o({ b: s })) }), o({ a: any(s, o({ b: i })) }), ["/a/b"], ["/a/b"]],
  [
    "an object or another type of leaf",
    o({ a: any(s, o({ b: s })) }),
    o({ a: any(i, o({ b: s })) }),
    ["/a"],
    ["/a"],
  ],
  [
    "one of two that a constant tells apart",
    o({ a: any(kind("x", { b: s }), kind("y")) }),
    o({ a: any(kind("x", { b: i }), kind("y")) }),
    ["/a/b"],
    ["/a/b"],
  ],
  [
    "one of two of which one may be null",
    o({ a: any(kind("x"), kind("y", { b: s }), nothing) }),
    o({ a: any(kind("x"), kind("y", { b: i }), nothing) }),
    ["/a/b"],
    ["/a/b"],
  ],
  [
    "a third kind",
    o({ a: any(kind("x"), kind("y")) }),
    o({ a: any(kind("x"), kind("y"), kind("z")) }),
    ["/a/kind"],
    [],
  ],
  [
    "a kind fewer",
    o({ a: any(kind("x"), kind("y"), kind("z")) }),
    o({ a: any(kind("x"), kind("y")) }),
    ["/a/kind"],
    ["/a/kind"],
  ],
  [
    "what two share that nothing tells apart",
    o({ a: any(o({ b: s, c: s }), o({ b: s, d: s })) }),
    o({ a: any(o({ b: i, c: s }), o({ b: i, d: s })) }),
    ["/a/b"],
    ["/a/b"],
  ],
  [
    "one of many fields",
    many(s),
    { ...many(s), properties: { ...many(s).properties, f125: i } },
    ["/f125"],
    ["/f125"],
  ],
  [
    "a schema that holds itself",
    ref("Node"),
    ref("Other"),
    ["/size"],
    ["/size", "/next/size", "/more/0/size"],
  ],
  [
    "what all of two have",
    { allOf: [o({ a: s }), o({ b: s })] },
    { allOf: [o({ a: s }), o({ b: i })] },
    ["/b"],
    ["/b"],
  ],
  ["a field more", o({ a: s }), o({ a: s, b: s }, ["a"]), [], []],
  ["a field fewer", o({ a: s, b: s }), o({ a: s }), ["/b"], ["/b"]],
];

const node = (name: string, size: Schema) =>
  o({ size, next: ref(name), more: list(ref(name)) }, ["size", "more"]);

/** All the schemas in one document, each sent to and answered by an operation of its own. */
const documentOf = (side: 1 | 2) => ({
  openapi: "3.1.0",
  info: { title: "Things", version: "1.0.0" },
  servers: [{ url: "https://things.example" }],
  components: { schemas: { Node: node("Node", s), Other: node("Other", i) } },
  paths: Object.fromEntries(
    rows.map((row, index) => {
      const content = { "application/json": { schema: row[side] } };
      const post = {
        operationId: `op${index}`,
        requestBody: { required: true, content },
        responses: { 200: { description: "d", content } },
      };
      return [`/${index}`, { post }];
    }),
  ),
});

let found: readonly Finding[];
beforeAll(async () => {
  found = await clientChanges(documentOf(1), documentOf(2));
});

it.each(rows.map(([what, , , results, inputs], index) => ({ what, results, inputs, index })))(
  "code that uses a client does not compile where $what changes",
  ({ results, inputs, index }) => {
    const lost = found.filter(({ operation, bump }) => operation === `POST /${index}` && bump === "major");
    const places = (of: string) =>
      lost.flatMap(({ place }) => (place.startsWith(of) ? [place.slice(of.length).trim()] : []));
    expect([places("response 200"), places("request body")]).toEqual([results, inputs]);
  },
);
