import { concreteType } from "../../lib/media-types.ts";
import { carrierOf } from "../../model/credential.ts";
import { statedParts, urlencodedText } from "../../model/form.ts";
import type { OperationModel, PayloadModel } from "../../model/model.ts";
import { pathWith, templateQuery } from "../../model/path-template.ts";
import { encodeSegment, parameterText } from "../../model/wire.ts";
import { freshKey, idempotencyKey } from "../idempotency-key.ts";
import { type RequestInput, sentParameters } from "../request-input.ts";
import { base64Of, type SentCredential } from "./credentials.ts";
import { encodeForm, formType } from "./files.ts";
import type { Header, HttpRequest } from "./message.ts";

/** The request of an operation with this input. A path parameter that is absent leaves its segment empty. */
export function httpRequest(
  operation: OperationModel,
  input: RequestInput,
  credential?: SentCredential,
): HttpRequest {
  const [payload] = operation.requestBody?.content ?? [];
  const encoded = payload && input.body !== undefined ? encodeBody(payload, input.body) : undefined;
  const key = idempotencyKey(operation);
  const texts = sentParameters(operation).flatMap(([parameter, part]) => {
    const given = input[part]?.[parameter.name] ?? (parameter === key ? freshKey() : undefined);
    // Only JSON has a text for `null`.
    const value = input[part]?.[parameter.name] === null && parameter.mediaType !== undefined ? null : given;
    return value === undefined ? [] : [{ ...parameter, text: parameterText(parameter, value) }];
  });
  const path = pathWith(
    operation.path,
    (name) => texts.find((one) => one.in === "path" && one.name === name)?.text ?? "",
  );
  const query = [
    templateQuery(operation.path),
    ...texts.filter((one) => one.in === "query").map(({ text }) => text),
  ].filter(Boolean);
  const cookies = texts.filter((one) => one.in === "cookie").map(({ text }) => text);
  const streams = operation.responses.flatMap(({ content }) =>
    content.flatMap(({ isStream, mediaType }) => (isStream ? [mediaType] : [])),
  );
  const request: HttpRequest = {
    method: operation.method,
    target: path + (query.length > 0 ? `?${query.join("&")}` : ""),
    headers: [
      ...texts.filter((one) => one.in === "header").map(({ name, text }) => ({ name, value: text })),
      ...(cookies.length > 0 ? [{ name: "Cookie", value: cookies.join("; ") }] : []),
      ...(encoded ? [{ name: "Content-Type", value: encoded.type }] : []),
    ],
    ...(encoded ? { body: encoded.bytes } : {}),
    ...(streams.length > 0 ? { streams } : {}),
    ...(operation.limits?.timeout === undefined ? {} : { timeout: operation.limits.timeout }),
  };
  return credential ? withCredential(request, credential) : request;
}

/** The request with a credential, and with those that are needed together with it. */
export function withCredential(request: HttpRequest, { others = [], ...first }: SentCredential): HttpRequest {
  return [first, ...others].reduce(withOne, request);
}

function withOne(request: HttpRequest, { scheme, value, shown }: SentCredential): HttpRequest {
  const carrier = carrierOf(scheme);
  if (!carrier) return request;
  const { name, prefix, encoding } = carrier;
  if (carrier.in === "query") return withQuery(request, `${encodeSegment(name)}=${encodeSegment(value)}`);
  if (carrier.in === "cookie") {
    const before = request.headers.find((header) => header.name === "Cookie");
    const pair = (text: string, others: string | undefined) =>
      `${others === undefined ? "" : `${others}; `}${name}=${text}`;
    return withHeader(request, {
      name: "Cookie",
      value: pair(value, before?.value),
      shown: pair(shown, before && (before.shown ?? before.value)),
    });
  }
  return withHeader(request, {
    name,
    value: prefix + (encoding ? base64Of(value) : value),
    shown: prefix + (encoding ? shownBase64(shown) : shown),
  });
}

/** The request with more in its query, which is written as a URL has it. */
export function withQuery(request: HttpRequest, query: string): HttpRequest {
  const { target } = request;
  return { ...request, target: `${target}${target.includes("?") ? "&" : "?"}${query}` };
}

/** How a shell writes base64 of a text between double quotes. */
export function shownBase64(shown: string): string {
  return `$(printf %s "${shown}" | base64 | tr -d '\\n')`;
}

/** The request with a header field, in place of one of that name. */
export function withHeader(request: HttpRequest, header: Header): HttpRequest {
  return { ...request, headers: [...withoutHeader(request, header.name).headers, header] };
}

export function withoutHeader(request: HttpRequest, name: string): HttpRequest {
  const same = (one: Header) => one.name.toLowerCase() === name.toLowerCase();
  return { ...request, headers: request.headers.filter((one) => !same(one)) };
}

/** The request with a body of another payload. */
export function encodedAs(request: HttpRequest, payload: PayloadModel, value: unknown): HttpRequest {
  const { type, bytes } = encodeBody(payload, value);
  return { ...withHeader(request, { name: "Content-Type", value: type }), body: bytes };
}

export function encodeJson(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}

function encodeBody(payload: PayloadModel, body: unknown) {
  const { kind, mediaType } = payload;
  if (kind === "json") return { type: mediaType, bytes: encodeJson(body) };
  if (kind === "text") return { type: mediaType, bytes: Buffer.from(String(body)) };
  if (kind === "form") return { type: mediaType, bytes: Buffer.from(urlencodedText(body as object)) };
  if (kind === "multipart")
    return {
      type: formType,
      bytes: encodeForm(body as Readonly<Record<string, unknown>>, statedParts(payload)),
    };
  return { type: concreteType(mediaType), bytes: body as Uint8Array };
}
