import { isDeepStrictEqual } from "node:util";
import { isObject } from "../../lib/json.ts";
import { type JsonSchema, resolveRef, type SchemaObject } from "../../lib/json-schema.ts";
import type { SpecCode } from "../text/code.ts";
import { literal } from "../text/literal.ts";
import { withoutWords } from "./meta.ts";
import type { Printer, SchemaPlace } from "./printer.ts";

/** References lead no further than this. */
const deepest = 20;

/**
 * The values that a schema says to stand for an absent one: its own, or else those of what it refers to and of its
 * alternatives, which documents write there, too: `anyOf: [{ type: number, default: 1 }, { type: "null" }]`.
 */
export function defaultsOf(schema: JsonSchema, root: object, depth = 0): readonly unknown[] {
  if (!isObject(schema) || depth > deepest) return [];
  const { default: own, $ref, allOf = [], anyOf = [], oneOf = [] } = schema as SchemaObject;
  if (own !== undefined) return [own];
  const target = $ref === undefined ? undefined : resolveRef(root, $ref);
  const found: unknown[] = [];
  for (const part of [...(target === undefined ? [] : [target]), ...allOf, ...anyOf, ...oneOf])
    for (const value of defaultsOf(part, root, depth + 1))
      if (!found.some((one) => isDeepStrictEqual(one, value))) found.push(value);
  return found;
}

/**
 * The text of the default of a field or parameter: nothing if nothing fills it in, or what would is no value of it. Tells
 * what is not carried.
 */
export function defaultCode(
  keywords: SchemaObject,
  isRequired: boolean,
  place: SchemaPlace,
  { judge, tell, components }: Printer,
): SpecCode | undefined {
  const found = defaultsOf(keywords, { components: { schemas: components } });
  const [value] = found;
  const not = (fate: "left out" | "other form", why: string) => {
    tell(fate, place.pointer, "default", why);
    return undefined;
  };
  if (value === undefined) return undefined;
  if (isRequired)
    return keywords.default === undefined
      ? undefined
      : not("other form", "it is required, so nothing fills it in");
  if (found.length > 1) return not("left out", "its alternatives have several");
  if (!judge(withoutWords(keywords))(value)) return not("left out", "its own schema refuses it");
  // Zod would leave out what it does not know.
  if (typeof value === "object" && value && Object.values(value).some((one) => typeof one === "object"))
    return not("other form", "it holds objects");
  return literal(value);
}

/** Tells a default that nothing fills in, because what it belongs to is no field or parameter. */
export function tellUnfilled(schema: JsonSchema, place: SchemaPlace, { tell, components }: Printer): void {
  if (defaultsOf(schema, { components: { schemas: components } }).length > 0)
    tell("other form", place.pointer, "default", "only an absent field or parameter is filled in");
}

/** The text of a schema whose default nothing fills in. */
export function unfilledCode(schema: JsonSchema, place: SchemaPlace, printer: Printer): SpecCode {
  tellUnfilled(schema, place, printer);
  return printer.schema(schema, place, printer);
}
