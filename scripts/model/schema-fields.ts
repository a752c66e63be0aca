import { componentNameOf } from "../lib/component-reference.ts";
import { isObject } from "../lib/json.ts";
import {
  isSchema,
  type JsonSchema,
  resolveRef,
  type SchemaObject,
  schemaListKeywords,
  schemaMapKeywords,
  singleSchemaKeywords,
} from "../lib/json-schema.ts";

/** A schema, what it refers to, its branches and the parts of its intersections, each once. */
export function branchesOf(schema: JsonSchema, root: object, seen = new Set<JsonSchema>()): SchemaObject[] {
  if (!isObject(schema) || seen.has(schema)) return [];
  seen.add(schema);
  const { $ref, anyOf, oneOf, allOf } = schema;
  const referred = typeof $ref === "string" ? resolveRef(root, $ref) : undefined;
  const further = [referred, ...[anyOf, oneOf, allOf].flat()].filter(isSchema);
  return [schema, ...further.flatMap((one) => branchesOf(one, root, seen))];
}

/** The names of the fields that a schema declares for an object, in any of its branches; each once. */
export function fieldNames(schema: JsonSchema, root: object): string[] {
  return [
    ...new Set(branchesOf(schema, root).flatMap(({ properties = {} }) => Object.keys(properties as object))),
  ];
}

/** The schema of a field; `undefined` if no branch declares it. */
export function fieldSchema(schema: JsonSchema, name: string, root: object): JsonSchema | undefined {
  return branchesOf(schema, root).flatMap(({ properties }) =>
    isObject(properties) && Object.hasOwn(properties, name) && isSchema(properties[name])
      ? [properties[name]]
      : [],
  )[0];
}

/** The schemas that the items of a list may have. */
export function itemSchemas(schema: JsonSchema, root: object): JsonSchema[] {
  return branchesOf(schema, root).flatMap(({ items, prefixItems }) =>
    [items, prefixItems].flat().filter(isSchema),
  );
}

/** The name of the component that a schema refers to, with or without words of its own. */
export function namedComponent(schema: JsonSchema): string | undefined {
  if (!isObject(schema)) return undefined;
  const { $ref, allOf } = schema;
  if (typeof $ref === "string") return componentNameOf($ref);
  return Array.isArray(allOf) && allOf.length === 1 && isSchema(allOf[0])
    ? namedComponent(allOf[0])
    : undefined;
}

/** The names of all fields that a schema declares, at whatever depth. */
export function declaredNames(schema: JsonSchema, root: object): Set<string> {
  const names = new Set<string>();
  const seen = new Set<unknown>();
  const visit = (one: unknown): void => {
    if (!isObject(one) || seen.has(one)) return;
    seen.add(one);
    if (typeof one["$ref"] === "string") visit(resolveRef(root, one["$ref"]));
    for (const name of Object.keys((one["properties"] ?? {}) as object)) names.add(name);
    for (const keyword of singleSchemaKeywords) visit(one[keyword]);
    for (const keyword of [...schemaListKeywords, ...schemaMapKeywords])
      for (const inner of Object.values((one[keyword] ?? {}) as object)) visit(inner);
  };
  visit(schema);
  return names;
}

/** The values that a schema gives as examples, or the component that it refers to. */
export function schemaExamples(schema: JsonSchema | undefined, root: object): unknown[] {
  if (!isObject(schema)) return [];
  const { examples, example, $ref, allOf } = schema;
  const own = [examples, example].flat().filter((value) => value !== undefined);
  if (own.length > 0) return own;
  if (typeof $ref === "string") return schemaExamples(resolveRef(root, $ref), root);
  return Array.isArray(allOf) && allOf.length === 1 && isSchema(allOf[0])
    ? schemaExamples(allOf[0], root)
    : [];
}
