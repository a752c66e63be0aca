import { ownExtensions } from "../../contract/own-extensions.ts";
import { componentNameOf } from "../../lib/component-reference.ts";
import { propertyName } from "../../lib/ecmascript-names.ts";
import { isJsonValue, isObject } from "../../lib/json.ts";
import type { JsonSchema, SchemaObject } from "../../lib/json-schema.ts";
import { callText, objectText, type SpecCode } from "../text/code.ts";
import { literal } from "../text/literal.ts";
import { formatText, isBeyondPatterns } from "./formats.ts";
import type { Printer, SchemaPlace } from "./printer.ts";

/** Words that describe a value, in the order in which an author writes them. */
export function schemaWords(
  schema: SchemaObject,
  place: SchemaPlace,
  { tell, judge }: Printer,
): Record<string, SpecCode> {
  const { title, description, deprecated, externalDocs } = schema;
  const words: Record<string, SpecCode> = {};
  if (typeof title === "string" && title.trim()) words["title"] = JSON.stringify(sayableText(title));
  if (typeof description === "string" && description.trim())
    words["description"] = JSON.stringify(sayableText(description));
  const { format, type } = schema;
  const isBytes = format === "binary";
  // In the contract it says that bytes travel. A component of it is a part of a form, which has a word of its own.
  if (isBytes && componentNameOf(place.pointer) === undefined)
    tell("other form", place.pointer, "format `binary`", "JSON has no bytes: it is a text");
  if (format !== undefined && !isBytes && !isSaidByPattern(format, type))
    words["format"] = JSON.stringify(format);
  const examples = [
    ...(schema["example"] === undefined ? [] : [schema["example"]]),
    ...(Array.isArray(schema.examples) ? schema.examples : []),
  ];
  // To judge takes to compile the schema.
  const isValid = examples.length > 0 ? judge(withoutWords(schema)) : () => false;
  const valid = examples.filter((example) => isJsonValue(example) && isValid(example));
  if (valid.length < examples.length) tell("left out", place.pointer, "example", "its own schema refuses it");
  if (valid.length > 0) words["examples"] = literal(valid);
  if (deprecated === true) words["deprecated"] = "true";
  if (isObject(externalDocs) && typeof externalDocs["url"] === "string")
    words["externalDocs"] = literal(externalDocs);
  for (const [name, value] of Object.entries(schema))
    if (name.startsWith("x-") && !ownExtensions.has(name) && /^x-\S+$/.test(name) && isJsonValue(value))
      words[propertyName(name)] = literal(value);
  if (schema.discriminator && !schema.anyOf && !schema.oneOf)
    tell("left out", place.pointer, "discriminator", "it has no alternatives beside it");
  if (schema["xml"] !== undefined)
    tell("left out", place.pointer, "`xml`", "the contract has no word for it");
  return words;
}

/** Whether the schema itself has the format, or nothing can have it. */
function isSaidByPattern(format: string, type: SchemaObject["type"]): boolean {
  if (isBeyondPatterns(format)) return true;
  return formatText(format) !== undefined && (type === undefined || [type].flat().includes("string"));
}

const order = ["id", "title", "description", "format", "examples", "deprecated"];

/** Words in the order in which authors write them. */
function inOrder(words: Readonly<Record<string, SpecCode>>): Record<string, SpecCode> {
  const rank = (word: string) => (order.includes(word) ? order.indexOf(word) : order.length);
  return Object.fromEntries(Object.entries(words).sort(([a], [b]) => rank(a) - rank(b)));
}

const uncarried = /(?![\t\n\r])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** A text without the characters that pages and comments can't hold. */
export function sayableText(text: string): string {
  return text.replace(uncarried, "");
}

const annotations: ReadonlySet<string> = new Set([
  ...["title", "description", "default", "example", "examples", "deprecated", "readOnly", "writeOnly"],
  ...["externalDocs", "xml", "$comment", "contentMediaType", "contentSchema"],
]);

/** Whether a keyword only describes. */
export function isAnnotation(keyword: string): boolean {
  return annotations.has(keyword) || keyword.startsWith("x-");
}

/** The keywords that decide which values are valid. */
export function withoutWords(schema: SchemaObject): SchemaObject {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => !isAnnotation(keyword)));
}

/** Code with the words behind it. */
export function described(code: SpecCode, words: Readonly<Record<string, SpecCode>>): SpecCode {
  return Object.keys(words).length > 0 ? [code, callText(".meta", objectText(inOrder(words)))] : code;
}

/** Whether a schema says nothing. */
export function isAnything(schema: JsonSchema | undefined): boolean {
  return (
    schema === undefined || schema === true || (schema !== false && Object.keys(schema).every(isAnnotation))
  );
}
