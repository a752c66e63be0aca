import type { z } from "zod";
import { elementOf, innermost, scalarReader, zodDefinitionOf } from "./check.ts";
import { cookieTexts } from "./request.ts";
import { type PathText, pathDecoded } from "./router.ts";
import type { ParameterPlace, StyledParameter, StyledReader, StyledSource, WrittenForm } from "./types.ts";

/** A decoded name, and its text, which is still encoded. */
type Pair = readonly [name: string, text: string];

const decoders: Readonly<Record<ParameterPlace, (text: string) => string>> = {
  params: pathDecoded,
  query: (text) => pathDecoded(text.replaceAll("+", " ")),
  headers: (text) => text.trim(),
  cookies: pathDecoded,
};

/**
 * Returns the reader of a parameter that is not written in the default style of its location. Texts are split before
 * they are decoded: an encoded separator separates nothing. A text that does not have the form stays a text, or a list
 * of texts, so that the schema rejects it.
 */
export const styledReader: StyledReader = (parameter, schema) => {
  const { part, name, form } = parameter;
  const decode = decoders[part];
  const pairsOf = pairReader(parameter);
  const textsOf = (pairs: readonly Pair[]) => pairs.filter(([own]) => own === name).map(([, text]) => text);
  const read = valueReader(parameter, schema);
  return (source, pathText) => {
    const pairs = pairsOf(source, pathText);
    const texts = textsOf(pairs);
    if (form.mediaType === undefined) return read(texts, pairs);
    const [only, ...others] = texts.map(decode);
    return only === undefined || others.length > 0 ? several(texts, decode) : jsonOrText(only);
  };
};

/** The texts of a name that has more than one, or none. */
function several(texts: readonly string[], decode: (text: string) => string): unknown {
  return texts.length === 0 ? undefined : texts.map(decode);
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Returns the reader of the pairs that may hold a value; a text without a name of its own gets the parameter's. */
function pairReader({
  part,
  name,
  form: { style },
}: StyledParameter): (source: StyledSource, pathText: PathText) => readonly Pair[] {
  const decode = decoders[part];
  if (part === "query") return ({ url }) => pairsIn(queryOf(url), "&", decode);
  if (part === "headers") return (source) => unnamed(source.field(name) ?? undefined);
  if (part === "cookies") return (source) => unnamed(cookieTexts(source, name)[0]);
  if (style === "simple") return (_source, pathText) => unnamed(pathText(name));
  return (_source, pathText) => {
    const text = pathText(name) ?? "";
    if (style === "label") return text.startsWith(".") ? unnamed(text.slice(1)) : [];
    return text.startsWith(";") ? pairsIn(text, ";", decode) : [];
  };

  function unnamed(text: string | undefined): readonly Pair[] {
    return text === undefined ? [] : [[name, text]];
  }
}

function queryOf(url: string): string {
  const start = url.indexOf("?");
  return start === -1 ? "" : url.slice(start + 1).replace(/#.*$/s, "");
}

function pairsIn(text: string, separator: string, decode: (text: string) => string): readonly Pair[] {
  return text
    .split(separator)
    .filter(Boolean)
    .map((pair) => pairIn(pair, decode));
}

function pairIn(pair: string, decode: (text: string) => string): Pair {
  const at = pair.indexOf("=");
  return at === -1 ? [decode(pair), ""] : [decode(pair.slice(0, at)), pair.slice(at + 1)];
}

/** Reads a value from the texts of its name, or from all pairs of the request. */
type ReadValue = (texts: readonly string[], pairs: readonly Pair[]) => unknown;

function valueReader(parameter: StyledParameter, schema: z.ZodType): ReadValue {
  const decode = decoders[parameter.part];
  const element = elementOf(schema);
  if (element) return listReader(parameter, element, schema.safeParse([]).success);
  const { type } = innermost(schema);
  if (type === "object" || type === "record") return objectReader(parameter, schema);
  const read = scalarReader(schema);
  return (texts) => {
    const [only, ...others] = texts;
    return only === undefined || others.length > 0 ? several(texts, decode) : read(decode(only));
  };
}

/** Whether each item or field is written with a name. */
function isNamed({ part, form: { style, explode } }: StyledParameter): boolean {
  return explode && (part === "query" || style === "matrix");
}

/**
 * The separator of the parts of one text. An encoded comma separates them, too, if no part can contain one: many
 * programs encode it.
 */
function separatorOf({ style, explode }: WrittenForm, commaIsFree = false): string | RegExp {
  if (style === "spaceDelimited") return /%20|\+/;
  if (style === "pipeDelimited") return /\||%7c/i;
  if (style === "form" && commaIsFree) return /,|%2c/i;
  return style === "label" && explode ? "." : ",";
}

/** Whether no value of an item has a comma. */
function hasNoComma(element: z.ZodType): boolean {
  const { type, entries = {} } = innermost(element);
  if (type === "enum") return Object.values(entries).every((value) => !String(value).includes(","));
  return type === "number" || type === "boolean";
}

function listReader(parameter: StyledParameter, element: z.ZodType, canBeEmpty: boolean): ReadValue {
  const { part, form } = parameter;
  const read = scalarReader(element);
  const separator = separatorOf(form, hasNoComma(element));
  const decode = decoders[part];
  const named = isNamed(parameter);
  const itemsOf = (text: string): readonly string[] => {
    if (named) return [text];
    if (text === "" && canBeEmpty) return [];
    const items = text.split(separator);
    // Empty items of a header field are ignored (RFC 9110, section 5.6.1).
    return part === "headers" ? items.filter((item) => item.trim() !== "") : items;
  };
  return (texts) =>
    texts.length === 0 ? undefined : texts.flatMap(itemsOf).map((item) => read(decode(item)));
}

function objectReader(parameter: StyledParameter, schema: z.ZodType): ReadValue {
  const { part, name, form } = parameter;
  const decode = decoders[part];
  const { shape = {}, catchall, valueType } = innermost(schema);
  const reads = new Map(Object.entries(shape).map(([field, of]) => [field, scalarReader(of)]));
  const others = catchall && zodDefinitionOf(catchall).type !== "never" ? catchall : valueType;
  const readOther = others ? scalarReader(others) : (text: string) => text;
  const fieldsOf = fieldReader(parameter, (field) => reads.has(field));
  return (texts, pairs) => {
    const found = fieldsOf(texts, pairs);
    if (found === "nothing") return undefined;
    if (found === "malformed") return several(texts, decode) ?? name;
    const values = new Map<string, unknown>();
    for (const [field, text] of found) {
      const value = (reads.get(field) ?? readOther)(decode(text));
      values.set(field, values.has(field) ? [values.get(field), value] : value);
    }
    return Object.fromEntries(values);
  };

  function fieldReader(
    { form: { style, explode } }: StyledParameter,
    isKnown: (field: string) => boolean,
  ): (texts: readonly string[], pairs: readonly Pair[]) => readonly Pair[] | "nothing" | "malformed" {
    const some = (pairs: readonly Pair[]) => (pairs.length > 0 ? pairs : "nothing");
    if (style === "deepObject")
      return (_texts, pairs) =>
        some(
          pairs.flatMap(([own, text]): Pair[] =>
            own.startsWith(`${name}[`) && own.endsWith("]") ? [[own.slice(name.length + 1, -1), text]] : [],
          ),
        );
    if (style === "form" && explode) return (_texts, pairs) => some(pairs.filter(([own]) => isKnown(own)));
    if (isNamed(parameter)) return (_texts, pairs) => some(pairs);
    const separator = separatorOf(form);
    return (texts) => {
      const [only, ...more] = texts;
      if (only === undefined) return "nothing";
      if (more.length > 0) return "malformed";
      if (only === "") return [];
      const parts = only.split(separator);
      if (explode)
        return parts.every((one) => one.includes("="))
          ? parts.map((one) => pairIn(one, decode))
          : "malformed";
      if (parts.length % 2 === 1) return "malformed";
      return parts.flatMap((one, index): Pair[] =>
        index % 2 === 0 ? [[decode(one), parts[index + 1] ?? ""]] : [],
      );
    };
  }
}
