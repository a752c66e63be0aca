import type { z } from "zod";
import type { Check } from "./check.ts";
import type { Payload, ServerOperation } from "./contract.ts";
import { type Decode, formDecoderOf } from "./decode.ts";
import { isMediaType } from "./media-type.ts";
import type { Awaitable } from "./types.ts";

/** The value of a body's bytes, or the text of the error in them. */
export type ParseBody = (bytes: Uint8Array, contentType: string | null) => Awaitable<BodyRead>;
export type BodyRead = { readonly value: unknown; readonly text?: never } | { readonly text: string };

type Parse = (bytes: Uint8Array, contentType: string) => Awaitable<unknown>;

const malformed: unique symbol = Symbol("malformed");

/** The parser of an operation's body; `fallback` is the text for what is malformed. */
export function bodyParser(
  { required, mediaType, schema, kind }: NonNullable<ServerOperation["body"]>,
  check: Check,
  fallback: string,
): ParseBody {
  const parse = parserOf(kind, schema);
  const judge = (value: unknown): BodyRead => {
    if (value === malformed) return { text: fallback };
    if (!schema) return { value };
    const checked = check(schema, value);
    return checked.ok ? { value: checked.value } : { text: checked.text };
  };
  return (bytes, contentType) => {
    // An empty body is none, whatever is said of its type.
    if (!required && bytes.byteLength === 0) return { value: undefined };
    if (!isMediaType(contentType, mediaType)) return { text: fallback };
    const value = parse(bytes, contentType ?? "");
    return value instanceof Promise ? value.then(judge) : judge(value);
  };
}

function parserOf(kind: Payload["kind"], schema: z.ZodType | undefined): Parse {
  if (kind === "json") return parseJson;
  if (kind === "multipart" && schema) return formParser(schema);
  return (bytes) => bytes;
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    return malformed;
  }
}

/** Files stay what they are; texts become what the field's schema takes; unknown fields are left out. */
function formParser(schema: z.ZodType): Parse {
  const { shape = {} } = schema._zod.def as unknown as { readonly shape?: Record<string, z.ZodType> };
  const fields = Object.entries(shape).map(([name, field]) => [name, formDecoderOf(field)] as const);
  return async (bytes, contentType) => {
    const form = await formOf(bytes, contentType);
    return form ? Object.fromEntries(fields.flatMap((field) => entryOf(form, field))) : malformed;
  };
}

async function formOf(bytes: Uint8Array, contentType: string): Promise<FormData | undefined> {
  try {
    return await new Response(bytes as BodyInit, { headers: { "content-type": contentType } }).formData();
  } catch {
    return undefined;
  }
}

function entryOf(form: FormData, [name, decode]: readonly [string, Decode]): [string, unknown][] {
  const sent = form.getAll(name);
  return sent.length === 0 ? [] : [[name, decode(sent)]];
}
