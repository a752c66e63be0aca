import type { Json } from "../../lib/json.ts";

/**
 * The keywords of a Schema Object as JSON Schema 2020-12 says the same; its subschemas untouched. Those
 * of OpenAPI 3.0 also mean in a later document what their author meant.
 */
export function modern(schema: Json, isOld: boolean): Json {
  const { nullable, ...rest } = schema;
  // In 3.0 what stands beside a `$ref` is ignored.
  if (isOld && typeof rest["$ref"] === "string") return { $ref: rest["$ref"] };
  const bounded = bound(bound(rest, "minimum", "exclusiveMinimum"), "maximum", "exclusiveMaximum");
  return nullable === true ? withNull(bounded) : bounded;
}

/** `exclusiveMinimum: true` beside `minimum`. */
function bound(schema: Json, inclusive: string, exclusive: string): Json {
  const { [inclusive]: limit, [exclusive]: open, ...rest } = schema;
  if (typeof open !== "boolean") return schema;
  return limit === undefined ? rest : { ...rest, [open ? exclusive : inclusive]: limit };
}

/** As authors mean `nullable`: also beside an `enum` without `null`, and beside `allOf`. */
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

/** What says something of the property, not of the value, stays where it is seen. */
function annotations({ readOnly, writeOnly }: Json): Json {
  return { ...(readOnly === true ? { readOnly } : {}), ...(writeOnly === true ? { writeOnly } : {}) };
}
