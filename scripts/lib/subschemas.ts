import { isObject, type Json } from "./json.ts";
import {
  isSchema,
  type JsonSchema,
  schemaListKeywords,
  schemaMapKeywords,
  singleSchemaKeywords,
} from "./json-schema.ts";

/** A schema object with each schema that it holds directly replaced. */
export function withSubschemas(schema: Json, change: (subschema: JsonSchema) => JsonSchema): Json {
  const made: Record<string, unknown> = { ...schema };
  for (const keyword of singleSchemaKeywords)
    if (isSchema(made[keyword])) made[keyword] = change(made[keyword]);
  for (const keyword of schemaListKeywords)
    if (Array.isArray(made[keyword])) made[keyword] = made[keyword].filter(isSchema).map(change);
  for (const keyword of schemaMapKeywords) {
    const members = made[keyword];
    if (isObject(members))
      made[keyword] = Object.fromEntries(
        Object.entries(members).flatMap(([name, item]) => (isSchema(item) ? [[name, change(item)]] : [])),
      );
  }
  return made;
}
