import type { ResolvedOperation } from "../../contract/contract.ts";
import type { Input } from "../subject.ts";
import type { Credential } from "./credentials.ts";
import { encodeForm, formType } from "./files.ts";
import type { Header, HttpRequest } from "./message.ts";

/** The request of an operation with this input. A path parameter that is absent leaves its segment empty. */
export function requestOf(operation: ResolvedOperation, input: Input, credential?: Credential): HttpRequest {
  const { method, fullPath, body: payload } = operation;
  const { params, query, headers, body } = input;
  const path = fullPath.replace(/\{([^}]+)\}/g, (_, name: string) =>
    encodeURIComponent(String(params[name] ?? "")),
  );
  const encoded =
    payload && body !== undefined ? encodeBody(payload.kind, payload.mediaType, body) : undefined;
  const request: HttpRequest = {
    method,
    target: path + queryText(query),
    headers: [
      ...Object.entries(headers).flatMap(([name, value]) =>
        value === undefined ? [] : [{ name, value: [value].flat().map(String).join(",") }],
      ),
      ...(encoded ? [{ name: "Content-Type", value: encoded.type }] : []),
    ],
    ...(encoded ? { body: encoded.bytes } : {}),
  };
  return credential ? withCredential(request, credential) : request;
}

export function withCredential(request: HttpRequest, { scheme, value, shown }: Credential): HttpRequest {
  if (scheme.type === "bearer")
    return withHeader(request, { name: "Authorization", value: `Bearer ${value}`, shown: `Bearer ${shown}` });
  if (scheme.in === "header") return withHeader(request, { name: scheme.name, value, shown });
  const separator = request.target.includes("?") ? "&" : "?";
  return { ...request, target: `${request.target}${separator}${scheme.name}=${encodeURIComponent(value)}` };
}

/** The request with a header field, in place of one of that name. */
export function withHeader(request: HttpRequest, header: Header): HttpRequest {
  return { ...request, headers: [...withoutHeader(request, header.name).headers, header] };
}

export function withoutHeader(request: HttpRequest, name: string): HttpRequest {
  const same = (one: Header) => one.name.toLowerCase() === name.toLowerCase();
  return { ...request, headers: request.headers.filter((one) => !same(one)) };
}

export function encodeJson(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}

function encodeBody(kind: "json" | "multipart" | "binary", mediaType: string, body: unknown) {
  if (kind === "json") return { type: mediaType, bytes: encodeJson(body) };
  if (kind === "multipart")
    return { type: formType, bytes: encodeForm(body as Readonly<Record<string, unknown>>) };
  return { type: mediaType, bytes: body as Uint8Array };
}

function queryText(query: Input["query"]): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined
      ? []
      : [value].flat().map((item) => `${encodeURIComponent(name)}=${encodeURIComponent(String(item))}`),
  );
  return pairs.length > 0 ? `?${pairs.join("&")}` : "";
}
