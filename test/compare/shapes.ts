/** Schemas that are large or hard in one way, with one break planted in a place of them. */
export interface Shape {
  readonly name: string;
  readonly old: object;
  readonly now: object;
}

type Make = (next: object, level: number) => object;

/** Each level refers to the next one twice, so that a walk that does not share results doubles at each. */
const diamonds: Readonly<Record<string, Make>> = {
  allOf: (next) => ({ allOf: [next, next] }),
  "allOf of wrapped references": (next, level) => ({
    allOf: [{ allOf: [next] }, { allOf: [next], maxProperties: 100 + level }],
  }),
  "allOf of choices": (next) => ({
    allOf: [{ anyOf: [next, { type: "null" }] }, { anyOf: [next, { type: "string" }] }],
  }),
  "allOf and a property": (next) => ({ allOf: [next, { type: "object", properties: { x: next } }] }),
  anyOf: (next) => ({ anyOf: [next, next] }),
  oneOf: (next) => ({ oneOf: [next, next] }),
  "oneOf with constants": (next) => ({
    oneOf: ["a", "b"].map((k) => ({
      type: "object",
      required: ["k", "v"],
      properties: { k: { const: k }, v: next },
    })),
  }),
  "choices of a property": (next) => ({
    type: "object",
    properties: { a: { oneOf: [next, { type: "null" }] }, b: { oneOf: [next, { type: "string" }] } },
  }),
  properties: (next) => ({ type: "object", required: ["a"], properties: { a: next, b: next } }),
  additionalProperties: (next) => ({ type: "object", properties: { a: next }, additionalProperties: next }),
  patternProperties: (next) => ({ type: "object", patternProperties: { "^a": next, "^b": next } }),
  items: (next) => ({
    type: "object",
    properties: { a: { type: "array", items: next }, b: { type: "array", items: next } },
  }),
  prefixItems: (next) => ({ type: "array", prefixItems: [next, next] }),
  contains: (next) => ({ type: "array", contains: next, items: next }),
  not: (next) => ({ not: { allOf: [next, next] } }),
  if: (next) => Object.fromEntries(["if", "then", "else"].map((keyword) => [keyword, next])),
  dependentSchemas: (next) => ({ type: "object", dependentSchemas: { a: next, b: next } }),
  unevaluatedProperties: (next) => ({ type: "object", properties: { a: next }, unevaluatedProperties: next }),
};

export const diamondNames: readonly string[] = Object.keys(diamonds);

const leaf = (type: string) => ({ type: "object", properties: { z: { type } } });

export function diamond(name: string, levels: number): Shape {
  const schemas = (type: string) =>
    Object.fromEntries(
      Array.from({ length: levels + 1 }, (_, level) => [
        `L${level}`,
        level === levels
          ? leaf(type)
          : (diamonds[name]?.({ $ref: `#/components/schemas/L${level + 1}` }, level) ?? {}),
      ]),
    );
  const root = { $ref: "#/components/schemas/L0" };
  return {
    name: `${levels} levels of ${name}`,
    old: documentOf(root, schemas("string")),
    now: documentOf(root, schemas("integer")),
  };
}

/** A choice of many, of which the one at `broken` changes; all of them where it is `undefined`. */
export function union(keyword: "anyOf" | "oneOf", width: number, broken: number | undefined): Shape {
  const of = (type: string) => ({
    type: "object",
    properties: {
      value: {
        [keyword]: Array.from({ length: width }, (_, index) => ({
          type: "object",
          required: ["kind", "size"],
          properties: {
            kind: { const: `kind-${index}` },
            size: { type: broken === undefined || broken === index ? type : "integer" },
          },
        })),
      },
    },
  });
  return {
    name: `${keyword} of ${width}, ${broken === undefined ? "all" : `number ${broken}`} changed`,
    old: documentOf(of("integer")),
    now: documentOf(of("boolean")),
  };
}

/** Shapes whose size is in one number. */
export const vast: readonly Shape[] = [
  plain("an enum of 10,000", { enum: names(10_000) }, { enum: names(9_999) }),
  plain("properties of 5,000", propertiesOf(5_000, "string"), propertiesOf(5_000, "integer")),
  plain("200 levels in each other", nested(200, "string"), nested(200, "integer")),
  plain("2,000 levels in each other", nested(2_000, "string"), nested(2_000, "integer")),
  plain("minItems of a billion", list({ minItems: 1e9 }), list({ minItems: 1e9 + 1 })),
  plain("maxItems of a billion", list({ maxItems: 1e9 }), list({ maxItems: 1e9 - 1 })),
  plain(
    "maxLength of a trillion",
    { type: "string", maxLength: 1e12 },
    { type: "string", maxLength: 1e12 - 1 },
  ),
  {
    name: "a choice of nodes that hold each other",
    old: documentOf({ $ref: "#/components/schemas/Node" }, nodes(12, "string")),
    now: documentOf({ $ref: "#/components/schemas/Node" }, nodes(12, "integer")),
  },
];

function plain(name: string, old: object, now: object): Shape {
  return { name, old: documentOf(old), now: documentOf(now) };
}

function names(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `name-${index}`);
}

function propertiesOf(count: number, last: string): object {
  const all = names(count).map((name, index) => [name, { type: index === count - 1 ? last : "string" }]);
  return { type: "object", properties: Object.fromEntries(all) };
}

function nested(levels: number, type: string): object {
  let schema: object = leaf(type);
  for (let level = 0; level < levels; level++) schema = { type: "object", properties: { a: schema } };
  return schema;
}

function list(bounds: object): object {
  return { type: "array", items: { type: "integer" }, ...bounds };
}

function nodes(count: number, last: string): Record<string, object> {
  const node = { $ref: "#/components/schemas/Node" };
  const kinds = Array.from({ length: count }, (_, index) => ({
    type: "object",
    required: ["type", "id"],
    properties: {
      type: { const: `NODE-${index}` },
      id: { type: index === count - 1 ? last : "string" },
      children: { type: "array", items: node },
      mask: node,
    },
  }));
  return {
    Node: { oneOf: kinds.map((_, index) => ({ $ref: `#/components/schemas/Node${index}` })) },
    ...Object.fromEntries(kinds.map((kind, index) => [`Node${index}`, kind])),
  };
}

/** The schema as the body of a request and of its answer. */
function documentOf(schema: object, schemas: object = {}): object {
  const content = { "application/json": { schema } };
  const responses = { 200: { description: "", content } };
  return {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    servers: [{ url: "https://things.example" }],
    paths: {
      "/things": { post: { operationId: "send", requestBody: { required: true, content }, responses } },
    },
    components: { schemas },
  };
}
