import type { ParameterModel, ParameterStyle } from "./model.ts";

/*
 * How a value is written in a request, for the senders of requests other than the generated client: samples,
 * `verify`, and the proof that client and server agree. The forms are those of OpenAPI 3.1.1, "Style
 * Values", which are RFC 6570's.
 */

/** What decides how a parameter's value is written. */
export type WireParameter = Pick<
  ParameterModel,
  "name" | "in" | "style" | "explode" | "allowReserved" | "mediaType"
>;

interface Style {
  readonly prefix: string;
  /** Whether the parameter's name is written before the value. */
  readonly named: boolean;
  /** The separator of exploded parts. */
  readonly exploded: string;
  /** The separator of parts that are not exploded, unencoded. */
  readonly joined: string;
}

const styles: Readonly<Record<ParameterStyle, Style>> = {
  simple: { prefix: "", named: false, exploded: ",", joined: "," },
  label: { prefix: ".", named: false, exploded: ".", joined: "," },
  matrix: { prefix: ";", named: true, exploded: ";", joined: "," },
  form: { prefix: "", named: true, exploded: "&", joined: "," },
  spaceDelimited: { prefix: "", named: true, exploded: "&", joined: " " },
  pipeDelimited: { prefix: "", named: true, exploded: "&", joined: "|" },
  deepObject: { prefix: "", named: true, exploded: "&", joined: "&" },
};

/** A value as texts, unencoded; `undefined` if the style has no form for it. */
type Texts =
  | { readonly scalar: string }
  | { readonly items: readonly string[] }
  | { readonly fields: readonly (readonly [name: string, text: string])[] };

/**
 * The value as it is written in the request, encoded: the text that replaces `{name}` in the path, `a=1&a=2`
 * in the query or a cookie, the value of the header field. Throws if the style has no form for it.
 */
export function parameterText(parameter: WireParameter, value: unknown): string {
  const texts = textsOf(parameter, value);
  if (!texts) throw new TypeError(`\`${parameter.name}\` ${noForm(parameter)}`);
  const { explode, style } = parameter;
  const { prefix, named, exploded, joined } = styles[style];
  const encode = encoderOf(parameter);
  if ("scalar" in texts) {
    const text = encode(texts.scalar);
    const before = textBefore(parameter);
    return style === "matrix" && text === "" ? before.slice(0, -1) : before + text;
  }
  const name = encode(parameter.name);
  const isList = "items" in texts;
  if (style === "deepObject" && !isList)
    return texts.fields.map(([key, text]) => `${name}%5B${encode(key)}%5D=${encode(text)}`).join(exploded);
  if (explode) {
    const pairs = isList ? texts.items.map((item) => [parameter.name, item] as const) : texts.fields;
    const isPair = named || !isList;
    return (
      prefix + pairs.map(([key, text]) => (isPair ? `${encode(key)}=` : "") + encode(text)).join(exploded)
    );
  }
  const items = isList ? texts.items : texts.fields.flat();
  const delimiter = parameter.in === "header" ? joined : encode(joined).replace("%2C", ",");
  return prefix + (named ? `${name}=` : "") + items.map(encode).join(delimiter);
}

/** What is written before the encoded text of a scalar: `name=` in a query; nothing in most other styles. */
export function textBefore(parameter: WireParameter): string {
  const { prefix, named } = styles[parameter.style];
  return named ? `${prefix}${encoderOf(parameter)(parameter.name)}=` : prefix;
}

/**
 * The separator of a list's items in the single text that a reader gets, decoded. `undefined`: the reader
 * gets one text for each item.
 */
export function listDelimiter({ style, explode, mediaType }: WireParameter): string | undefined {
  const { named, exploded, joined } = styles[style];
  if (mediaType !== undefined || (named && explode)) return undefined;
  return explode ? exploded : joined;
}

/**
 * Why no request can carry the value, as the end of a sentence: "has half a surrogate pair". `undefined` if
 * one can, and a reader that splits it at its separators gets the same value.
 */
export function unsendableReason(parameter: WireParameter, value: unknown): string | undefined {
  const texts = textsOf(parameter, value);
  if (!texts) return noForm(parameter);
  const all = "scalar" in texts ? [texts.scalar] : "items" in texts ? texts.items : texts.fields.flat();
  if (/\p{Surrogate}/u.test(all.join(""))) return "has half a surrogate pair";
  if (parameter.in === "header" && !fieldValue.test(all.join(",")))
    return "is not a text that a header field can have";
  if (parameter.in === "path" && /^\.{0,2}$/.test(parameterText(parameter, value)))
    return "is nothing, `.` or `..`, which URLs lose";
  if ("scalar" in texts) return undefined;
  if (all.length === 0) return "is empty, so nothing is sent";
  const delimiter = listDelimiter(parameter);
  if (delimiter === undefined) return undefined;
  // A header field's empty items and the spaces around items do not count (RFC 9110, section 5.6.1).
  const isLost = (text: string) =>
    parameter.in === "header" ? text === "" || text !== text.trim() : text === "" && all.length === 1;
  return all.some((text) => isLost(text) || text.includes(delimiter))
    ? "has an item that reads as another, or as several"
    : undefined;
}

/** RFC 9110, section 5.5, without what is obsolete in it: visible ASCII, blanks and tabs only inside. */
const fieldValue = /^(?:[!-~](?:[ \t!-~]*[!-~])?)?$/;

function noForm({ style }: WireParameter): string {
  return `has a value that the style \`${style}\` has no form for`;
}

function textsOf({ in: location, style, mediaType }: WireParameter, value: unknown): Texts | undefined {
  if (mediaType !== undefined)
    return { scalar: location === "header" ? asciiJson(value) : JSON.stringify(value) };
  if (Array.isArray(value))
    return style !== "deepObject" && value.every(isScalar) ? { items: value.map(String) } : undefined;
  if (typeof value === "object" && value !== null) {
    const fields = Object.entries(value).filter(([, field]) => field !== undefined);
    return fields.every(([, field]) => isScalar(field))
      ? { fields: fields.map(([name, field]) => [name, String(field)]) }
      : undefined;
  }
  return style !== "deepObject" && isScalar(value) ? { scalar: String(value) } : undefined;
}

/** JSON in characters that a header field can carry. */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^ -~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function isScalar(value: unknown): boolean {
  return ["string", "number", "boolean", "bigint"].includes(typeof value);
}

function encoderOf({ in: location, allowReserved }: WireParameter): (text: string) => string {
  if (location === "header") return (text) => text;
  return allowReserved && location === "query" ? encodeUnreserved : encodeSegment;
}

/** Encodes everything except RFC 3986's unreserved characters. */
export function encodeSegment(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Keeps reserved characters, except those that end a query or one of its pairs. */
function encodeUnreserved(text: string): string {
  return encodeURI(text).replace(/[&#+=]/g, encodeURIComponent);
}
