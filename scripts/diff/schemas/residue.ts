import { isObject, isSchema, type JsonSchema, list, map, one, resolveRef } from "../../cases/index.ts";
import type { Json } from "../document.ts";
import type { Placed } from "./judges.ts";

/** Keywords of JSON Schema that are not asserted: no value breaks them. */
const unasserted: readonly string[] = ["contentEncoding", "contentMediaType"];

/** Keywords that mean something for values of some types only. */
const typesOf: Readonly<Record<string, readonly string[]>> = {
  ...each(["minLength", "maxLength", "pattern"], ["string"]),
  ...each(
    ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
    ["number", "integer"],
  ),
  ...each(["minItems", "maxItems", "uniqueItems", "minContains", "maxContains"], ["array"]),
  ...each(["minProperties", "maxProperties", "required", "dependentRequired"], ["object"]),
};
const numeric: ReadonlySet<unknown> = new Set(["int32", "int64", "float", "double"]);

/**
 * What no value can show of a schema, in its place: keywords that nobody asserts, and those that
 * are idle beside their `type` (`maximum` of a string), which authors mean all the same. `undefined`
 * where there is nothing of the kind.
 */
export function residueOf({ root, schema }: Placed): unknown {
  return reduce(root, schema, muteKeywords, new Set());
}

/** All of a schema, with its references replaced by what they refer to. */
export function wholeOf({ root, schema }: Placed): unknown {
  return reduce(root, schema, (one) => one, new Set()) ?? {};
}

function muteKeywords(schema: Json): Json {
  const type = [schema["type"]].flat().filter((name) => typeof name === "string");
  const isMute = (keyword: string): boolean => {
    if (unasserted.includes(keyword)) return true;
    if (type.length === 0) return false;
    if (keyword === "format") return !type.includes("string") && !numeric.has(schema["format"]);
    return typesOf[keyword] !== undefined && !typesOf[keyword].some((name) => type.includes(name));
  };
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => isMute(keyword)));
}

/** The kept keywords of a schema and of those below it; nothing where none is kept. */
function reduce(
  root: object,
  schema: JsonSchema,
  keep: (schema: Json) => Json,
  within: Set<JsonSchema>,
): unknown {
  if (typeof schema === "boolean" || within.has(schema)) return undefined;
  within.add(schema);
  const below = (item: unknown) => (isSchema(item) ? reduce(root, item, keep, within) : undefined);
  const kept: Record<string, unknown> = { ...keep(schema) };
  const put = (keyword: string, value: unknown) => {
    if (value === undefined) delete kept[keyword];
    else kept[keyword] = value;
  };
  for (const keyword of one) if (isObject(schema[keyword])) put(keyword, below(schema[keyword]));
  for (const keyword of list) {
    const items = schema[keyword];
    if (!Array.isArray(items)) continue;
    const reduced = items.map(below);
    put(keyword, reduced.some((item) => item !== undefined) ? reduced.map((item) => item ?? {}) : undefined);
  }
  for (const keyword of map) {
    const members = schema[keyword];
    if (!isObject(members)) continue;
    const reduced = Object.entries(members).flatMap(([name, item]) => {
      const made = below(item);
      return made === undefined ? [] : [[name, made] as const];
    });
    put(keyword, reduced.length > 0 ? Object.fromEntries(reduced) : undefined);
  }
  const ref = typeof schema["$ref"] === "string" ? resolveRef(root, schema["$ref"]) : undefined;
  delete kept["$ref"];
  const target = ref === undefined ? undefined : below(ref);
  within.delete(schema);
  const merged = isObject(target) ? { ...target, ...kept } : kept;
  return Object.keys(merged).length > 0 ? merged : undefined;
}

function each(keywords: readonly string[], types: readonly string[]): Record<string, readonly string[]> {
  return Object.fromEntries(keywords.map((keyword) => [keyword, types]));
}
