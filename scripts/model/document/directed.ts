import { type Direction, directionsOf } from "../../contract/schemas/roots.ts";
import { isObject, type Json } from "../../lib/json.ts";
import { isSchema } from "../../lib/json-schema.ts";
import type { SchemaRoot } from "../component.ts";
import { directedSchemas, hasOneSided } from "../one-sided.ts";
import type { OpenApiDocument } from "./types.ts";

/** Operations by path and method. */
type Paths = Readonly<Record<string, Readonly<Record<string, Json>>>>;

/**
 * A document whose schemas are those of what travels, as `modelByDirection` makes them of a model. The same object if no
 * property is sent in one direction only.
 */
export function documentByDirection(document: OpenApiDocument): OpenApiDocument {
  if (!hasOneSided(document)) return document;
  // `documentOf` writes paths of operations only, and components always.
  const { paths, webhooks, components } = document as unknown as SchemaRoot & {
    readonly paths: Paths;
    readonly webhooks?: Paths;
  };
  const schemas = directedSchemas({ components });
  const within = (value: unknown, direction: Direction): unknown => {
    if (Array.isArray(value)) return value.map((item) => within(item, direction));
    if (!isObject(value)) return value;
    return mapped(value, (part, key) => {
      if (key === "schema" && isSchema(part)) return schemas.of(part, direction);
      return key === "example" || key === "examples" ? part : within(part, direction);
    });
  };
  const items = (all: Paths, isSent: boolean): Json => {
    const [sent, answered] = directionsOf(isSent);
    return mapped(all, (item) =>
      mapped(item, (operation) =>
        mapped(operation, (part, key) =>
          key === "callbacks"
            ? mapped(part as Readonly<Record<string, Paths>>, (callback) => items(callback, !isSent))
            : within(part, key === "responses" ? answered : sent),
        ),
      ),
    );
  };
  return {
    ...document,
    paths: items(paths, false),
    ...(webhooks ? { webhooks: items(webhooks, true) } : {}),
    components: { ...components, schemas: schemas.components() },
  } as OpenApiDocument;
}

function mapped<Part>(
  object: Readonly<Record<string, Part>>,
  change: (part: Part, key: string) => unknown,
): Json {
  return Object.fromEntries(Object.entries(object).map(([key, part]) => [key, change(part, key)]));
}
