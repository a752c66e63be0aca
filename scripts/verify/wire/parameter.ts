import type { z } from "zod";
import type { JsonSchema } from "../../lib/json-schema.ts";
import type { ParameterModel } from "../../model/model.ts";
import { branchesOf, itemSchemas } from "../../model/schema-fields.ts";
import { listDelimiter, unsendableReason, type WireParameter } from "../../model/wire.ts";
import type { ZodSchemas } from "../../model/zod-schemas.ts";
import { scalarsOf, takesTexts, textsOfItems, wireReadings } from "./readings.ts";

/**
 * The texts that a server is given if a request carries a value; `undefined`: no request carries it, or
 * none that every server reads alike.
 */
export function carriedTexts(parameter: WireParameter, value: unknown): string[] | undefined {
  const items = Array.isArray(value) ? value : [value];
  if (items.some((item) => item === null || typeof item === "object")) return undefined;
  if (parameter.mediaType !== undefined || unsendableReason(parameter, value) !== undefined) return undefined;
  const texts = items.map(String);
  const delimiter = listDelimiter(parameter);
  return delimiter === undefined ? texts : [texts.join(delimiter)];
}

/** Whether a parameter takes a text in any of the ways in which a server may read it. */
export function takesText(parameter: ParameterModel, zod: ZodSchemas, text: string): boolean {
  const schema = zod.of(parameter);
  return !schema || takesTexts(schema, [text], listDelimiter(parameter));
}

/** What a schema reads in the texts of a parameter. */
export interface ReadValue {
  readonly valid: boolean;
  /** The reading that it takes; else the one of the types that the document names. */
  readonly value: unknown;
}

/** Reads the texts of a parameter: `schema` judges the readings, `published` names the types where it takes none. */
export function readParameter(
  schema: z.ZodType,
  published: JsonSchema,
  {
    texts,
    delimiter,
    root,
  }: { readonly texts: readonly string[]; readonly delimiter?: string | undefined; readonly root: object },
): ReadValue {
  for (const value of wireReadings(texts, delimiter))
    if (schema.safeParse(value).success) return { valid: true, value };
  const types = typesOf(published, root);
  if (types.has("array")) {
    const items = new Set(itemSchemas(published, root).flatMap((item) => [...typesOf(item, root)]));
    return { valid: false, value: textsOfItems(texts, delimiter).map((text) => asTyped(text, items)) };
  }
  const [only] = texts;
  return { valid: false, value: texts.length === 1 && only !== undefined ? asTyped(only, types) : texts };
}

/** The reading of a text that has one of these types; the text if none has. */
function asTyped(text: string, types: ReadonlySet<string>): unknown {
  if (types.has("string")) return text;
  return (
    scalarsOf(text).find(
      (value) => types.has(typeof value) || (typeof value === "number" && types.has("integer")),
    ) ?? text
  );
}

/** The JSON types that a schema names, itself or in its branches. */
function typesOf(schema: JsonSchema, root: object): Set<string> {
  return new Set(
    branchesOf(schema, root).flatMap(({ type, enum: values, const: value }) => [
      ...(type === undefined ? [] : [type].flat().map(String)),
      ...(Array.isArray(values) ? values : value === undefined ? [] : [value]).map((one) => typeof one),
    ]),
  );
}
