import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { ResolvedError, ResolvedOperation, ResolvedResponse } from "../contract/contract.ts";
import { sampleFile } from "../contract/schemas/files.ts";
import { type HandlerResult, serverError } from "../runtime/server/answer.ts";
import { notImplemented as handlerless } from "../runtime/server/app.ts";
import { sampleOf } from "../schema-cases/index.ts";
import { asFields, type Fields } from "./fields.ts";
import type { Preference } from "./prefer.ts";
import { examplesOf } from "./resources.ts";

/** Says that no state stands behind an answer. */
const fromExample = { "x-answered-from": "example" };

/** The answer to what the contract tells nothing of but its shape. */
const notImplemented = handlerless({}) as HandlerResult;

/** What a caller asked for with `Prefer`; where the contract has no such thing, a 501 that says what it has. */
export function preferred(operation: ResolvedOperation, wanted: Preference, sent: Fields): HandlerResult {
  const { code, example } = wanted;
  const error = code === undefined ? undefined : errorOf(operation, Number(code));
  if (error) return { status: error.status, error: error.text };
  const responses = operation.responses.filter(({ status }) => code === undefined || status === Number(code));
  if (responses.length === 0) return nothingSuch(`status ${code}`, statusesOf(operation));
  if (example === undefined) return exampleAnswer(responses, sent);
  const named = responses.find(({ body }) => Object.hasOwn(body?.examples ?? {}, example));
  return named
    ? withHeaders(named, answer(named, named.body?.examples[example]?.value))
    : nothingSuch(
        `example ${example}`,
        responses.flatMap(({ body }) => Object.keys(body?.examples ?? {})),
      );
}

function statusesOf({ responses, errors, sharedErrors }: ResolvedOperation): number[] {
  const all = [...responses, ...errors, ...sharedErrors].map(({ status }) => status);
  return [...new Set(all)].sort((a, b) => a - b);
}

function nothingSuch(what: string, known: readonly (string | number)[]): HandlerResult {
  const text = `\`Prefer\` asks for ${what}; the contract has ${known.join(", ") || "none"}`;
  return serverError({ status: 501, text });
}

/** The first successful answer's example that has most in common with what was sent. */
export function exampleAnswer(responses: readonly ResolvedResponse[], sent: Fields): HandlerResult {
  const [response] = responses;
  if (!response) return notImplemented;
  const { body } = response;
  if (!body) return withHeaders(response, { status: response.status });
  if (body.kind !== "json") return withHeaders(response, answer(response, sampleFile(body.mediaType)));
  const examples = Object.values(body.examples).map(({ value }) => value);
  const [best] = examples.sort((a, b) => inCommon(b, sent) - inCommon(a, sent));
  return best === undefined ? notImplemented : withHeaders(response, answer(response, best));
}

function withHeaders(response: ResolvedResponse, result: HandlerResult): HandlerResult {
  return { ...result, headers: { ...headersOf(response), ...fromExample } };
}

/** A documented answer with this body. */
export function answer({ status, body }: ResolvedResponse, value: unknown): HandlerResult {
  return body ? { status, body: value } : { status };
}

/** The header fields that a response promises, those that are known by their lower-case names as given. */
export function headersOf({ headers }: ResolvedResponse, known: Fields = {}): Fields {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, schema]) => {
      const value = known[name.toLowerCase()];
      if (value !== undefined && schema.safeParse(value).success) return [[name, value] as const];
      return schema.safeParse(undefined).success ? [] : [[name, headerValue(schema)] as const];
    }),
  );
}

const headerValues = new WeakMap<z.ZodType, { readonly value: unknown }>();

/** The same for every answer: to find one takes longer than to answer. */
function headerValue(schema: z.ZodType): unknown {
  const known = headerValues.get(schema);
  if (known) return known.value;
  const [example] = examplesOf(schema);
  const value = example ?? sampleOf(z.toJSONSchema(schema, { unrepresentable: "any" }) as never);
  headerValues.set(schema, { value });
  return value;
}

/** The error that the operation documents for a status; of several, the one that tells of `about`. */
export function errorOf(
  { errors, sharedErrors }: ResolvedOperation,
  status: number,
  about = "",
): ResolvedError | undefined {
  const found = [...errors, ...sharedErrors].filter((error) => error.status === status);
  const words = about.toLowerCase().split(/[^a-z0-9]+/);
  const tells = ({ text }: ResolvedError) =>
    words.filter((word) => word && text.toLowerCase().includes(word)).length;
  return found.filter(({ given }) => !given).sort((a, b) => tells(b) - tells(a))[0] ?? found[0];
}

function inCommon(example: unknown, sent: Fields): number {
  const fields = asFields(example) ?? {};
  return Object.entries(sent).filter(
    ([name, value]) => Object.hasOwn(fields, name) && isDeepStrictEqual(fields[name], value),
  ).length;
}
