import type { z } from "zod";
import type { Links } from "./link.ts";

/** The fields of an object by name, as Zod's `z.object()` takes them. */
export type Shape = Record<string, z.ZodType>;

/** One named example of a payload, as the document's Example Object. */
export interface Example<Value = unknown> {
  readonly summary: string;
  readonly description?: string;
  readonly value: Value;
}

/** One example, or several by name: the docs show the first. */
export type Examples<Value> =
  | { readonly example: Value; readonly examples?: never }
  | { readonly examples: Readonly<Record<string, Example<Value>>>; readonly example?: never };

/** Where an error's body lists the fields that a schema rejects. */
export interface FieldErrors {
  /** The place of the list in the body. */
  readonly list: string;
  /** The place, in an entry, of the JSON Pointer to the field. */
  readonly pointer?: string;
  /** The place, in an entry, of the field's text. */
  readonly text?: string;
}

/** Where in an error's body its parts are: JSON Pointers (`/error/message`) or paths (`error.message`). */
export interface ErrorPlaces {
  /** The sentence for people. */
  readonly text?: string;
  /** The code for programs. */
  readonly code?: string;
  readonly fields?: FieldErrors;
}

/** How a part of a form is sent, if that does not follow from its schema. */
export interface PartWords {
  /**
   * The media type of the part, or several that it may have: JSON for any value, a text type for a text, or those of a
   * file. For a list, the type of each item. If absent, it follows from the schema.
   */
  readonly mediaType?: string | readonly [string, ...string[]];
  /** Header fields that the part always has, by name: the client sends them, and the server refuses a part without them. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * A payload and its media type. `schema` is absent for opaque bytes and for any text. The places apply to the body of
 * an error.
 */
export interface Body extends ErrorPlaces {
  readonly kind: "json" | "form" | "text" | "multipart" | "binary";
  readonly mediaType: string;
  readonly schema?: z.ZodType;
  readonly examples: Readonly<Record<string, Example>>;
  /** The body is passed on unread; `schema` and `examples` describe the items in it. */
  readonly isStream?: true;
  /** `false`: a request without the body is valid too. */
  readonly required?: boolean;
  /** Of a `multipart()`: how its parts are sent, by name. */
  readonly parts?: Readonly<Record<string, PartWords | undefined>>;
}

export interface ResponseOptions {
  /** One sentence; the status's reason phrase if absent. */
  readonly description?: string;
  /** Response header fields by name. */
  readonly headers?: Shape;
  /** Operations that can follow, by names of their own. */
  readonly links?: Links;
}

/** What the server answers with one status: a payload, or none. */
export type Response = ResponseOptions & (Body | { readonly kind?: never });

/**
 * Alternative bodies of a message, distinguished by their media types; the first one has the description and header
 * fields.
 */
export type Bodies = readonly [Body & ResponseOptions, ...(Body & ResponseOptions)[]];

/** One body, several alternatives, or none. */
export type WrittenBody = Response | Bodies | undefined;

/** The alternative bodies of a message. */
export function bodiesOf(written: WrittenBody): readonly Body[] {
  if (written === undefined) return [];
  return isSeveral(written) ? written : written.kind ? [written] : [];
}

/** The same, each with its place. */
export function bodiesAt(
  written: WrittenBody,
  place: string,
): { readonly body: Body & ResponseOptions; readonly pointer: string }[] {
  const isChoice = written !== undefined && isSeveral(written);
  return bodiesOf(written).map((body, index) => ({ body, pointer: isChoice ? `${place}/${index}` : place }));
}

/** The options of a response besides its bodies. */
export function responseOptionsOf(written: Response | Bodies): ResponseOptions {
  return isSeveral(written) ? written[0] : written;
}

function isSeveral(written: Response | Bodies): written is Bodies {
  return Array.isArray(written);
}

interface RequestOptions {
  readonly required?: boolean;
  /** Of a request's body: Markdown, which is said of the body as a whole. */
  readonly description?: string;
}

/** The media type of JSON, and the options that only an error's body has. */
interface JsonOptions extends ErrorPlaces {
  /** `application/json` if absent; `application/problem+json`, `application/vnd.acme.v2+json; profile="x"`. */
  readonly mediaType?: string;
}

/** A body whose schema's type is kept, for the proof of the generated types. */
export type BodyOf<Schema extends z.ZodType> = Body & {
  readonly kind: "json" | "form" | "multipart";
  readonly schema: Schema;
};

/** A JSON payload. Examples have the form that is sent; the compiler checks them. */
export function json<Schema extends z.ZodType>(
  schema: Schema,
  options: Examples<NoInfer<z.input<Schema>>> & RequestOptions & ResponseOptions & JsonOptions,
): BodyOf<Schema> & ResponseOptions {
  return { kind: "json", mediaType: "application/json", schema, ...withExamples(options) };
}

/** An `application/x-www-form-urlencoded` payload. A list repeats its field's name; an object is JSON. */
export function form<Fields extends Shape>(
  schema: z.ZodObject<Fields>,
  options: Examples<NoInfer<z.input<z.ZodObject<Fields>>>> & RequestOptions,
): BodyOf<z.ZodObject<Fields>> & Pick<ResponseOptions, "description"> {
  return { kind: "form", mediaType: "application/x-www-form-urlencoded", schema, ...withExamples(options) };
}

/** A payload of plain text: `text("text/csv")`, `text("application/xml")`. Without a schema, any text is valid. */
export function text<Schema extends z.ZodType<string, string> = z.ZodString>(
  mediaType = "text/plain",
  options: Partial<Examples<string>> & { readonly schema?: Schema } & RequestOptions & ResponseOptions = {},
): Body & { readonly kind: "text"; readonly schema?: Schema } & ResponseOptions {
  const { example, examples, ...rest } = options;
  const shown = examples ?? (example === undefined ? {} : { default: { summary: "", value: example } });
  return { kind: "text", mediaType, examples: shown, ...rest };
}

/** A `multipart/form-data` payload; see `filePart` for its files. Examples leave files out. */
export function multipart<Fields extends Shape>(
  schema: z.ZodObject<Fields>,
  options: Examples<NoInfer<Partial<z.input<z.ZodObject<Fields>>>>> &
    RequestOptions & { readonly parts?: { readonly [Name in keyof NoInfer<Fields>]?: PartWords } },
): BodyOf<z.ZodObject<Fields>> & Pick<ResponseOptions, "description"> {
  return { kind: "multipart", mediaType: "multipart/form-data", schema, ...withExamples(options) };
}

/** A payload of opaque bytes. */
export function binary(
  mediaType = "application/octet-stream",
  options: RequestOptions & ResponseOptions = {},
): Body & ResponseOptions {
  return { kind: "binary", mediaType, examples: {}, ...options };
}

/**
 * A body that is passed on unread, as it arrives: `stream("text/event-stream", Event, { example })`. The schema, if
 * there is one, describes the items of the stream, such as the data of an event; nothing is checked against it.
 */
export function stream(mediaType: string): Body & ResponseOptions;
export function stream<Schema extends z.ZodType>(
  mediaType: string,
  schema: Schema,
  options: Examples<NoInfer<z.input<Schema>>> & RequestOptions & ResponseOptions,
): Body & ResponseOptions;
export function stream(
  mediaType: string,
  schema?: z.ZodType,
  options?: Examples<unknown> & RequestOptions & ResponseOptions,
): Body & ResponseOptions {
  const said = options ? withExamples(options) : { examples: {} };
  return { kind: "binary", mediaType, isStream: true, ...(schema ? { schema } : {}), ...said };
}

/** A response without a body: 202, 204. */
export function noContent(options: ResponseOptions = {}): ResponseOptions {
  return options;
}

function withExamples<Options extends Examples<unknown>>(options: Options) {
  const { example, examples, ...rest } = options;
  return { ...rest, examples: examples ?? { default: { summary: "", value: example } } };
}
