import { isObject, isSchema, type JsonSchema, list, map, one, resolveRef } from "../../cases/index.ts";
import { type Document, type Json, noTarget } from "../document.ts";
import { isOld, modern } from "./dialect.ts";

export type Direction = "request" | "response";

/** A document's schemas as one direction sees them, in JSON Schema 2020-12. */
export interface Schemas {
  /** In which the `$ref`s of all schemas given out resolve. */
  readonly root: object;
  /** The schema, and whatever it refers to, made over. */
  readonly of: (schema: JsonSchema) => JsonSchema;
}

/** A schema object with its subschemas done, made over once more. */
export type Finish = (schema: Json, place: "value" | "part") => Json;

/**
 * The schemas of a document for one direction: a request holds no `readOnly` property and a
 * response no `writeOnly` one. `finish` may change each schema object; it learns whether the schema
 * describes a value whole (a property, an item) or a part of what is said about one (in `allOf`, …).
 */
export function schemasOf(
  document: Document,
  direction: Direction,
  finish: Finish = (schema) => schema,
): Schemas {
  const named: Record<string, JsonSchema> = {};
  const names = new Map<string, string>();
  const done = new Map<JsonSchema, JsonSchema>();
  const old = isOld(document);
  const absent = direction === "request" ? "readOnly" : "writeOnly";

  const refer = (ref: string): string => {
    const known = names.get(ref);
    if (known !== undefined) return known;
    const target = resolveRef(document, ref);
    if (target === undefined) throw noTarget(ref);
    const name = ref.startsWith("#/components/schemas/") ? ref.slice(21) : `at ${ref}`;
    const key = decodeURIComponent(name).replaceAll("~1", "/").replaceAll("~0", "~");
    const made = `#/components/schemas/${encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"))}`;
    names.set(ref, made);
    named[key] = rewrite(target, "part");
    return made;
  };
  const rewrite = (schema: JsonSchema, place: "value" | "part"): JsonSchema => {
    if (typeof schema === "boolean") return schema;
    const current = old ? modern(schema) : schema;
    const ref = current["$ref"];
    const made: Record<string, unknown> = {
      ...current,
      ...(typeof ref === "string" ? { $ref: refer(ref) } : {}),
    };
    for (const keyword of one)
      if (isSchema(made[keyword]))
        made[keyword] = rewrite(made[keyword], wholeIn.has(keyword) ? "value" : "part");
    for (const keyword of list)
      if (Array.isArray(made[keyword]))
        made[keyword] = made[keyword]
          .filter(isSchema)
          .map((item) => rewrite(item, wholeIn.has(keyword) ? "value" : "part"));
    for (const keyword of map) {
      const members = made[keyword];
      if (isObject(members))
        made[keyword] = Object.fromEntries(
          Object.entries(members).flatMap(([name, item]) =>
            isSchema(item) ? [[name, rewrite(item, wholeIn.has(keyword) ? "value" : "part")]] : [],
          ),
        );
    }
    return finish(
      withoutAbsent(made, (item) => isMarked(document, item, absent)),
      place,
    );
  };
  const of = (schema: JsonSchema): JsonSchema => {
    const made = done.get(schema) ?? rewrite(schema, "value");
    done.set(schema, made);
    return made;
  };
  return { root: { components: { schemas: named } }, of };

  /** Properties that don't travel in this direction: neither required nor judged. */
  function withoutAbsent(schema: Json, isAbsent: (schema: unknown) => boolean): Json {
    const { properties } = schema;
    if (!isObject(properties)) return schema;
    const gone = Object.keys(properties).filter((name) => isAbsent(properties[name]));
    if (gone.length === 0) return schema;
    const required = schema["required"];
    return {
      ...schema,
      properties: { ...properties, ...Object.fromEntries(gone.map((name) => [name, true])) },
      ...(Array.isArray(required)
        ? { required: required.filter((name) => !gone.includes(String(name))) }
        : {}),
    };
  }
}

/** Keywords whose subschemas describe values of their own. */
const wholeIn: ReadonlySet<string> = new Set([
  "items",
  "prefixItems",
  "additionalProperties",
  "properties",
  "patternProperties",
]);

/** Whether a property's schema bears a mark, itself or where it refers to. */
function isMarked(document: Document, schema: unknown, mark: string, depth = 0): boolean {
  if (!isObject(schema) || depth > 20) return false;
  if (schema[mark] === true) return true;
  const target = typeof schema["$ref"] === "string" ? resolveRef(document, schema["$ref"]) : undefined;
  const parts = Array.isArray(schema["allOf"]) ? schema["allOf"] : [];
  return [target, ...parts].some((part) => isMarked(document, part, mark, depth + 1));
}
