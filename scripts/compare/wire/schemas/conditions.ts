import { isObject, type Json } from "../../../lib/json.ts";
import { valueAt } from "../../../lib/json-pointer.ts";
import { isSchema, type JsonSchema } from "../../../lib/json-schema.ts";
import { withSubschemas } from "../../../lib/subschemas.ts";
import type { Placed } from "../flat-schemas/flat.ts";
import { mentions } from "./closure.ts";

const conditional = ["dependentSchemas", "if", "then", "else"];

/**
 * The schema if its conditions hold, and if they do not, so that values are drawn at the edges of what they
 * require. Empty if it has no conditions.
 */
export function conditionsMet(placed: Placed): Placed[] {
  if (!mentions(placed, conditional)) return [];
  const { root, schema } = placed;
  const applied = (branch: "then" | "else") => {
    const apply = (one: JsonSchema): JsonSchema => {
      if (typeof one === "boolean") return one;
      if (!conditional.some((keyword) => keyword in one)) return withSubschemas(one, apply);
      return withSubschemas(unconditional(one, branch), apply);
    };
    const named = valueAt(root, "/components/schemas") ?? {};
    const schemas = Object.fromEntries(
      Object.entries(named).map(([name, one]) => [name, isSchema(one) ? apply(one) : one]),
    );
    return { root: { components: { schemas } }, schema: apply(schema) };
  };
  return [applied("then"), applied("else")];
}

function unconditional(schema: Json, branch: "then" | "else"): Json {
  const { dependentSchemas, if: condition, then, else: otherwise, allOf, ...rest } = schema;
  const chosen = branch === "then" ? [condition, then] : [otherwise];
  const parts = isObject(dependentSchemas)
    ? Object.entries(dependentSchemas).flatMap(([name, part]) => [{ required: [name] }, part])
    : [];
  return { ...rest, allOf: [...(Array.isArray(allOf) ? allOf : []), ...parts, ...chosen].filter(isSchema) };
}

// Coverage: the unit tests have no condition in a component, and none beside other parts.
