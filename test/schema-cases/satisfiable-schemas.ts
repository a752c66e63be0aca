import fc from "fast-check";

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
type Schema = Readonly<Record<string, unknown>>;
type Schemas = fc.Arbitrary<Schema>;

/** A schema that holds of at least one value, and that value. */
export interface Satisfiable {
  readonly schema: Schema;
  readonly value: Json;
}

/** Names that programs stumble over, among plain ones. */
const names = ["id", "name", "kind", "__proto__", "two words", "$ref", "a/b~c", "constructor", "né"];
const steps = [1, 2, 3, 5, 7, 12, 0.5, 0.25, 0.01, 100];
const starts = ["", "a", "ab-", "x_", "(", "Z9"];
const ends = ["", "z", "-0", ".", "00", "é"];
const middles = ["", "b", "abc", "A1", "07", "m-m", "hello world", "0123456789"];
/** Classes of characters, as they stand in a pattern. */
const classes = ["a-z", "A-Z", "0-9", "\\w", "a-zA-Z0-9", "a-z0-9_-", "^\\s", "\\x20-\\x7e", "^\\n"];

const texts = fc
  .tuple(fc.constantFrom(...starts), fc.constantFrom(...middles), fc.constantFrom(...ends))
  .map((parts) => parts.join(""));
const numbers = fc
  .tuple(fc.integer({ min: -400, max: 400 }), fc.constantFrom(...steps))
  .map(([count, step]) => Number((count * step).toPrecision(12)) + 0);
const scalars: fc.Arbitrary<Json> = fc.oneof(
  { weight: 4, arbitrary: texts },
  { weight: 3, arbitrary: numbers },
  { weight: 1, arbitrary: fc.constantFrom<Json>(true, false, null) },
);

const values = (depth: number): fc.Arbitrary<Json> =>
  depth === 0
    ? scalars
    : fc.oneof(
        { weight: 2, arbitrary: scalars },
        { weight: 2, arbitrary: fc.array(values(depth - 1), { maxLength: 4 }) },
        {
          weight: 4,
          arbitrary: fc
            .uniqueArray(fc.tuple(fc.constantFrom(...names), values(depth - 1)), {
              maxLength: 5,
              selector: ([name]) => name,
            })
            .map((entries): Json => Object.fromEntries(entries)),
        },
      );

/** Some of the rules, in one schema; the later one of a keyword wins. */
const some = (...rules: readonly Schemas[]): Schemas =>
  fc
    .tuple(...rules.map((rule) => fc.option(rule, { nil: {}, freq: 2 })))
    .map((chosen) => Object.assign({}, ...chosen) as Schema);

const distance = fc.nat({ max: 4 });

function escaped(text: string): string {
  return text.replace(/[()[\]{}.*+?^$|\\/]/g, "\\$&");
}

/** Patterns that hold of a text: by its start, its end, what is within, its characters, its length. */
function patternsOf(text: string): fc.Arbitrary<string> {
  const characters = [...text];
  const size = characters.length;
  const fitting = classes.filter((one) => new RegExp(`^[${one}]*$`, "u").test(text));
  const cut = fc.nat({ max: size });
  return fc.oneof(
    cut.map((to) => `^${escaped(characters.slice(0, to).join(""))}`),
    cut.map((from) => `${escaped(characters.slice(from).join(""))}$`),
    fc
      .tuple(cut, cut)
      .map(([a, b]) => escaped(characters.slice(Math.min(a, b), Math.max(a, b)).join("")))
      .map((part) => (part === "" ? "^" : part)),
    fc.tuple(cut, cut).map(([a, b]) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      return `^${escaped(characters.slice(0, from).join(""))}.*${escaped(characters.slice(to).join(""))}$`;
    }),
    fc.tuple(distance, distance).map(([less, more]) => `^.{${Math.max(0, size - less)},${size + more}}$`),
    ...(fitting.length > 0 ? [fc.constantFrom(...fitting).map((one) => `^[${one}]*$`)] : []),
    fc.constantFrom("other", "x+").map((other) => `^(?:${other}|${escaped(text)})$`),
  );
}

function textRules(text: string): Schemas {
  const size = [...text].length;
  return some(
    fc.constant({ type: "string" }),
    patternsOf(text).map((pattern) => ({ pattern })),
    distance.map((less) => ({ minLength: Math.max(0, size - less) })),
    distance.map((more) => ({ maxLength: size + more })),
  );
}

function numberRules(value: number): Schemas {
  const fitting = steps.filter((step) => Number.isInteger(Number((value / step).toPrecision(12))));
  const whole = Number.isInteger(value);
  return some(
    fc.constantFrom({ type: "number" }, whole ? { type: "integer" } : { type: ["number", "null"] }),
    distance.map((less) => ({ minimum: value - less })),
    distance.map((more) => ({ maximum: value + more })),
    distance.map((less) => ({ exclusiveMinimum: value - less - 1 })),
    distance.map((more) => ({ exclusiveMaximum: value + more + 0.5 })),
    ...(fitting.length > 0 ? [fc.constantFrom(...fitting).map((multipleOf) => ({ multipleOf }))] : []),
  );
}

function arrayRules(items: readonly Json[], depth: number): Schemas {
  const different = new Set(items.map((item) => JSON.stringify(item))).size === items.length;
  const tuple = fc
    .tuple(...items.map((item) => schemasOf(item, depth)))
    .chain((prefixItems) =>
      prefixItems.length === 0
        ? fc.constant({ maxItems: 2 } as Schema)
        : fc.constantFrom<Schema>(
            { prefixItems, items: false, minItems: prefixItems.length },
            { prefixItems, items: false },
            { prefixItems, minItems: prefixItems.length },
          ),
    );
  // One schema for all: any of those that fit one of them.
  const list = fc
    .tuple(...items.map((item) => schemasOf(item, depth)))
    .map((anyOf) => (anyOf.length === 0 ? {} : { items: anyOf.length === 1 ? anyOf[0] : { anyOf } }));
  const contained = items.map((item) => schemasOf(item, depth).map((contains) => ({ contains })));
  return some(
    fc.constant({ type: "array" }),
    fc.oneof(tuple, list),
    distance.map((less) => ({ minItems: Math.max(0, items.length - less) })),
    distance.map((more) => ({ maxItems: items.length + more })),
    ...(different ? [fc.constant({ uniqueItems: true })] : []),
    ...(contained.length > 0 ? [fc.oneof(...contained)] : []),
  );
}

function objectRules(object: { readonly [name: string]: Json }, depth: number): Schemas {
  const present = Object.keys(object);
  const absent = names.filter((name) => !Object.hasOwn(object, name));
  const own = present.map((name) =>
    schemasOf(object[name] as Json, depth).map((schema) => [name, schema] as const),
  );
  const other = fc
    .tuple(fc.constantFrom(...absent), schemas(depth))
    .map(([name, schema]) => [name, schema] as const);
  const properties = fc
    .tuple(fc.tuple(...own), fc.option(other, { nil: undefined }))
    .map(([entries, more]) => Object.fromEntries(more ? [...entries, more] : entries));
  const part = fc.subarray(present);
  // Of a name that is there, what it asks for is there; of one that is not, anything may be asked.
  const asked = present.length === 0 ? [] : [fc.tuple(fc.constantFrom(...present), part)];
  const dependent = fc.oneof(
    ...asked,
    fc.tuple(fc.constantFrom(...absent), fc.subarray(names, { maxLength: 3 })),
  );
  const also = fc.oneof(
    ...(present.length === 0
      ? []
      : [
          fc.tuple(
            fc.constantFrom(...present),
            fc.constant(0).chain(() => schemasOf(object, 0)),
          ),
        ]),
    fc.tuple(fc.constantFrom(...absent), schemas(0)),
  );
  return some(
    fc.constant({ type: "object" }),
    properties.chain((all) =>
      fc.constantFrom<Schema>(
        { properties: all },
        { properties: all, additionalProperties: false },
        { properties: all, required: present },
      ),
    ),
    part.map((required) => ({ required })),
    distance.map((less) => ({ minProperties: Math.max(0, present.length - less) })),
    distance.map((more) => ({ maxProperties: present.length + more })),
    dependent.map(([name, needed]) => ({ dependentRequired: Object.fromEntries([[name, needed]]) })),
    also.map(([name, schema]) => ({ dependentSchemas: Object.fromEntries([[name, schema]]) })),
  );
}

function rulesOf(value: Json, depth: number): Schemas {
  const listed = fc
    .array(scalars, { maxLength: 4 })
    .chain((others) => fc.shuffledSubarray([value, ...others], { minLength: others.length + 1 }))
    .map((list) => ({ enum: [...new Map(list.map((one) => [JSON.stringify(one), one])).values()] }));
  const plain =
    typeof value === "string"
      ? textRules(value)
      : typeof value === "number"
        ? numberRules(value)
        : Array.isArray(value)
          ? arrayRules(value, Math.max(0, depth - 1))
          : typeof value === "object" && value !== null
            ? objectRules(value as { readonly [name: string]: Json }, Math.max(0, depth - 1))
            : fc.constantFrom<Schema>({ type: value === null ? "null" : "boolean" }, { const: value });
  return fc.oneof({ weight: 6, arbitrary: plain }, { weight: 1, arbitrary: listed });
}

/** Schemas that hold of a value; up to `depth` levels of `allOf` and `anyOf` within each other. */
function schemasOf(value: Json, depth: number): Schemas {
  const plain = rulesOf(value, depth);
  if (depth === 0) return plain;
  const inner = fc.constant(0).chain(() => schemasOf(value, depth - 1));
  const several = fc.array(inner, { minLength: 1, maxLength: 3 });
  const either = fc
    .tuple(inner, fc.array(schemas(depth - 1), { maxLength: 2 }), fc.nat())
    .map(([one, others, at]) => ({ anyOf: others.toSpliced(at % (others.length + 1), 0, one) }));
  return fc.oneof(
    { weight: 4, arbitrary: plain },
    { weight: 2, arbitrary: several.map((allOf) => ({ allOf })) },
    { weight: 2, arbitrary: either },
    { weight: 1, arbitrary: fc.tuple(plain, several).map(([own, allOf]) => ({ ...own, allOf })) },
    { weight: 1, arbitrary: fc.tuple(plain, either).map(([own, more]) => ({ ...own, ...more })) },
  );
}

/** Schemas of any value. */
function schemas(depth: number): Schemas {
  return values(Math.min(depth, 1)).chain((value) => schemasOf(value, depth));
}

/** A value first, then a schema whose every rule holds of it. */
export function satisfiables(depth: number): fc.Arbitrary<Satisfiable> {
  return (
    values(2)
      .chain((value) => schemasOf(value, depth).map((schema) => ({ schema, value })))
      // No object stands at two places, as in a document that was read.
      .map((one) => JSON.parse(JSON.stringify(one)) as Satisfiable)
  );
}
