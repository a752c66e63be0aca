import { isSchema, type JsonSchema, type SchemaObject } from "../../../lib/json-schema.ts";

/** Keywords that depend on each other, so they are merged only as a group. */
const together: readonly (readonly string[])[] = [
  ["properties", "patternProperties", "additionalProperties"],
  ["prefixItems", "items"],
  ["contains", "minContains", "maxContains"],
  ["if", "then", "else"],
  ["contentEncoding", "contentMediaType", "contentSchema"],
];

type Combine = (parts: readonly JsonSchema[]) => JsonSchema;

/** Splits a schema into equivalent ones, each with keywords that belong together. */
export function keywordGroups(schema: SchemaObject): SchemaObject[] {
  const found = new Map<unknown, Record<string, unknown>>();
  for (const [keyword, value] of Object.entries(schema)) {
    const key = together.find((group) => group.includes(keyword)) ?? keyword;
    found.set(key, { ...found.get(key), [keyword]: value });
  }
  return [...found.values()];
}

/** Both schemas as one; `undefined` if no keyword can express it. */
export function andOf(one: SchemaObject, group: SchemaObject, combine: Combine): SchemaObject | undefined {
  const keywords = Object.keys(group);
  const family = together.find((some) => keywords.some((keyword) => some.includes(keyword))) ?? keywords;
  const shared = family.filter((keyword) => keyword in one);
  if (shared.length === 0) return { ...one, ...group };
  const only = (name: string) => [...keywords, ...shared].every((keyword) => keyword === name);
  if (only("properties")) return { ...one, properties: propertiesOf(one, group, combine) };
  if (only("items")) return { ...one, items: combine([one["items"], group["items"]].filter(isSchema)) };
  const [keyword = ""] = keywords;
  if (keywords.length > 1 || family.length > 1) return undefined;
  const [a, b] = [one[keyword], group[keyword]];
  const value = JSON.stringify(a) === JSON.stringify(b) ? a : ways[keyword]?.(a, b);
  return value === undefined ? undefined : { ...one, [keyword]: value };
}

/** Keeps what could not be merged in `allOf`. */
export function apart(made: SchemaObject, left: readonly SchemaObject[]): JsonSchema {
  if (Array.isArray(made["type"]) && made["type"].length === 0) return false;
  return left.length > 0 ? { ...made, allOf: left } : made;
}

function propertiesOf(one: SchemaObject, group: SchemaObject, combine: Combine): Record<string, JsonSchema> {
  const { properties: ours = {} } = one;
  const { properties: theirs = {} } = group;
  const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
  return Object.fromEntries(
    names.map((name) => {
      const parts = [ours, theirs].filter((some) => Object.hasOwn(some, name)).map((some) => some[name]);
      return [name, combine(parts.filter(isSchema))];
    }),
  );
}

type Way = (a: unknown, b: unknown) => unknown;

const least: Way = (a, b) => (typeof a === "number" && typeof b === "number" ? Math.min(a, b) : undefined);
const most: Way = (a, b) => (typeof a === "number" && typeof b === "number" ? Math.max(a, b) : undefined);

/** How two values of a keyword are merged into one. */
const ways: Readonly<Record<string, Way>> = {
  type: (a, b) => typesOfBoth([a].flat(), [b].flat()),
  required: (a, b) => (Array.isArray(a) && Array.isArray(b) ? [...new Set([...a, ...b])] : undefined),
  minimum: most,
  exclusiveMinimum: most,
  minLength: most,
  minItems: most,
  minProperties: most,
  maximum: least,
  exclusiveMaximum: least,
  maxLength: least,
  maxItems: least,
  maxProperties: least,
};

/** Every integer is a number. */
function typesOfBoth(a: readonly unknown[], b: readonly unknown[]): unknown {
  const takes = (types: readonly unknown[], type: unknown) =>
    types.includes(type) || (type === "integer" && types.includes("number"));
  const found = [...a.filter((type) => takes(b, type)), ...b.filter((type) => takes(a, type))];
  const types = [...new Set(found)];
  return types.length === 1 ? types[0] : types.sort();
}
