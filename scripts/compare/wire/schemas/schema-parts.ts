import { isObject } from "../../../lib/json.ts";
import { pointerTokens } from "../../../lib/json-pointer.ts";
import { isSchema, type JsonSchema, resolveRef } from "../../../lib/json-schema.ts";
import { regExp } from "../../../schema-cases/pattern/run.ts";

/** All schemas that apply to one value, in any branch. */
export type SchemaParts = readonly JsonSchema[];

const several = ["allOf", "anyOf", "oneOf"];
const single = ["then", "else"];

/** Adds the schemas that apply to the same value through references and branches. */
export function schemaPartsOf(root: object, schemas: readonly JsonSchema[]): SchemaParts {
  const parts = new Set<JsonSchema>();
  const add = (schema: unknown) => {
    if (!isSchema(schema) || parts.has(schema)) return;
    parts.add(schema);
    if (typeof schema === "boolean") return;
    if (typeof schema["$ref"] === "string") add(resolveRef(root, schema["$ref"]));
    for (const keyword of several) if (Array.isArray(schema[keyword])) schema[keyword].forEach(add);
    for (const keyword of single) add(schema[keyword]);
  };
  schemas.forEach(add);
  return [...parts];
}

/** The names in `properties`. */
export function namesIn(parts: SchemaParts): Set<string> {
  return new Set(
    parts.flatMap((part) =>
      isObject(part) && isObject(part["properties"]) ? Object.keys(part["properties"]) : [],
    ),
  );
}

/** The names of properties that are required, or on which something depends. */
export function mentionedIn(parts: SchemaParts): Set<string> {
  return new Set(
    parts
      .filter(isObject)
      .flatMap(({ required, dependentRequired, dependentSchemas }) => [
        ...(Array.isArray(required) ? required.map(String) : []),
        ...[dependentRequired, dependentSchemas].flatMap((map) => (isObject(map) ? Object.keys(map) : [])),
        ...(isObject(dependentRequired) ? Object.values(dependentRequired).flat().map(String) : []),
      ]),
  );
}

/** The schemas that apply to a property; empty if none does. */
export function propertyIn(root: object, parts: SchemaParts, name: string): SchemaParts {
  return schemaPartsOf(
    root,
    parts.filter(isObject).flatMap((part) => {
      const { properties, patternProperties, additionalProperties } = part;
      const found: unknown[] = [];
      if (isObject(properties) && Object.hasOwn(properties, name)) found.push(properties[name]);
      if (isObject(patternProperties))
        for (const [pattern, schema] of Object.entries(patternProperties))
          if (regExp(pattern).test(name)) found.push(schema);
      if (found.length === 0 && additionalProperties !== undefined) found.push(additionalProperties);
      return found.filter(isSchema);
    }),
  );
}

/** The schemas that apply to an array's items, at any index. */
export function itemParts(root: object, parts: SchemaParts): SchemaParts {
  return schemaPartsOf(
    root,
    parts
      .filter(isObject)
      .flatMap(({ items, prefixItems }) =>
        [items, ...(Array.isArray(prefixItems) ? prefixItems : [])].filter(isSchema),
      ),
  );
}

/** The schemas that apply to the value at a JSON pointer. */
export function partsAt(root: object, schema: JsonSchema, pointer: string): SchemaParts {
  let parts = schemaPartsOf(root, [schema]);
  for (const name of pointerTokens(pointer)) {
    const items = /^\d+$/.test(name) ? itemParts(root, parts) : [];
    parts = [...propertyIn(root, parts, name), ...items];
  }
  return parts;
}
