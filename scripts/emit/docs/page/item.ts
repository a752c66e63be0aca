import type { JsonSchema } from "../../../lib/json-schema.ts";
import { dereferenced } from "../../../model/component.ts";
import type { ApiModel } from "../../../model/model.ts";

/** The schema of a list's items; any other schema unchanged. */
export function itemOf(api: ApiModel, schema: JsonSchema = true): JsonSchema {
  const { type, items } = dereferenced(api, schema);
  return type === "array" && typeof items === "object" ? items : schema;
}
