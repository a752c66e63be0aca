import { constantsOf, type SchemaObject } from "../../lib/json-schema.ts";
import { valuesOfList } from "./listed-values.ts";
import { literalName } from "./type-name.ts";

/** What a value may be beyond its type, as short sentences: `1 to 30.`, `At most 50 characters.` */
export function boundSentences(schema: SchemaObject): string[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const { minLength, maxLength, minItems, maxItems, uniqueItems, minProperties, maxProperties } = schema;
  return [
    said(exclusiveMinimum) === undefined ? "" : `More than ${exclusiveMinimum}.`,
    rangeSentence(said(minimum), said(maximum), ""),
    said(exclusiveMaximum) === undefined ? "" : `Less than ${exclusiveMaximum}.`,
    multipleOf === undefined ? "" : `A multiple of ${multipleOf}.`,
    // A text that may not be empty needs no words of its own.
    rangeSentence(minLength === 1 ? undefined : said(minLength), said(maxLength), "character"),
    rangeSentence(said(minItems), said(maxItems), "item"),
    uniqueItems ? "Each item once." : "",
    rangeSentence(said(minProperties), said(maxProperties), schema.properties ? "field" : "entry"),
    ...exclusionSentences(schema),
    ...dependenceSentences(schema),
    listSentence(schema),
  ].filter(Boolean);
}

/** The bounds of what a double holds are the machine's, not the API's. */
function said(bound: unknown): number | undefined {
  return typeof bound === "number" && Math.abs(bound) < Number.MAX_SAFE_INTEGER ? bound : undefined;
}

function rangeSentence(least: number | undefined, most: number | undefined, unit: string): string {
  const counted = (count: number) =>
    unit === ""
      ? String(count)
      : `${count} ${count === 1 ? unit : unit.replace(/y?$/, (end) => (end ? "ies" : "s"))}`;
  if (least !== undefined && most !== undefined)
    return least === most ? `Exactly ${counted(most)}.` : `${least} to ${counted(most)}.`;
  if (least !== undefined) return least === 0 && unit !== "" ? "" : `At least ${counted(least)}.`;
  return most === undefined ? "" : `At most ${counted(most)}.`;
}

/** Which single values a value may not be. */
function exclusionSentences({ not }: SchemaObject): string[] {
  const listed = (constantsOf(not ?? true) ?? []).map((value) => `\`${literalName(value)}\``);
  return listed.length > 0 ? [`Not ${listed.join(" or ")}.`] : [];
}

/** Which fields come only with others. */
function dependenceSentences({ dependentRequired = {} }: SchemaObject): string[] {
  return Object.entries(dependentRequired).flatMap(([name, others]) =>
    others.length > 0
      ? [`\`${name}\` only with ${others.map((other) => `\`${other}\``).join(" and ")}.`]
      : [],
  );
}

/** Which values a text may list, unless its own words name them all. */
function listSentence({ pattern, description = "" }: SchemaObject): string {
  const values = typeof pattern === "string" ? valuesOfList(pattern) : [];
  return values.every((value) => description.includes(value))
    ? ""
    : `Any of ${values.map((value) => `\`${value}\``).join(", ")}, separated by commas.`;
}
