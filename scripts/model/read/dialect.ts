import type { Json } from "../../lib/json.ts";

/**
 * The keywords of a Schema Object in the terms of JSON Schema 2020-12; its subschemas are left unchanged.
 * Keywords of OpenAPI 3.0 are translated in a later document, too, as their author meant them.
 */
export function modernKeywords(schema: Json, isOld: boolean): Json {
  const { nullable, ...rest } = schema;
  // In 3.0, keywords next to a `$ref` are ignored.
  if (isOld && typeof rest["$ref"] === "string") return { $ref: rest["$ref"] };
  const bounded = bound(bound(rest, "minimum", "exclusiveMinimum"), "maximum", "exclusiveMaximum");
  return nullable === true ? withNull(bounded) : bounded;
}

/** `exclusiveMinimum: true` with `minimum`. */
function bound(schema: Json, inclusive: string, exclusive: string): Json {
  const { [inclusive]: limit, [exclusive]: open, ...rest } = schema;
  if (typeof open !== "boolean") return schema;
  return limit === undefined ? rest : { ...rest, [open ? exclusive : inclusive]: limit };
}

/** `nullable` as authors mean it, even with an `enum` without `null`, or with `allOf`. */
function withNull(schema: Json): Json {
  const { type, enum: listed, ...rest } = schema;
  if (typeof type !== "string" || ["allOf", "anyOf", "oneOf"].some((keyword) => keyword in rest))
    return { anyOf: [schema, { type: "null" }], ...annotations(rest) };
  return {
    ...rest,
    type: [type, "null"],
    ...(Array.isArray(listed) ? { enum: [...new Set([...listed, null])] } : {}),
  };
}

/** Annotations of the property, not of the value, stay at the property. */
function annotations({ readOnly, writeOnly }: Json): Json {
  return { ...(readOnly === true ? { readOnly } : {}), ...(writeOnly === true ? { writeOnly } : {}) };
}
