import { dottedPlace } from "../../lib/dotted-place.ts";
import { constantsOf, type JsonSchema, type SchemaObject } from "../../lib/json-schema.ts";
import type { Problem } from "../../lib/problem.ts";
import { dereferenced } from "../../model/component.ts";
import type { ApiModel, OperationModel } from "../../model/model.ts";
import { emitProblem } from "../problems.ts";
import type { Code, Group } from "./layout.ts";
import { propertyKey } from "./literal.ts";

/** The fields to show, each with those inside it. */
interface Shown extends Map<string, Shown> {}

/** TypeScript's type of an answer, with the fields that the contract names; `undefined`: it names none. */
export function castOf(
  { operationId, page, responses }: OperationModel,
  api: ApiModel,
  problems: Problem[],
): Code | undefined {
  if (!page.cast) return undefined;
  const shown: Shown = new Map();
  for (const [index, path] of page.cast.entries()) {
    const names = dottedPlace(path);
    const schema = responses[0]?.content[0]?.schema ?? true;
    if (fieldAt(api, schema, names) === undefined)
      problems.push(
        emitProblem(
          "cast-field-unknown",
          { operation: operationId, field: path },
          { pointer: `operations/${operationId}/docs/cast/${index}` },
        ),
      );
    let inside = shown;
    for (const name of names) {
      const next: Shown = inside.get(name) ?? new Map();
      inside.set(name, next);
      inside = next;
    }
  }
  return typeOf(api, responses[0]?.content[0]?.schema ?? true, shown);
}

function fieldAt(
  api: ApiModel,
  schema: JsonSchema,
  [name, ...others]: readonly string[],
): JsonSchema | undefined {
  if (name === undefined) return schema;
  for (const { properties = {} } of objectsOf(api, schema))
    if (Object.hasOwn(properties, name)) return fieldAt(api, properties[name] ?? true, others);
  return undefined;
}

/** The objects that a value may be, or that a list may hold. */
function objectsOf(api: ApiModel, schema: JsonSchema): SchemaObject[] {
  const { found, options } = optionsOf(api, schema);
  if (options.length > 0) return options.flatMap((option) => objectsOf(api, option));
  return typeof found.items === "object" ? objectsOf(api, found.items) : [found];
}

/** What a value may be, `null` aside. */
function optionsOf(api: ApiModel, schema: JsonSchema) {
  const found = dereferenced(api, schema);
  const all = found.oneOf ?? found.anyOf ?? [];
  const options = all.filter((option) => dereferenced(api, option).type !== "null");
  const nullable = options.length < all.length || (Array.isArray(found.type) && found.type.includes("null"));
  return { found, options, nullable };
}

function typeOf(api: ApiModel, schema: JsonSchema, shown: Shown): Code {
  const { found, options, nullable } = optionsOf(api, schema);
  const [only, ...others] = options;
  const alone = others.length === 0 ? only : undefined;
  if (shown.size === 0 && alone === undefined) return plainType(api, schema);
  const type = alone === undefined ? shownType(api, found, shown) : typeOf(api, alone, shown);
  return nullable ? wrapped("", type, " | null") : type;
}

/** The type of an object, or of a list of objects, with these fields. */
function shownType(api: ApiModel, schema: SchemaObject, shown: Shown): Code {
  if (typeof schema.items === "object") return wrapped("Array<", typeOf(api, schema.items, shown), ">");
  return {
    ...{ open: "{", close: "}", pad: " ", separator: ";", trailing: ";" },
    entries: [...shown].map(([name, inside]) => {
      const [object] = objectsOf(api, schema).filter(({ properties = {} }) => name in properties);
      const optional = object?.required?.includes(name) ? "" : "?";
      const field = object?.properties?.[name] ?? true;
      return { key: `${propertyKey(name)}${optional}:`, value: typeOf(api, field, inside) };
    }),
  } satisfies Group;
}

function wrapped(before: string, type: Code, after: string): Code {
  if (typeof type === "string") return before + type + after;
  return { ...type, open: before + type.open, close: type.close + after };
}

/** The type of a field that is shown whole, widened: any string for one of several. */
function plainType(api: ApiModel, schema: JsonSchema, depth = 0): string {
  const found = dereferenced(api, schema);
  if (depth > 8) return "unknown";
  const inside = (one: JsonSchema) => plainType(api, one, depth + 1);
  const options = found.oneOf ?? found.anyOf;
  if (options) return [...new Set(options.map(inside))].join(" | ");
  const values = constantsOf(found);
  const types = found.type === undefined ? (values ?? []).map(jsonTypeOf) : [found.type].flat();
  const names = types.map((type) => {
    if (type === "integer") return "number";
    if (type === "object") return "Record<string, unknown>";
    if (type !== "array") return String(type);
    const item = typeof found.items === "object" ? inside(found.items) : "unknown";
    return item.includes(" ") ? `Array<${item}>` : `${item}[]`;
  });
  return names.length > 0 ? [...new Set(names)].join(" | ") : "unknown";
}

function jsonTypeOf(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}
