import { isObject } from "./json.ts";
import type { JsonSchema } from "./json-schema.ts";
import { escapeRegExp } from "./regular-expression.ts";

/** A part of a text that varies between responses. */
export interface TextPart {
  /** Of a string, a number or a boolean, without references. */
  readonly schema: JsonSchema;
  readonly example: PartValue;
}

export type PartValue = string | number | boolean;

/** The parts of a text, by the names in braces in it. */
export type TextParts = Readonly<Record<string, TextPart>>;

/** A text as its author wrote it, and its parts, if it has any. */
export interface PartedText {
  readonly text: string;
  readonly parts?: TextParts;
}

/** A piece of a text: fixed, or a part. */
type Piece = { readonly literal: string } | { readonly part: string };

/** The names in braces, in their order. */
export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
}

/** The pieces of a text; braces around anything but a part's name are literal. */
export function piecesOf({ text, parts = {} }: PartedText): Piece[] {
  const pieces: Piece[] = [];
  for (const piece of text.split(/(\{[^{}]*\})/)) {
    const name = /^\{(.*)\}$/s.exec(piece)?.[1];
    const last = pieces.at(-1);
    if (name !== undefined && Object.hasOwn(parts, name)) pieces.push({ part: name });
    else if (last && "literal" in last) pieces.splice(-1, 1, { literal: last.literal + piece });
    else if (piece !== "") pieces.push({ literal: piece });
  }
  return pieces;
}

/** The text with values in place of its parts; the examples, if none are given. */
export function filledText(text: PartedText, values: Readonly<Record<string, unknown>> = {}): string {
  return piecesOf(text)
    .map((piece) =>
      "literal" in piece ? piece.literal : String(values[piece.part] ?? text.parts?.[piece.part]?.example),
    )
    .join("");
}

/** The examples of the parts, by name. */
export function partExamples(parts: TextParts): Readonly<Record<string, PartValue>> {
  return Object.fromEntries(Object.entries(parts).map(([name, { example }]) => [name, example]));
}

/** A regular expression that matches every text made from the template. */
export function patternOfText(text: PartedText): string {
  const pieces = piecesOf(text).map((piece) =>
    "literal" in piece
      ? escapeRegExp(piece.literal)
      : `(${patternOfPart(text.parts?.[piece.part]?.schema ?? true)})`,
  );
  return `^${pieces.join("")}$`;
}

/** The values of the parts in a text that was sent; `undefined` if it is not made from the template. */
export function partValues(text: PartedText, sent: string): Readonly<Record<string, PartValue>> | undefined {
  const found = new RegExp(patternOfText(text), "u").exec(sent)?.slice(1);
  const names = piecesOf(text).flatMap((piece) => ("part" in piece ? [piece.part] : []));
  return (
    found && Object.fromEntries(names.map((name, index) => [name, sentValue(text, name, found[index] ?? "")]))
  );
}

/** The value of a part in a text. */
function sentValue({ parts }: PartedText, name: string, sent: string): PartValue {
  const { schema = true } = parts?.[name] ?? {};
  const listed = listedIn(schema)?.find((value) => String(value) === sent);
  if (listed !== undefined) return listed as PartValue;
  const type = isObject(schema) ? schema["type"] : undefined;
  if (type === "integer" || type === "number") return Number(sent);
  return type === "boolean" ? sent === "true" : sent;
}

const patterns: Readonly<Record<string, string>> = {
  boolean: "true|false",
  integer: String.raw`-?(?:0|[1-9]\d*)`,
  number: String.raw`-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+\x2d]\d+)?`,
};

function patternOfPart(schema: JsonSchema): string {
  const listed = listedIn(schema);
  if (listed) return listed.map((value) => escapeRegExp(String(value))).join("|");
  const { type, minLength } = isObject(schema) ? schema : {};
  const found = typeof type === "string" ? patterns[type] : undefined;
  return found ?? (minLength ? "[^]+" : "[^]*");
}

/** The type of a part's values, in TypeScript. */
export function typeOfPart({ schema }: TextPart): string {
  const listed = listedIn(schema);
  if (listed) return listed.map((value) => JSON.stringify(value)).join(" | ");
  const type = isObject(schema) ? schema["type"] : undefined;
  if (type === "integer" || type === "number") return "number";
  return type === "boolean" ? "boolean" : "string";
}

/** The most literals of a part that a type lists: the compiler expands a template literal type for each. */
const most = 100;

/** The TypeScript type of the texts made from the template. */
export function typeOfText(text: PartedText): string {
  if (!text.parts) return JSON.stringify(text.text);
  const pieces = piecesOf(text).map((piece) => {
    if ("literal" in piece)
      return JSON.stringify(piece.literal)
        .slice(1, -1)
        .replaceAll('\\"', '"')
        .replace(/`|\$\{/g, "\\$&");
    const part = text.parts?.[piece.part];
    const isLong = (listedIn(part?.schema ?? true)?.length ?? 0) > most;
    return `\${${part && !isLong ? typeOfPart(part) : "string"}}`;
  });
  return `\`${pieces.join("")}\``;
}

/** The values of a schema that lists them. */
function listedIn(schema: JsonSchema): readonly unknown[] | undefined {
  if (!isObject(schema)) return undefined;
  if ("const" in schema) return [schema["const"]];
  return Array.isArray(schema["enum"]) ? schema["enum"] : undefined;
}
