import fc from "fast-check";
import { refuseCycles } from "../../scripts/schema-cases/cycle.ts";

/** A document with named schemas that refer to each other, themselves included. */
export interface RandomDocument {
  readonly components: { readonly schemas: Readonly<Record<string, JsonObject | boolean>> };
}

type JsonObject = Readonly<Record<string, unknown>>;
type Schema = fc.Arbitrary<JsonObject | boolean>;

const names = ["A", "B", "C", "D"];
const properties = ["id", "name", "a/b", "~", "constructor"];
const patterns = [
  "^[a-z]+$",
  "^\\d{3}-[A-F]{2}$",
  "^(?:red|green|blue)$",
  "^(?=.*\\d)(?=.*[a-z]).{4,8}$",
  "b",
  "^[^A-Z]*$",
  "^(?:[a-z0-9]+_)?[0-7][0-9A-HJKMNP-TV-Z]{25}$",
  "^\\p{L}{2,4}$",
  "^$|^x+$",
  "^(a|bc)\\1$",
];
const formats = [
  "date-time",
  "date",
  "time",
  "duration",
  "email",
  "uri",
  "uuid",
  "ipv4",
  "ipv6",
  "hostname",
  "byte",
];

const length = fc.nat({ max: 5 });
const bound = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constantFrom(0.5, -0.25, 1e6, 0.1));

/** Some of the keywords, each with a value. */
function some(keywords: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<JsonObject> {
  return fc.record(keywords, { requiredKeys: [] });
}

/** A lower and an upper bound, either or both; the upper one rarely below the lower one. */
function bounds(
  [low, high]: readonly [string, string],
  value: fc.Arbitrary<number>,
  width: fc.Arbitrary<number>,
): fc.Arbitrary<JsonObject> {
  return fc.oneof(
    fc.constant({}),
    value.map((from) => ({ [low]: from })),
    value.map((to) => ({ [high]: to + 2 })),
    fc.tuple(value, width).map(([from, by]) => ({ [low]: from, [high]: Math.max(0, from) + by })),
    { weight: 1, arbitrary: fc.constantFrom({}, { [low]: 3, [high]: 1 }) },
  );
}

const strings = fc
  .oneof(
    { weight: 3, arbitrary: bounds(["minLength", "maxLength"], length, length) },
    fc.constantFrom(...patterns).map((pattern) => ({ pattern })),
    fc.constantFrom(...formats).map((format) => ({ format })),
    fc.tuple(fc.constantFrom(...patterns), length).map(([pattern, minLength]) => ({ pattern, minLength })),
  )
  .chain((keywords) =>
    some({ default: fc.string() }).map((more) => ({ type: "string", ...keywords, ...more })),
  );

const numbers = fc
  .tuple(
    fc.constantFrom("integer", "number", ["number", "null"]),
    fc.oneof(
      bounds(["minimum", "maximum"], bound, length),
      bounds(["exclusiveMinimum", "exclusiveMaximum"], bound, fc.integer({ min: 2, max: 9 })),
      bounds(["exclusiveMinimum", "maximum"], bound, fc.integer({ min: 1, max: 9 })),
    ),
    some({ multipleOf: fc.constantFrom(1, 2, 3, 0.5, 0.01) }),
  )
  .map(([type, limits, more]) => ({ type, ...limits, ...more }));

const values = fc.oneof(
  fc.constantFrom("a", "B", "", 0, 1, 1.5, true, null),
  // As JSON holds it: without -0.
  fc.jsonValue({ maxDepth: 1 }).map((value): unknown => JSON.parse(JSON.stringify(value))),
);
const lists = fc.oneof(
  fc
    .uniqueArray(values, { minLength: 1, maxLength: 4, selector: (value) => JSON.stringify(value) })
    .map((list) => ({ enum: list })),
  values.map((value) => ({ const: value })),
  fc.constant({ type: "string", enum: ["on", "off"] }),
);

function arrays(schema: Schema): fc.Arbitrary<JsonObject> {
  return some({
    items: schema,
    prefixItems: fc.array(schema, { minLength: 1, maxLength: 2 }),
    minItems: fc.nat({ max: 2 }),
    maxItems: fc.integer({ min: 1, max: 4 }),
    uniqueItems: fc.boolean(),
  }).map((keywords) => ({ type: "array", ...keywords }));
}

function objects(schema: Schema): fc.Arbitrary<JsonObject> {
  const name = fc.constantFrom(...properties);
  const members = fc
    .array(fc.tuple(name, schema), { maxLength: 4 })
    .map((entries) => Object.fromEntries(entries));
  return fc
    .tuple(
      members,
      fc.subarray(properties),
      some({
        additionalProperties: schema,
        patternProperties: schema.map((one) => ({ "^x-": one })),
        propertyNames: fc.constantFrom({ maxLength: 12 }, { pattern: "^[a-z_]+$" }),
        minProperties: fc.nat({ max: 2 }),
        maxProperties: fc.integer({ min: 2, max: 6 }),
        dependentRequired: fc.constant({ id: ["name"] }),
      }),
      fc.boolean(),
    )
    .map(([members, required, more, closed]) => ({
      type: "object",
      properties: members,
      required: required.filter((one) => Object.hasOwn(members, one)),
      ...more,
      ...(closed ? { additionalProperties: false } : {}),
    }));
}

function unions(schema: Schema): fc.Arbitrary<JsonObject> {
  const branches = fc.array(schema, { minLength: 1, maxLength: 3 });
  return fc.oneof(
    branches.map((anyOf) => ({ anyOf })),
    branches.map((oneOf) => ({ oneOf })),
    branches.map((allOf) => ({ allOf })),
    schema.map((one) => ({ anyOf: [one, { type: "null" }] })),
    fc.tuple(schema, schema).map(([one, other]) => ({ allOf: [one], not: other })),
    fc.tuple(objects(schema), objects(schema)).map(tagged),
  );
}

/** A discriminated union, as Zod's is emitted. */
function tagged([one, other]: readonly [JsonObject, JsonObject]): JsonObject {
  const branch = (object: JsonObject, kind: string) => ({
    ...object,
    properties: { ...(object["properties"] as object), kind: { const: kind } },
    required: ["kind"],
  });
  return { oneOf: [branch(one, "one"), branch(other, "other")], discriminator: { propertyName: "kind" } };
}

const { schema } = fc.letrec<{ schema: JsonObject | boolean }>((tie) => {
  const inner = tie("schema");
  return {
    schema: fc.oneof(
      { maxDepth: 3, depthIdentifier: "schema" },
      { weight: 3, arbitrary: strings },
      { weight: 3, arbitrary: numbers },
      { weight: 2, arbitrary: lists },
      fc.constantFrom<JsonObject | boolean>({ type: "boolean" }, { type: "null" }, {}, true, false, {
        not: {},
      }),
      fc.constantFrom(...names).map((name) => ({ $ref: `#/components/schemas/${name}` })),
      { weight: 2, arbitrary: arrays(inner) },
      { weight: 3, arbitrary: objects(inner) },
      { weight: 2, arbitrary: unions(inner) },
    ),
  };
});

function isUsable(document: RandomDocument): boolean {
  try {
    for (const one of Object.values(document.components.schemas)) refuseCycles(document, one, new Set());
    return true;
  } catch {
    return false;
  }
}

export const randomDocuments: fc.Arbitrary<RandomDocument> = fc
  .tuple(schema, schema, schema, schema)
  .map((schemas) => ({
    components: { schemas: Object.fromEntries(schemas.map((one, index) => [names[index] ?? "", one])) },
  }))
  .filter(isUsable);
