import type { JsonSchema } from "../../../lib/json-schema.ts";
import { dereferenced } from "../../../model/component.ts";
import type { ApiModel } from "../../../model/model.ts";

/** What a list holds; other schemas themselves. */
export function itemOf(api: ApiModel, schema: JsonSchema = true): JsonSchema {
  const { type, items } = dereferenced(api, schema);
  return type === "array" && typeof items === "object" ? items : schema;
}
