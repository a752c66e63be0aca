import { carrierOf } from "../../model/credential.ts";
import type { ApiModel } from "../../model/model.ts";
import type { SecuritySchemeModel } from "../../model/security.ts";
import { mediaTypeOf } from "../answer/json.ts";
import { isSecretName } from "../answer/secrets.ts";
import type { Secret } from "../hide/forms.ts";
import { type SentCredential, variableOf } from "../http/credentials.ts";
import type { RecordedExchange, RecordedRequest } from "./exchange.ts";

/** The credentials that a recorded request carries for the contract's security schemes, by their names. */
export function recordedCredentials(
  { components: { securitySchemes } }: ApiModel,
  request: RecordedRequest,
): ReadonlyMap<string, SentCredential> {
  const found = Object.entries(securitySchemes).flatMap(([name, scheme]): [string, SentCredential][] => {
    const value = recordedText(scheme, request);
    return value ? [[name, { scheme, value, shown: variableOf(scheme, "own") }]] : [];
  });
  return new Map(found);
}

function recordedText(scheme: SecuritySchemeModel, request: RecordedRequest): string | undefined {
  const carrier = carrierOf(scheme);
  if (!carrier) return undefined;
  const { name, prefix, encoding } = carrier;
  if (carrier.in === "cookie") return cookiesOf(request).get(name);
  if (carrier.in === "query") return queryOf(request).get(name) ?? undefined;
  const field = fieldOf(request, name);
  if (field === undefined || prefix === "") return field;
  if (!field.toLowerCase().startsWith(prefix.toLowerCase())) return undefined;
  const text = field.slice(prefix.length).trim();
  return encoding ? Buffer.from(text, encoding).toString("utf8") : text;
}

/** Header fields whose value is a credential, whatever the contract says. */
const credentialFields =
  /^(?:(?:proxy-)?authorization|x-csrf-token|(?:x-)?(?:api|auth|access|secret)-?(?:key|token))$/;
const hidden = "[hidden]";

/** What a report must not show of a recorded exchange: credentials, and the values of fields named like a secret. */
export function recordedSecrets(api: ApiModel, { request, answer }: RecordedExchange): Secret[] {
  const fields = request.headers
    .filter(({ name }) => credentialFields.test(name))
    .map(({ value }) => value.replace(/^(?:bearer|basic|token|digest) +/i, ""));
  const named = [
    ...queryOf(request),
    ...cookiesOf(request),
    ...bodyFields(request.body, fieldOf(request, "content-type")),
    ...bodyFields(answer.body, answer.headers?.["content-type"] ?? answer.mediaType),
  ].flatMap(([name, value]) => (isSecretName(name) ? [value] : []));
  return [
    ...[...recordedCredentials(api, request).values()].map(({ value, shown }) => ({ value, shown })),
    ...[...fields, ...named].filter(Boolean).map((value) => ({ value, shown: hidden })),
  ];
}

/** A header field of a recorded request; its name in any case. */
export function fieldOf({ headers }: RecordedRequest, name: string): string | undefined {
  const values = headers.filter((header) => header.name === name.toLowerCase()).map(({ value }) => value);
  return values.length > 0 ? values.join(", ") : undefined;
}

export function queryOf({ url }: RecordedRequest): URLSearchParams {
  return URL.canParse(url) ? new URL(url).searchParams : new URLSearchParams();
}

function cookiesOf(request: RecordedRequest): Map<string, string> {
  const pairs = (fieldOf(request, "cookie") ?? "").split(/[;,]\s*/).map((pair): [string, string] => {
    const at = pair.indexOf("=");
    return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
  });
  return new Map(pairs);
}

/** The texts in a body, by the names of their fields. */
function bodyFields(body: Uint8Array = new Uint8Array(), contentType = ""): [name: string, value: string][] {
  const { mediaType } = mediaTypeOf(contentType);
  const text = Buffer.from(body).toString("utf8");
  if (mediaType === "application/x-www-form-urlencoded") return [...new URLSearchParams(text)];
  const found: [string, string][] = [];
  try {
    JSON.parse(text, (name, value) => {
      if (typeof value === "string") found.push([name, value]);
      return value;
    });
  } catch {
    // What is not JSON has no fields.
  }
  return found;
}
