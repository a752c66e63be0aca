import { openMember } from "../../contract/schema.ts";
import { componentNameOf } from "../../lib/component-reference.ts";
import type { JsonSchema, SchemaObject } from "../../lib/json-schema.ts";
import { dereferenced, schemaAsObject } from "../../model/component.ts";
import type { ApiModel } from "../../model/model.ts";
import { literalName } from "./type-name.ts";

/** One of several forms of a value. */
export interface Alternative {
  readonly schema: JsonSchema;
  /** What its field that tells the alternatives apart always holds; absent: nothing tells. */
  readonly mark?: { readonly field: string; readonly value: string };
  /** The component's name; absent: it has none. */
  readonly name?: string;
}

/** The forms of a value, and in place of one that has forms itself, these; `[]`: it has one form. */
export function formsOfValue(api: ApiModel, schema: JsonSchema): readonly Alternative[] {
  const schemas = flattened(api, schema, 0);
  const objects = schemas.filter((option) => dereferenced(api, option).type !== "null");
  const key =
    dereferenced(api, schema).discriminator?.propertyName ?? openKey(api, objects) ?? sharedKey(api, objects);
  return schemas.map((option) => {
    const value = key === undefined ? undefined : markOf(dereferenced(api, option), key);
    const name = componentNameOf(schemaAsObject(option).$ref);
    return {
      schema: option,
      ...(key === undefined || value === undefined ? {} : { mark: { field: key, value } }),
      ...(name ? { name } : {}),
    };
  });
}

function flattened(api: ApiModel, schema: JsonSchema, depth: number): readonly JsonSchema[] {
  const { oneOf, anyOf, properties } = dereferenced(api, schema);
  if ((properties && depth > 0) || depth > 8) return [];
  return (oneOf ?? anyOf ?? []).flatMap((option) => {
    const inside = flattened(api, option, depth + 1);
    return inside.length > 0 ? inside : [option];
  });
}

/** What a field of an alternative always holds; undefined: one of several values. */
function markOf(option: SchemaObject, key: string): string | undefined {
  if (option[openMember] === key) return "any other";
  const said = schemaAsObject(option.properties?.[key] ?? true);
  return said.const === undefined ? undefined : literalName(said.const);
}

/** The field that tells the alternatives of an open union apart, for which a document has no discriminator. */
function openKey(api: ApiModel, alternatives: readonly JsonSchema[]): string | undefined {
  const marks = alternatives.map((alternative) => dereferenced(api, alternative)[openMember]);
  return marks.find((name) => typeof name === "string");
}

/** A field that always holds the same in each alternative, and in each another value. */
function sharedKey(api: ApiModel, alternatives: readonly JsonSchema[]): string | undefined {
  const options = alternatives.map((alternative) => dereferenced(api, alternative));
  if (options.length < 2) return undefined;
  return Object.keys(options[0]?.properties ?? {}).find((name) => {
    const values = new Set(options.map((option) => markOf(option, name)));
    return !values.has(undefined) && values.size === options.length;
  });
}
