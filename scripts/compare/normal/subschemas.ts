import { isObject, isSchema, type JsonSchema, list, map, one } from "../../schema-cases/index.ts";
import type { Json } from "../document.ts";

/** A schema object with each schema that it holds directly replaced. */
export function withSubschemas(schema: Json, change: (subschema: JsonSchema) => JsonSchema): Json {
  const made: Record<string, unknown> = { ...schema };
  for (const keyword of one) if (isSchema(made[keyword])) made[keyword] = change(made[keyword]);
  for (const keyword of list)
    if (Array.isArray(made[keyword])) made[keyword] = made[keyword].filter(isSchema).map(change);
  for (const keyword of map) {
    const members = made[keyword];
    if (isObject(members))
      made[keyword] = Object.fromEntries(
        Object.entries(members).flatMap(([name, item]) => (isSchema(item) ? [[name, change(item)]] : [])),
      );
  }
  return made;
}
