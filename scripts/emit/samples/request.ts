import type { SchemaObject } from "../../lib/json-schema.ts";
import { type Problem, ProblemError } from "../../lib/problem.ts";
import { redirectStatuses, type StatusKey } from "../../lib/status.ts";
import { dereferenced } from "../../model/component.ts";
import { carrierOf } from "../../model/credential.ts";
import { urlencodedText } from "../../model/form.ts";
import type { ApiModel, OperationModel } from "../../model/model.ts";
import { offeredTypes } from "../../model/offered.ts";
import { castOf } from "./cast.ts";
import { fileName } from "./file-name.ts";
import type { SampleSource } from "./index.ts";
import { jsonExample } from "./json-example.ts";
import { multipartBody } from "./multipart.ts";
import type { SampleOptions } from "./options.ts";
import { sampleCookies, sampleHeaders, sampleQuery } from "./parameters.ts";
import type { SampleAnswer, SampleCredential, SampleRequest, SampleSecret } from "./sample-request.ts";
import { compacted } from "./style.ts";
import { urlOf } from "./url.ts";
import { identifier } from "./variables.ts";

/**
 * What the operation's samples do. Throws a `ProblemError` if an example can't be sent at all,
 * whatever the language.
 */
export function sampleRequest(
  operation: OperationModel,
  source: SampleSource,
  options: SampleOptions = {},
): SampleRequest {
  const problems: Problem[] = [];
  const api = source.model;
  const url = urlOf(operation, source, options, problems);
  const query = sampleQuery(operation, api, options, problems);
  const headers = sampleHeaders(operation, api, options, problems);
  const cookies = sampleCookies(operation, api, problems);
  const credentials = credentialsOf(operation, api, cookies);
  const isAlone = cookies !== undefined && credentials.every(({ name }) => name !== "Cookie");
  const body = bodyOf(operation, api, options, problems);
  const answer = answerOf(operation, api, problems);
  if (problems.length > 0) throw new ProblemError(problems);
  const [offered] = offeredTypes(operation);
  const contentType =
    body && body.kind !== "multipart" ? operation.requestBody?.content[0].mediaType : undefined;
  const { compact = [], result } = operation.page;
  const compactLanguages = [...compact, ...(source.samples?.compact ?? [])];
  return {
    method: operation.method,
    https: url.https,
    url: query.written === undefined ? url.parts : [...url.parts, `?${query.written}`],
    query: query.pairs,
    isWritten: query.written !== undefined,
    credentials,
    headers: [
      ...(contentType ? [["Content-Type", contentType] as const] : []),
      ...(offered === undefined ? [] : [["Accept", offered] as const]),
      ...headers,
      ...(isAlone ? [["Cookie", cookies] as const] : []),
    ],
    ...(body ? { body } : {}),
    answer,
    mayRedirect: operation.responses.some(({ status }) => isRedirect(status)),
    result: identifier(result || "data"),
    style: compacted(compactLanguages, options.style),
  };
}

/** The first of the body's media types. */
function bodyOf(
  operation: OperationModel,
  api: ApiModel,
  options: SampleOptions,
  problems: Problem[],
): SampleRequest["body"] {
  const payload = operation.requestBody?.content[0];
  if (!payload) return undefined;
  const hasExample = "body" in options || Object.keys(payload.examples).length > 0;
  if (payload.kind === "binary" || (payload.kind === "text" && !hasExample))
    return {
      kind: "binary",
      file: fileName("body", payload.mediaType, payload.kind === "text" ? "txt" : undefined),
    };
  const value = jsonExample(operation, options, problems);
  switch (payload.kind) {
    case "json":
      return { kind: "json", value };
    case "text":
      return { kind: "text", text: String(value) };
    case "form":
      return { kind: "text", text: urlencodedText(value as object) };
    case "multipart":
      return multipartBody(operation, api, payload, value, problems);
  }
}

/** Those of the first alternative, because any one is enough. All cookies are in one header field. */
function credentialsOf(
  { security }: OperationModel,
  { components }: ApiModel,
  sent: string | undefined,
): SampleCredential[] {
  const found: SampleCredential[] = [];
  const cookies: (string | SampleSecret)[] = [];
  for (const name of Object.keys(security[0] ?? {})) {
    const scheme = components.securitySchemes[name];
    const carrier = scheme && carrierOf(scheme);
    if (!carrier) continue;
    const secret = { environment: scheme.environment, base64: carrier.encoding === "base64" };
    if (carrier.in === "cookie")
      cookies.push(
        `${cookies.length > 0 ? "; " : sent === undefined ? "" : `${sent}; `}${carrier.name}=`,
        secret,
      );
    else found.push({ in: carrier.in, name: carrier.name, value: [carrier.prefix, secret].filter(Boolean) });
  }
  return cookies.length > 0 ? [...found, { in: "header", name: "Cookie", value: cookies }] : found;
}

/** Whether an answer of a documented status says where to go instead. */
function isRedirect(status: StatusKey): boolean {
  return [...redirectStatuses].some((one) => status === one) || status === "3XX";
}

/**
 * What the operation's first response contains. A program that deletes does not read it, unless the contract says what
 * it is.
 */
function answerOf(operation: OperationModel, api: ApiModel, problems: Problem[]): SampleAnswer {
  const { responses, method, page } = operation;
  const [first] = responses;
  const payload = first?.content[0];
  if (first && isRedirect(first.status)) return { kind: "redirect" };
  const isIgnored = page.result === undefined ? method === "DELETE" && !page.cast : page.result === false;
  if (isIgnored) return { kind: "ignored" };
  if (!payload || method === "HEAD") return { kind: "none" };
  if (payload.kind === "text") return { kind: "text" };
  if (payload.isStream) return { kind: "stream" };
  if (payload.kind !== "json") return { kind: "binary", file: fileName("response", payload.mediaType) };
  const schema = dereferenced(api, payload.schema ?? true);
  const cast = castOf(operation, api, problems);
  return { kind: "json", shape: shapeOf(schema, api), ...(cast ? { cast } : {}) };
}

function shapeOf(schema: SchemaObject, api: ApiModel): "object" | "objects" | "array" | "other" {
  if (schema.type === "array") {
    const items = typeof schema.items === "object" ? dereferenced(api, schema.items) : {};
    return isObject(items) ? "objects" : "array";
  }
  return isObject(schema) ? "object" : "other";

  function isObject({ type, oneOf, anyOf }: SchemaObject): boolean {
    const options = oneOf ?? anyOf;
    return type === "object" || (options?.every((option) => isObject(dereferenced(api, option))) ?? false);
  }
}
