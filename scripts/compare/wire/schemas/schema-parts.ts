import { isObject } from "../../../lib/json.ts";
import { pointerTokens } from "../../../lib/json-pointer.ts";
import { isSchema, type JsonSchema, resolveRef } from "../../../lib/json-schema.ts";
import { regExp } from "../../../schema-cases/pattern/run.ts";

/** All schema objects that speak of one value, in whichever branch. */
export type SchemaParts = readonly JsonSchema[];

const several = ["allOf", "anyOf", "oneOf"];
const single = ["then", "else"];

/** What schemas say of the same value, through references and branches. */
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

/** The names that `properties` tells of. */
export function namesIn(parts: SchemaParts): Set<string> {
  return new Set(
    parts.flatMap((part) =>
      isObject(part) && isObject(part["properties"]) ? Object.keys(part["properties"]) : [],
    ),
  );
}

/** The names of properties that are asked for, or on which something depends. */
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

/** What is said of a property; empty where nothing speaks of it. */
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

/** What is said of an array's items, at any index. */
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

/** What is said of the value at a JSON pointer. */
export function partsAt(root: object, schema: JsonSchema, pointer: string): SchemaParts {
  let parts = schemaPartsOf(root, [schema]);
  for (const name of pointerTokens(pointer)) {
    const items = /^\d+$/.test(name) ? itemParts(root, parts) : [];
    parts = [...propertyIn(root, parts, name), ...items];
  }
  return parts;
}
