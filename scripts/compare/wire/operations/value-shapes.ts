import { isObject } from "../../../lib/json.ts";
import type { JsonSchema } from "../../../lib/json-schema.ts";
import { schemaPartsOf } from "../schemas/schema-parts.ts";

/** Shapes of values that are written in different ways in a URL, a header or a form. */
export type ValueShape = "scalar" | "array" | "object";

const all: readonly ValueShape[] = ["scalar", "array", "object"];

/** The shapes that a schema's values can have; all of them if it does not restrict them. */
export function shapesOf(root: object, schema: JsonSchema): ReadonlySet<ValueShape> {
  const found = new Set<ValueShape>();
  for (const part of schemaPartsOf(root, [schema])) {
    if (!isObject(part)) continue;
    for (const type of [part["type"]].flat()) if (typeof type === "string") found.add(kindOf(type));
    if (found.size > 0) continue;
    const listed = [
      ...(Array.isArray(part["enum"]) ? part["enum"] : []),
      ...("const" in part ? [part["const"]] : []),
    ];
    for (const value of listed)
      found.add(Array.isArray(value) ? "array" : isObject(value) ? "object" : "scalar");
    if (isObject(part["properties"])) found.add("object");
    if (part["items"] !== undefined) found.add("array");
  }
  return new Set(found.size > 0 ? found : all);
}

function kindOf(type: string): ValueShape {
  return type === "array" || type === "object" ? type : "scalar";
}
