import type { z } from "zod";
import {
  type CheckValue,
  elementOf,
  innermost,
  isStructure,
  type RequestRejection,
  scalarReader,
  stepInPointer,
  zodDefinitionOf,
} from "./check.ts";
import { cookieTexts, type Incoming, isMediaType, mostSpecificFirst } from "./request.ts";
import { type PathText, pathDecoded } from "./router.ts";
import type {
  BodyContent,
  FieldSchemas,
  ParameterPlace,
  ReadFields,
  ServerOperation,
  ToldParts,
} from "./types.ts";

/** The values of a part of a request, or why it is rejected. */
export type PartRead =
  | { readonly values: Readonly<Record<string, unknown>>; readonly text?: never }
  | RequestRejection;

/** Reads the parameters that an operation has in one place. */
export interface PartReader {
  readonly part: ParameterPlace;
  readonly read: (incoming: Incoming, pathText: PathText) => PartRead;
}

/** What a request carries for one name: texts, and in a form also files and values that have been read already. */
type Carried = ReturnType<ReadFields["getAll"]>[number];

/** Turns what a request carries for one name into a value for its schema. */
type Decode = (carried: readonly Carried[]) => unknown;

/**
 * How a parameter is written (OpenAPI's `style` and `explode`): how to get the items of a list, and the text
 * of anything else.
 */
interface ParameterStyle {
  readonly items: (text: string) => readonly string[];
  readonly scalar: (text: string) => string;
}

const asItCame = (text: string) => text;

/** `form`, exploded: the name is repeated for each item; `URLSearchParams` has decoded them. */
const formExploded: ParameterStyle = { items: (text) => [text], scalar: asItCame };

/** `simple` in a path: each item is encoded separately, so a comma inside an item does not separate items. */
const simpleInPath: ParameterStyle = {
  items: (text) => text.split(",").map(pathDecoded),
  scalar: pathDecoded,
};

/** `simple` in a header field: nothing is encoded, and empty items are ignored (RFC 9110, section 5.6.1). */
const simpleInHeader: ParameterStyle = {
  items: (text) =>
    text
      .split(",")
      .map((item) => item.trim())
      .filter(Boolean),
  scalar: asItCame,
};

/** `form` in a cookie: its value is encoded as in a query. */
const formInCookie: ParameterStyle = { items: (text) => [pathDecoded(text)], scalar: pathDecoded };

/** The places in the order of the checks, with what each carries for a name, and its default style. */
const places: readonly {
  readonly part: ParameterPlace;
  readonly style: ParameterStyle;
  readonly textsOf: (incoming: Incoming, pathText: PathText) => (name: string) => readonly string[];
}[] = [
  { part: "params", style: simpleInPath, textsOf: (_incoming, pathText) => (name) => one(pathText(name)) },
  {
    part: "query",
    style: formExploded,
    textsOf: ({ url }) => {
      const query = new URL(url).searchParams;
      return (name) => query.getAll(name);
    },
  },
  { part: "headers", style: simpleInHeader, textsOf: (incoming) => (name) => one(incoming.field(name)) },
  // The cookie of the nearest path comes first (RFC 6265, section 5.4).
  {
    part: "cookies",
    style: formInCookie,
    textsOf: (incoming) => (name) => cookieTexts(incoming, name).slice(0, 1),
  },
];

function one(text: string | null | undefined): readonly string[] {
  return text === null || text === undefined ? [] : [text];
}

/** Returns a reader for each place in which an operation has parameters; unknown names are ignored. */
export function partReaders(
  operation: ServerOperation,
  check: CheckValue,
  checkOf: (name: string) => CheckValue = () => check,
): readonly PartReader[] {
  return places
    .filter(({ part }) => Object.keys(operation[part] ?? {}).length > 0)
    .map(({ part, style, textsOf }) => {
      const parameters = Object.entries(operation[part] ?? {}).map(([name, schema]) => {
        const form = operation.forms?.[part]?.[name];
        const decode = decoderOf(schema, style);
        const read =
          (form && operation.styled?.({ part, name, form }, schema)) ??
          ((_incoming: Incoming, _pathText: PathText, texts: readonly string[]) =>
            texts.length > 0 ? decode(texts) : undefined);
        return { name, schema, read, check: checkOf(name) };
      });
      const read: PartReader["read"] = (incoming, pathText) => {
        const texts = textsOf(incoming, pathText);
        const values: Record<string, unknown> = {};
        for (const { name, schema, read, check } of parameters) {
          const checked = check(schema, read(incoming, pathText, texts(name)));
          if (!checked.ok) return rejectionIn(name, checked);
          if (checked.value !== undefined) values[name] = checked.value;
        }
        return { values };
      };
      return { part, read };
    });
}

/** The rejection of one parameter, with its name in the pointers. */
function rejectionIn(name: string, { text, fields }: RequestRejection): RequestRejection {
  return {
    text,
    fields: fields.map((field) => ({ ...field, pointer: stepInPointer(name) + field.pointer })),
  };
}

/** The value of a body, or why it is rejected. */
export type BodyRead =
  | { readonly value: unknown; readonly mediaType?: string; readonly text?: never }
  | RequestRejection;

/** Reads a body from its bytes. */
export type ReadBody = (bytes: Uint8Array, contentType: string | null) => BodyRead | Promise<BodyRead>;

type Parse = (bytes: Uint8Array, contentType: string) => unknown;

const malformed: unique symbol = Symbol("malformed");

/** All contents that a message may have; it has one of them. */
export function alternativesOf(body: BodyContent): readonly BodyContent[] {
  return [body, ...(body.others ?? [])];
}

/** Returns the reader of an operation's body; `fallback` is the text for a malformed one. */
export function bodyReader(
  body: NonNullable<ServerOperation["body"]>,
  check: CheckValue,
  fallback: string,
  ofParts: Pick<ServerOperation, "parts" | "readParts"> = {},
): ReadBody {
  const { required } = body;
  const readers = mostSpecificFirst(alternativesOf(body)).map((content) => {
    const { mediaType, schema } = content;
    const parse = parserOf(content, ofParts);
    const judge = (value: unknown): BodyRead => {
      if (value === malformed) return { text: fallback, fields: [] };
      if (!schema) return { value, mediaType };
      const checked = check(schema, value);
      return checked.ok ? { value: checked.value, mediaType } : checked;
    };
    return { kind: content.kind, mediaType, parse, judge };
  });
  return (bytes, contentType) => {
    const reader = readers.find(({ mediaType }) => isMediaType(contentType, mediaType));
    if (!required && bytes.byteLength === 0) return reader?.kind === "form" ? emptyForm(reader) : absent;
    if (contentType === null || !reader) return { text: fallback, fields: [] };
    const value = reader.parse(bytes, contentType);
    return value instanceof Promise ? value.then(reader.judge) : reader.judge(value);
  };
}

/** An empty body counts as absent, whatever its `Content-Type` is: but a form is empty if it has no fields. */
const absent: BodyRead = { value: undefined };

function emptyForm({ judge }: { readonly judge: (value: unknown) => BodyRead }): BodyRead {
  const read = judge({});
  return read.text === undefined ? read : absent;
}

/** The media type of a body that is passed on unread; `undefined` if this body is to be read. */
export function unreadType(body: BodyContent, contentType: string | null): string | undefined {
  const all = alternativesOf(body);
  if (contentType === null || !all.some(({ isStream }) => isStream)) return undefined;
  const found = mostSpecificFirst(all).find(({ mediaType }) => isMediaType(contentType, mediaType));
  return found?.isStream ? found.mediaType : undefined;
}

function parserOf(
  { kind, schema }: BodyContent,
  { parts, readParts }: Pick<ServerOperation, "parts" | "readParts">,
): Parse {
  switch (kind) {
    case "json":
      return parsedJson;
    case "form":
      return formParser(schema, urlencodedForm);
    case "text":
      return decodedText;
    case "multipart":
      return parts && readParts
        ? formParser(schema, (bytes, contentType) => readParts(bytes, contentType, parts), parts)
        : formParser(schema, multipartForm);
    case "binary":
      return (bytes) => bytes;
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function parsedJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    return malformed;
  }
}

function decodedText(bytes: Uint8Array): string | typeof malformed {
  try {
    return utf8.decode(bytes);
  } catch {
    return malformed;
  }
}

/** Parses a form: files stay files, texts become what the field's schema takes, unknown fields are left out. */
function formParser(
  schema: z.ZodType | undefined,
  formOf: (
    bytes: Uint8Array,
    contentType: string,
  ) => Promise<ReadFields | undefined> | ReadFields | undefined,
  told: ToldParts = {},
): Parse {
  const shape: FieldSchemas = (schema && zodDefinitionOf(schema).shape) ?? {};
  const fields = Object.entries(shape).map(
    ([name, field]) => [name, isTyped(told, name) ? toldDecoderOf(field) : formDecoderOf(field)] as const,
  );
  return async (bytes, contentType) => {
    const form = await formOf(bytes, contentType);
    if (!form) return malformed;
    const sent = fields.filter(([name]) => form.has(name));
    return Object.fromEntries(sent.map(([name, decode]) => [name, decode(form.getAll(name))]));
  };
}

/** Whether the media type of a part says what it is. */
function isTyped(told: ToldParts, name: string): boolean {
  const { json, text, files } = (Object.hasOwn(told, name) && told[name]) || {};
  return Boolean(json ?? text ?? files);
}

/** WHATWG, URL, section 5.1; bytes that are not UTF-8 have no form. */
function urlencodedForm(bytes: Uint8Array): URLSearchParams | undefined {
  const text = decodedText(bytes);
  return text === malformed ? undefined : new URLSearchParams(text);
}

async function multipartForm(bytes: Uint8Array, contentType: string): Promise<FormData | undefined> {
  try {
    return await new Response(bytes as BodyInit, { headers: { "content-type": contentType } }).formData();
  } catch {
    return undefined;
  }
}

/** What a schema of one value or a list takes. */
interface ValueOrList {
  readonly values: readonly z.ZodType[];
  readonly element: z.ZodType;
}

function valueOrListOf(schema: z.ZodType): ValueOrList | undefined {
  const { options = [] } = innermost(schema);
  const element = options.map(elementOf).find(Boolean);
  const values = options.filter((option) => !elementOf(option));
  return element && ![element, ...values].some(isStructure) ? { values, element } : undefined;
}

/** Returns the decoder of one value or a list: one text is the value, if there is such a value, and several are a list. */
function valueOrList({ values, element }: ValueOrList): Decode {
  const readers = values.map((schema) => ({ schema, read: carriedReader(schema) }));
  const readItem = carriedReader(element);
  return (carried) => {
    const [only, ...others] = carried;
    if (only === undefined || others.length > 0) return carried.map(readItem);
    for (const { schema, read } of readers) {
      const value = read(only);
      if (schema.safeParse(value).success) return value;
    }
    return [readItem(only)];
  };
}

/** Reads a text as the type that its schema takes; a file is left as it is. */
function carriedReader(schema: z.ZodType): (carried: Carried) => unknown {
  const read = scalarReader(schema);
  return (carried) =>
    typeof carried === "string" ? read(carried) : carried instanceof Blob ? carried : carried.value;
}

/** Returns the decoder of a form's part: a value that is not a text by its schema is sent as JSON. */
function formDecoderOf(schema: z.ZodType): Decode {
  const element = elementOf(schema);
  if (valueOrListOf(schema) || !isStructure(element ?? schema)) return decoderOf(schema, formExploded);
  return (carried) => {
    const values = carried.map(jsonOrText);
    return element || values.length > 1 ? values : values[0];
  };
}

/** Returns the decoder of a part whose media type says what it is: JSON has already been parsed. */
function toldDecoderOf(schema: z.ZodType): Decode {
  const element = elementOf(schema);
  const read = carriedReader(element ?? schema);
  const usual = formDecoderOf(schema);
  return (carried) => {
    if (carried.every((one) => one instanceof Blob)) return usual(carried);
    const values = carried.map(read);
    const [only, ...others] = values;
    // No list has such an item; the contract's checks ensure that.
    const isNull = only === null && others.length === 0;
    return (element && !isNull) || others.length > 0 ? values : only;
  };
}

/** The value of a JSON text; a text that is not JSON stays a text, so that the schema rejects it. */
function jsonOrText(carried: Carried): unknown {
  if (typeof carried !== "string") return carried;
  try {
    return JSON.parse(carried);
  } catch {
    return carried;
  }
}

/**
 * Returns the decoder of a parameter or a form field of scalars. A text that the schema takes as nothing
 * else stays a text, and a name that is sent twice for one value stays a list, so that the schema rejects it.
 */
function decoderOf(schema: z.ZodType, { items, scalar }: ParameterStyle): Decode {
  const element = elementOf(schema);
  if (element) {
    const read = scalarReader(element);
    return (carried) =>
      carried.flatMap((each) => (typeof each === "string" ? items(each).map(read) : [each]));
  }
  const either = valueOrListOf(schema);
  if (either) return valueOrList(either);
  const read = scalarReader(schema);
  return (carried) => {
    const [only, ...others] = carried;
    if (only === undefined || others.length > 0) return [...carried];
    return typeof only === "string" ? read(scalar(only)) : only;
  };
}
