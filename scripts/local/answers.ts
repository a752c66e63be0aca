import { isDeepStrictEqual } from "node:util";
import { sampleFile } from "../contract/schemas/files.ts";
import { exampleResult } from "../emit/server/example-result.ts";
import { asFields, type Fields, ownField } from "../lib/fields.ts";
import { keyOfStatus, lowestStatus, type StatusKey } from "../lib/status.ts";
import {
  documentedKeys,
  errorsOfStatus,
  standsForSuccess,
  statusOfResponse,
} from "../model/documented-status.ts";
import type { ErrorCase, HeaderModel, OperationModel, ResponseModel } from "../model/model.ts";
import { schemaExamples } from "../model/schema-fields.ts";
import { streamExample } from "../model/stream-example.ts";
import { notImplemented as handlerless } from "../runtime/server/app.ts";
import { type HandlerResult, serverError } from "../runtime/server/operation.ts";
import { judgeOf, sampleOf } from "../schema-cases/index.ts";
import type { Preference } from "./prefer.ts";
import type { Work } from "./work.ts";

/** What an answer is made from. */
export type AnswerSource = Pick<Work, "api" | "zod" | "operation">;

/** Marks an answer that does not come from the database. */
const fromExample = { "x-answered-from": "example" };

/** The answer of an operation for which the contract gives neither laws nor an example. */
const notImplemented = handlerless({}) as HandlerResult;

/** What a caller asked for with `Prefer`; if the contract does not have it, a 501 that lists what it has. */
export function preferred(work: AnswerSource, wanted: Preference, sent: Fields): HandlerResult {
  const { operation } = work;
  const { code, example } = wanted;
  const error = code === undefined ? undefined : errorOf(operation, Number(code));
  if (error) return { ...errorAnswer(work, error, {}), status: Number(code) };
  const key = code === undefined ? undefined : keyOfStatus(documentedKeys(operation), Number(code));
  const responses = operation.responses.filter(({ status }) => code === undefined || status === key);
  if (responses.length === 0)
    return code === undefined ? withoutSuccess(work) : nothingSuch(`status ${code}`, statusesOf(operation));
  if (example === undefined) {
    const shown = exampleAnswer(work, sent, responses);
    return code === undefined ? shown : { ...shown, status: Number(code) };
  }
  const all = responses.flatMap((response) => response.content.map((body) => ({ response, body })));
  const named = all.find(({ body }) => Object.hasOwn(body.examples, example));
  return named
    ? withHeaders(
        work,
        named.response,
        answer(operation, named.response, named.body.examples[example]?.value, named.body),
      )
    : nothingSuch(
        `example ${example}`,
        all.flatMap(({ body }) => Object.keys(body.examples)),
      );
}

function statusesOf({ responses, errors }: OperationModel): StatusKey[] {
  const all = [...responses, ...errors].map(({ status }) => status);
  return [...new Set(all)].sort((a, b) => lowestStatus(a) - lowestStatus(b));
}

function nothingSuch(what: string, known: readonly (string | number)[]): HandlerResult {
  const text = `\`Prefer\` asks for ${what}; the contract has ${known.join(", ") || "none"}`;
  return serverError({ status: 501, text });
}

/** The example of the first successful answer that has most in common with what was sent. */
export function exampleAnswer(
  work: AnswerSource,
  sent: Fields,
  responses: readonly ResponseModel[] = work.operation.responses,
  wanted?: string,
): HandlerResult {
  const [response] = responses;
  if (!response) return withoutSuccess(work);
  const { operation } = work;
  const body = response.content.find(({ mediaType }) => mediaType === wanted) ?? response.content[0];
  if (!body) return withHeaders(work, response, answer(operation, response, undefined));
  if (body.kind !== "json" && body.kind !== "text")
    return withHeaders(
      work,
      response,
      answer(operation, response, body.isStream ? streamExample(body) : sampleFile(body.mediaType), body),
    );
  const examples = Object.values(body.examples).map(({ value }) => value);
  const [best] = examples.sort((a, b) => inCommon(b, sent) - inCommon(a, sent));
  const shown =
    best ?? (body.kind === "text" ? sampleOf(body.schema ?? true, { root: work.api }) : undefined);
  return shown === undefined
    ? notImplemented
    : withHeaders(work, response, answer(operation, response, shown, body));
}

/** The answer of an operation that documents no success: its default, else the first error that is the handler's to decide. */
function withoutSuccess(work: AnswerSource): HandlerResult {
  const own = work.operation.errors.filter(({ shared }) => !shared);
  const error =
    own.find((one) => standsForSuccess(work.operation, one)) ?? own.find(({ given }) => !given) ?? own[0];
  if (!error) return notImplemented;
  const result = errorAnswer(work, error, {});
  return { ...result, headers: { ...result.headers, ...fromExample } };
}

function withHeaders(work: AnswerSource, response: ResponseModel, result: HandlerResult): HandlerResult {
  return { ...result, headers: { ...headersOf(work, response), ...fromExample } };
}

/** A documented answer with this body, which is of the given media type, or else of JSON. */
export function answer(
  operation: OperationModel,
  response: ResponseModel,
  value: unknown,
  payload = response.content.find(({ kind }) => kind === "json") ?? response.content[0],
): HandlerResult {
  const status = statusOfResponse(operation, response);
  if (!payload) return { status };
  return { status, body: value, ...(response.content.length > 1 ? { contentType: payload.mediaType } : {}) };
}

/** The header fields that a response promises; `known` has values by lower-case name. */
export function headersOf(work: AnswerSource, { headers }: ResponseModel, known: Fields = {}): Fields {
  return Object.fromEntries(
    headers.flatMap((header) => {
      const { name, required } = header;
      const value = known[name.toLowerCase()];
      if (value !== undefined && work.zod.of(header)?.safeParse(value).success)
        return [[name, value] as const];
      return required ? [[name, headerValue(header, work)] as const] : [];
    }),
  );
}

const headerValues = new WeakMap<HeaderModel, { readonly value: unknown }>();

/** A valid value for a header field, remembered because finding one takes longer than answering. */
function headerValue(header: HeaderModel, { api }: AnswerSource): unknown {
  const known = headerValues.get(header);
  if (known) return known.value;
  const [example] = schemaExamples(header.schema, api);
  const value = example ?? sampleOf(header.schema, { root: api });
  headerValues.set(header, { value });
  return value;
}

/** The error that the operation documents for a status; of several, the one that mentions `about`. */
export function errorOf(operation: OperationModel, status: number, about = ""): ErrorCase | undefined {
  // What the API shares with every operation under a range says nothing of a single status in it.
  const found = errorsOfStatus(operation, status).filter((error) => !error.shared || error.status === status);
  const words = about.toLowerCase().split(/[^a-z0-9]+/);
  const tells = ({ text }: ErrorCase) =>
    words.filter((word) => word && text.toLowerCase().includes(word)).length;
  return found.filter(({ given }) => !given).sort((a, b) => tells(b) - tells(a))[0] ?? found[0];
}

/** The answer of a documented error; its text has those of the known values that have the names of its parts. */
export function errorAnswer(work: AnswerSource, error: ErrorCase, known: Fields): HandlerResult {
  const { api, operation } = work;
  const response = operation.errorResponses.find(({ status }) => status === error.status);
  const headers = response ? headersOf(work, response) : {};
  const result = {
    ...exampleResult(operation, error, api.errors),
    ...(Object.keys(headers).length > 0 ? { headers } : {}),
  };
  const own = Object.entries(error.parts ?? {}).filter(([name, { schema }]) =>
    judgeOf(api)(schema)(ownField(known, name)),
  );
  if (own.length === 0) return result;
  return {
    ...result,
    parts: { ...result.parts, ...Object.fromEntries(own.map(([name]) => [name, known[name]])) },
  };
}

function inCommon(example: unknown, sent: Fields): number {
  const fields = asFields(example) ?? {};
  return Object.entries(sent).filter(
    ([name, value]) => Object.hasOwn(fields, name) && isDeepStrictEqual(fields[name], value),
  ).length;
}
