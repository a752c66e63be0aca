import type { Direction } from "../../contract/schemas/roots.ts";
import { isObject, type Json } from "../../lib/json.ts";
import { isSchema } from "../../lib/json-schema.ts";
import type { SchemaRoot } from "../component.ts";
import { directedSchemas, hasOneSided } from "../one-sided.ts";
import type { OpenApiDocument } from "./types.ts";

/**
 * A document whose schemas are those of what travels, as `modelByDirection` makes them of a model. The same object if no
 * property is sent in one direction only.
 */
export function documentByDirection(document: OpenApiDocument): OpenApiDocument {
  const { components } = document;
  if (!hasOneSided(document)) return document;
  const schemas = directedSchemas({ components: { schemas: components?.schemas ?? {} } } as SchemaRoot);
  const within = (value: unknown, direction: Direction): unknown => {
    if (Array.isArray(value)) return value.map((item) => within(item, direction));
    if (!isObject(value)) return value;
    return mapped(value, (part, key) => {
      if (key === "schema" && isSchema(part)) return schemas.of(part, direction);
      return key === "example" || key === "examples" ? part : within(part, direction);
    });
  };
  const paths = mapped((document.paths ?? {}) as Json, (item) =>
    mapped(item as Json, (operation) =>
      isObject(operation)
        ? mapped(operation, (part, key) => within(part, key === "responses" ? "response" : "request"))
        : operation,
    ),
  );
  return {
    ...document,
    paths,
    components: { ...components, schemas: schemas.components() },
  } as OpenApiDocument;
}

function mapped(object: Json, change: (part: unknown, key: string) => unknown): Json {
  return Object.fromEntries(Object.entries(object).map(([key, part]) => [key, change(part, key)]));
}
