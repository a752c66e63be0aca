import { isObject } from "../../lib/json.ts";
import { type JsonSchema, resolveRef, type SchemaObject } from "../../lib/json-schema.ts";
import type { SchemaRoot } from "../../model/component.ts";
import { referred } from "../../prove/document/referred.ts";
import { sampleOf } from "../../schema-cases/index.ts";

/** From which schema the values of a schema are drawn. */
export interface Drawing {
  /**
   * The schema itself, if it does not refer to much. Else one with a valid value in place of each component that judges
   * a part of a value, or is one of several alternatives: values of a component are drawn for the component itself.
   */
  readonly of: (schema: JsonSchema) => JsonSchema;
}

/** How many characters a schema may have with all that it refers to, to be drawn from as it is. */
const most = 6000;

export function drawingOf(root: SchemaRoot): Drawing {
  const samples = new Map<string, JsonSchema>();
  /** A value of a component; the component, if none is found. */
  const sample = (ref: string): JsonSchema => {
    const known = samples.get(ref);
    if (known !== undefined) return known;
    let made: JsonSchema = { $ref: ref };
    try {
      made = { enum: [sampleOf({ $ref: ref }, { root })] };
    } catch {
      // Its own values tell that there is none.
    }
    samples.set(ref, made);
    return made;
  };
  const represented = (schema: JsonSchema): JsonSchema =>
    isObject(schema) && schema.$ref !== undefined ? sample(schema.$ref) : shallow(schema);
  const shallow = (schema: JsonSchema, depth = 0): JsonSchema => {
    if (!isObject(schema)) return schema;
    const { $ref, allOf, discriminator: _, ...rest } = schema;
    const together = (allOf ?? []).map((part) => shallow(part, depth));
    const target = $ref === undefined || depth > 20 ? undefined : resolveRef(root, $ref);
    if (target !== undefined) together.unshift(shallow(target, depth + 1));
    const made: Record<string, unknown> = { ...rest };
    for (const keyword of ["properties", "patternProperties"])
      if (isObject(rest[keyword]))
        made[keyword] = Object.fromEntries(
          Object.entries(rest[keyword]).map(([name, inner]) => [name, represented(inner as JsonSchema)]),
        );
    for (const keyword of ["items", "additionalProperties", "propertyNames", "contains"])
      if (rest[keyword] !== undefined) made[keyword] = represented(rest[keyword] as JsonSchema);
    for (const keyword of ["anyOf", "oneOf", "prefixItems"])
      if (Array.isArray(rest[keyword])) made[keyword] = rest[keyword].map(represented);
    return { ...made, ...(together.length > 0 ? { allOf: together } : {}) } as SchemaObject;
  };
  return {
    of: (schema) => {
      const size = JSON.stringify(schema).length + JSON.stringify(referred(schema, root)).length;
      return size <= most ? schema : shallow(schema);
    },
  };
}
