import { type Check, type Judge, variants } from "./check.ts";
import type { Decode } from "./decode.ts";
import { type Encode, wellFormed } from "./encode.ts";
import { invalidRequest } from "./result.ts";

/** Text as it is; half a surrogate pair would arrive as another character. */
export const asText =
  (type: string): Encode =>
  (body) => ({ body: wellFormed(String(body)), type });

/** A text in UTF-8, as `fetch` reads it: other bytes become U+FFFD. */
export const textBody: Decode = ({ bytes }) => new TextDecoder().decode(bytes);

/** A form in one text (WHATWG, URL, section 5): a list repeats its field's name, an object is JSON. */
export const asUrlencoded: Encode = (fields) => {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields as object)) {
    // An empty list would leave no trace in the form, and be read as an absent one.
    if (Array.isArray(value) && !value.length)
      throw invalidRequest(`/${name}`, "a list that is not empty, or none");
    for (const item of [value].flat())
      if (item !== undefined && item !== null)
        form.append(name, wellFormed(typeof item === "object" ? JSON.stringify(item) : String(item)));
  }
  return { body: form.toString(), type: "application/x-www-form-urlencoded" };
};

/** A body and its media type. */
interface Chosen {
  readonly contentType: string;
  readonly body: unknown;
}

/** Encodes a body with the encoder for its media type. */
export const encodeBy =
  (encoders: Readonly<Record<string, Encode>>): Encode =>
  (chosen, said) => {
    const { contentType, body } = chosen as Chosen;
    const encode = Object.hasOwn(encoders, contentType) ? encoders[contentType] : undefined;
    if (!encode) throw invalidRequest("/contentType", `one of ${Object.keys(encoders)}`);
    return encode(body, said);
  };

/** The check of an input whose `contentType` tells what its body is; `first` if it is absent. */
export const byContentType = (first: string, checks: Readonly<Record<string, Check>>): Check => {
  const check = variants("contentType", checks);
  return (input, strict) => check({ contentType: first, ...withoutAbsent(input) }, strict);
};

const withoutAbsent = (input: unknown): object =>
  Object.fromEntries(Object.entries(input ?? {}).filter(([, value]) => value !== undefined));

/** The body of an answer, and which of the documented media types it has. */
class Typed {
  readonly contentType: string;
  readonly body: unknown;
  /** The media types that are documented for its status. */
  readonly types: readonly string[];
  constructor(contentType: string, body: unknown, types: readonly string[]) {
    this.contentType = contentType;
    this.body = body;
    this.types = types;
  }
}

/** Decodes a body with the decoder for the answer's media type; with the first one if there is none for it. */
export const decodeBy = (decoders: Readonly<Record<string, Decode>>): Decode => {
  const types = Object.keys(decoders).sort((a, b) => precision(b) - precision(a));
  const [first = ""] = Object.keys(decoders);
  const typeOf = ({ headers }: Response) =>
    types.find((type) => covers(type, headers.get("Content-Type") ?? "")) ?? first;
  return (received) => {
    const type = typeOf(received.response);
    return new Typed(type, decoders[type]?.(received), types);
  };
};

/**
 * The judge of an operation whose answers have several media types: each has a check of its own. An answer must be of the
 * type that the caller accepts, if its status has that.
 */
export const byType =
  (judge: Judge, accepted?: string): Judge =>
  (part, value) => {
    if (!(value instanceof Typed)) return judge(part, value);
    const { contentType, types, body } = value;
    return accepted !== undefined && types.includes(accepted) && !covers(accepted, contentType)
      ? { pointer: "", expected: `the media type ${accepted}` }
      : judge(`${Number(part)} ${contentType}`, body);
  };

/** The result of a call, with the media type of its data. */
export const typed = async <Result>(called: Promise<Result>): Promise<Result> => {
  const result = await called;
  const { data } = result as { readonly data?: unknown };
  return data instanceof Typed ? { ...result, contentType: data.contentType, data: data.body } : result;
};

/** A type with parameters is more precise than one without, which is more precise than a range. */
const precision = (type: string): number => (type.includes("*") ? -1 : type.split(";").length);

const partsOf = (type: string): string[] => type.toLowerCase().replace(/[\s"]/g, "").split(";");

/** Whether an answer's media type is a documented one, which may be a range or have fewer parameters. */
export const covers = (documented: string, sent: string): boolean => {
  const [range = "", ...needed] = partsOf(documented);
  const [type = "", ...given] = partsOf(sent);
  const isWithin = range === type || range === "*/*" || range === `${type.split("/")[0]}/*`;
  return isWithin && needed.every((one) => one.startsWith("charset=") || given.includes(one));
};
