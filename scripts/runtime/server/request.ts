import type {
  Authenticate,
  AuthenticateContext,
  CredentialRequirement,
  CredentialScheme,
  ErrorAnswer,
  ServerOperation,
  UserAndPassword,
} from "./types.ts";

/**
 * What the app reads from a request. Node's own requests implement it directly: making a `Request` of one
 * takes longer than all checks of the contract.
 */
export interface Incoming {
  readonly method: string;
  /** The absolute URL. */
  readonly url: string;
  /** The whole request, for handlers that need it. */
  readonly request: Request;
  /** A header field by its name in any case; several of one name are joined by commas. */
  field(name: string): string | null;
  /** Reads the body, up to `limit` bytes. Throws a `TypeError` if it has been read before. */
  bytes(limit: number): Promise<BytesRead>;
}

/** The bytes of a body, or why there are none. */
export type BytesRead = Uint8Array | "too large" | "broken off";

/** The web's `Request`. */
export class WebIncoming implements Incoming {
  readonly request: Request;
  constructor(request: Request) {
    this.request = request;
  }
  get method() {
    return this.request.method;
  }
  get url() {
    return this.request.url;
  }
  field(name: string) {
    return this.request.headers.get(name);
  }
  bytes(limit: number) {
    return readBytes(this.request, limit);
  }
}

/** Reads the body of a `Request`; see {@link Incoming.bytes}. */
export async function readBytes(request: Request, limit: number): Promise<BytesRead> {
  const declared = Number(request.headers.get("content-length") ?? Number.NaN);
  if (declared > limit) return "too large";
  try {
    if (!(declared >= 0)) return await (request.body ? readStream(request.body, limit) : new Uint8Array());
    const bytes = await request.arrayBuffer();
    return bytes.byteLength > limit ? "too large" : new Uint8Array(bytes);
  } catch (error) {
    if (error instanceof TypeError) throw error;
    return "broken off";
  }
}

async function readStream(stream: ReadableStream<Uint8Array>, limit: number): Promise<BytesRead> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return concatenated(chunks, length);
    length += value.byteLength;
    if (length > limit) {
      reader.cancel().catch(() => {});
      return "too large";
    }
    chunks.push(value);
  }
}

/** Joins chunks that have `length` bytes in total. */
export function concatenated(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = chunks;
  if (chunks.length === 1 && only) return only;
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

const source = Symbol("incoming");

// One getter for all: with a closure each, V8 would give every object a hidden class of its own.
const lazyRequest: PropertyDescriptor & ThisType<{ readonly [source]: Incoming }> = {
  enumerable: true,
  get() {
    return this[source].request;
  },
};

/** Adds `request` to `fields`; the `Request` is made at the first access. */
export function withRequest(fields: Record<string, unknown>, incoming: Incoming): Record<string, unknown> {
  Object.defineProperty(fields, source, { value: incoming });
  return Object.defineProperty(fields, "request", lazyRequest);
}

/** A header field of the request that {@link withRequest} added, without making the `Request`. */
export function requestField(fields: object, name: string): string | null {
  return (fields as { readonly [source]: Incoming })[source].field(name);
}

/** The credentials of a request for the schemes of an alternative. */
interface Carried {
  /** The first one; of `basic`: `user:password`. */
  readonly token: string;
  readonly credentials: Readonly<Record<string, string | UserAndPassword>>;
}

/** The credentials that a request carries for all of these schemes; `undefined` if one is absent or malformed. */
function credentialsIn(incoming: Incoming, schemes: readonly CredentialScheme[]): Carried | undefined {
  const credentials: Record<string, string | UserAndPassword> = {};
  let token: string | undefined;
  for (const scheme of schemes) {
    // The credential belongs to the connection, not to the request.
    if (scheme.type === "mutualTLS") continue;
    const text = textOf(scheme, incoming);
    if (!text) return undefined;
    token ??= text;
    const colon = text.indexOf(":");
    credentials[scheme.name] =
      scheme.type === "basic" ? { username: text.slice(0, colon), password: text.slice(colon + 1) } : text;
  }
  return { token: token ?? "", credentials };
}

/** Whether a request has anything in the place of a credential, even if it is malformed. */
function carriesAny(incoming: Incoming, schemes: readonly CredentialScheme[]): boolean {
  return schemes.some((scheme) => scheme.type !== "mutualTLS" && fieldsOf(scheme, incoming).length > 0);
}

/** Everything that the request has in the place of a scheme's credential. */
function fieldsOf(scheme: CredentialScheme, incoming: Incoming): string[] {
  const field = (name: string) => [incoming.field(name) ?? ""].filter(Boolean);
  if (scheme.type === "mutualTLS") return [];
  if (scheme.type !== "apiKey") return field("authorization");
  if (scheme.in === "header") return field(scheme.field);
  if (scheme.in === "query") return new URL(incoming.url).searchParams.getAll(scheme.field);
  return cookieTexts(incoming, scheme.field);
}

/** The texts of the cookies with a name, as received. */
export function cookieTexts(incoming: Pick<Incoming, "field">, name: string): string[] {
  const pairs = (incoming.field("cookie") ?? "").split(/; */);
  return pairs.flatMap((pair) => (pair.startsWith(`${name}=`) ? [pair.slice(name.length + 1)] : []));
}

/** RFC 6750, section 2.1: the scheme's name is case-insensitive (RFC 9110, section 11.1). */
const bearer = /^bearer +([\w~+/.-]+=*)$/i;
const basic = /^basic +([\w+/]+={0,2})$/i;

/** The text of the only credential that a request carries for a scheme. */
function textOf(scheme: CredentialScheme, incoming: Incoming): string | undefined {
  const [text = "", ...others] = fieldsOf(scheme, incoming);
  if (others.length > 0) return undefined;
  if (scheme.type === "mutualTLS") return undefined;
  if (scheme.type === "bearer") return bearer.exec(text)?.[1];
  if (scheme.type === "basic") return userAndPassword(basic.exec(text)?.[1] ?? "");
  // Several fields of one name are joined.
  if (scheme.type === "apiKey") return scheme.in === "header" && text.includes(", ") ? undefined : text;
  const at = text.indexOf(" ");
  return text.slice(0, at).toLowerCase() === scheme.scheme.toLowerCase() ? text.slice(at).trim() : undefined;
}

/** `user:password` (RFC 7617, section 2) of its base64; `undefined` if it is not that. */
function userAndPassword(encoded: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    // Only the canonical encoding is accepted: base64 has several texts for some bytes.
    const isCanonical = btoa(String.fromCharCode(...bytes)) === encoded;
    return isCanonical && text.includes(":") && !/\p{Cc}/u.test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

/** Returned by `authenticate` if the credential is valid but not sufficient for the operation. */
export const forbidden: unique symbol = Symbol("forbidden");

/** No credential is valid. */
export const stranger: unique symbol = Symbol("stranger");

/**
 * Returns the function that finds the principal of a request, by the first alternative that has one. `undefined` is the principal of
 * a request without any credential, where that is allowed.
 */
export function principalFinder(
  { operationId, security }: ServerOperation,
  authenticate: Authenticate<unknown>,
  limit: number,
): (incoming: Incoming) => Promise<unknown> {
  const alternatives = security.map(schemesOf);
  const all = alternatives.flat();
  const needed = alternatives.filter((schemes) => schemes.length > 0);
  const scopes = new Map(needed.map((schemes) => [schemes, schemes.flatMap(scopesOf)]));
  return async (incoming) => {
    let refusal: typeof stranger | typeof forbidden = stranger;
    for (const schemes of needed) {
      const carried: Carried | undefined = credentialsIn(incoming, schemes);
      if (!carried) continue;
      const { token, credentials } = carried;
      const [{ name: scheme }] = schemes as [CredentialScheme];
      const context = withRequest(
        { scheme, operationId, credentials, scopes: scopes.get(schemes) },
        incoming,
      );
      const given = authenticate(token, context as unknown as AuthenticateContext);
      const principal = isThenable(given) ? await inTime(given, limit, "`authenticate`") : given;
      // `(token) => token === key` returns `false` for a wrong token.
      if (principal && principal !== forbidden) return principal;
      if (principal) refusal = forbidden;
    }
    const isOptional = needed.length < alternatives.length;
    return isOptional && !carriesAny(incoming, all) ? undefined : refusal;
  };
}

function schemesOf(requirement: CredentialRequirement): readonly CredentialScheme[] {
  return "name" in requirement ? [requirement] : requirement;
}

function scopesOf(scheme: CredentialScheme): readonly string[] {
  return "scopes" in scheme ? (scheme.scopes ?? []) : [];
}

/** The error for a caller who is not allowed to do this: the usual one, or the operation's own. */
export function forbiddenError({ errors }: ServerOperation): ErrorAnswer | undefined {
  const found = errors.filter(({ status }) => status === 403);
  const error = found.find(({ by }) => by === "server") ?? found[0];
  return error && { ...error, status: 403 };
}

export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { readonly then?: unknown } | null | undefined)?.then === "function";
}

/** Settles like the promise; rejects if that takes longer than `limit` milliseconds. */
export function inTime<Value>(promise: PromiseLike<Value>, limit: number, who: string): Promise<Value> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      reject(new Error(`${who} has given no answer in ${limit} ms`));
    }, limit);
    promise.then(
      (value) => {
        clearTimeout(late);
        resolve(value);
      },
      (cause) => {
        clearTimeout(late);
        reject(cause);
      },
    );
  });
}

/** What a 403 says about a token (RFC 6750, section 3.1). */
export const insufficient = 'error="insufficient_scope"';

/** The `WWW-Authenticate` of a 401 or 403 (RFC 9110, section 11.6.1); its registry has no scheme for API keys. */
export function challengeOf(
  security: readonly CredentialRequirement[],
  error?: string,
): Readonly<Record<string, string>> {
  const challenges = security.flatMap(schemesOf).flatMap((scheme): string[] => {
    if (scheme.type === "bearer") {
      const scopes = scopesOf(scheme).join(" ");
      return [["Bearer", [error, scopes && `scope="${scopes}"`].filter(Boolean).join(", ")].join(" ").trim()];
    }
    // RFC 7617, section 2.1: the server reads user and password as UTF-8.
    if (scheme.type === "basic") return [`Basic realm="${scheme.realm}", charset="UTF-8"`];
    return scheme.type === "http" ? [scheme.scheme] : [];
  });
  return challenges.length > 0 ? { "www-authenticate": [...new Set(challenges)].join(", ") } : {};
}

const acceptableId = /^[\w.:/+=-]{1,128}$/;

/** The caller's `X-Request-Id` if it is safe in a log line, otherwise a new id. */
export function requestIdOf(given: string | null): string {
  return given !== null && acceptableId.test(given) ? given : crypto.randomUUID();
}

/** `type/subtype; name=value; …` (RFC 9110, section 8.3.1), as far as a server reads it. */
const mediaTypeSyntax = /^\s*([\w!#$&^.+*-]+)\/([\w!#$&^.+*-]+)\s*(?:;|$)/;
const mediaTypeParameter = /;\s*([\w!#$&^.+-]+)\s*=\s*(?:"([^"]*)"|([^";\s]+))/g;

interface MediaType {
  readonly type: string;
  readonly subtype: string;
  readonly parameters: ReadonlyMap<string, string>;
}

function mediaTypeOf(field: string): MediaType | undefined {
  const [, type, subtype] = mediaTypeSyntax.exec(field) ?? [];
  if (type === undefined || subtype === undefined) return undefined;
  const parameters = [...field.matchAll(mediaTypeParameter)].map(
    ([, name = "", quoted, token]) => [name.toLowerCase(), (quoted ?? token ?? "").toLowerCase()] as const,
  );
  return { type: type.toLowerCase(), subtype: subtype.toLowerCase(), parameters: new Map(parameters) };
}

/** Whether a media type is a range: `image/*`. */
export function isMediaRange(mediaType: string): boolean {
  return mediaType.endsWith("/*");
}

/** The media type of bytes if only the range is known. */
export function unknownWithin(range: string): string {
  const [type] = range.split("/");
  return `${type === "*" ? "application" : type}/octet-stream`;
}

/** Whether a `Content-Type` is the documented one, or within the documented range, and its charset is UTF-8. */
export function isMediaType(field: string | null, documented: string): boolean {
  if (field === documented && !isMediaRange(field)) return true;
  const [sent, wanted] = [mediaTypeOf(field ?? ""), mediaTypeOf(documented)];
  if (!sent || !wanted || `${sent.type}${sent.subtype}`.includes("*")) return false;
  const isWithin = (name: string, range: string) => range === "*" || name === range;
  return (
    isWithin(sent.type, wanted.type) &&
    isWithin(sent.subtype, wanted.subtype) &&
    [...wanted.parameters].every(
      ([name, value]) => name === "charset" || sent.parameters.get(name) === value,
    ) &&
    isCharset(sent.parameters.get("charset"), wanted.parameters.get("charset"))
  );
}

/** Media types with parameters, then those without, then ranges: each before one that covers it. */
export function mostSpecificFirst<Content extends { readonly mediaType: string }>(
  content: readonly Content[],
): readonly Content[] {
  const rank = ({ mediaType }: Content) =>
    mediaType.startsWith("*") ? 3 : isMediaRange(mediaType) ? 2 : mediaType.includes(";") ? 0 : 1;
  return [...content].sort((a, b) => rank(a) - rank(b));
}

/** A range of an `Accept`, its weight, and how precise it is. */
const acceptedRange = /^\s*([^;\s]+)\s*((?:;.*)?)$/;

/**
 * Returns the documented media type that an `Accept` prefers (RFC 9110, section 12.5.1): for each type, the
 * most precise range that covers it has the weight. The first one if nothing is said, or none is wanted.
 */
export function negotiated(accept: string | null, mediaTypes: readonly string[]): string {
  const ranges = (accept ?? "").split(",").flatMap((text) => {
    const [, type = "", parameters = ""] = acceptedRange.exec(text) ?? [];
    const weight = /;\s*q\s*=\s*([\d.]+)/i.exec(parameters)?.[1];
    const own = parameters.replace(/;\s*q\s*=.*$/i, "");
    return type ? [{ range: type + own, weight: weight === undefined ? 1 : Number(weight) }] : [];
  });
  const weightOf = (mediaType: string): number => {
    const covering = ranges.filter(({ range }) => isMediaType(mediaType, range));
    const precision = (range: string) => (range === "*/*" ? 0 : isMediaRange(range) ? 1 : range.length);
    return covering.sort((a, b) => precision(b.range) - precision(a.range))[0]?.weight ?? 0;
  };
  const weights = mediaTypes.map(weightOf);
  const best = Math.max(...weights);
  return mediaTypes[best > 0 ? weights.indexOf(best) : 0] ?? "";
}

function isCharset(sent: string | undefined, wanted: string | undefined): boolean {
  return sent === undefined || sent === wanted || /^utf-?8$/i.test(sent);
}
