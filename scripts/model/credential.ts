import type { ApiModel, OperationModel } from "./model.ts";
import type { SecurityRequirement, SecuritySchemeModel } from "./security.ts";

/** How a credential is sent: in which field, after which prefix. */
export interface CredentialCarrier {
  readonly in: "header" | "query" | "cookie";
  readonly name: string;
  readonly prefix: string;
  /** Encoding of `user:password` (RFC 7617). */
  readonly encoding?: "base64";
}

/** How the credential of a security scheme is sent; `undefined` if a request has no place for it. */
export function carrierOf({ type, ...scheme }: SecuritySchemeModel): CredentialCarrier | undefined {
  const authorization = (prefix: string) => ({ in: "header", name: "Authorization", prefix }) as const;
  if (type === "apiKey")
    return scheme.in && scheme.name ? { in: scheme.in, name: scheme.name, prefix: "" } : undefined;
  // A token of OpenID Connect is one of OAuth 2 (RFC 6750).
  if (type === "oauth2" || type === "openIdConnect") return authorization("Bearer ");
  if (type !== "http" || !scheme.scheme) return undefined;
  const name = scheme.scheme.toLowerCase();
  if (name === "bearer") return authorization("Bearer ");
  return name === "basic"
    ? { ...authorization("Basic "), encoding: "base64" }
    : authorization(`${scheme.scheme} `);
}

/** Whether a credential of the scheme travels as `Authorization: Bearer`. */
export function isBearer(scheme: SecuritySchemeModel): boolean {
  return carrierOf(scheme)?.prefix === "Bearer ";
}

/** Whether a credential of the scheme is `user:password`. */
export function isBasic(scheme: SecuritySchemeModel): boolean {
  return carrierOf(scheme)?.encoding === "base64";
}

/** Whether an operation is open to callers without a credential. */
export function isPublic({ security }: Pick<OperationModel, "security">): boolean {
  return security.length === 0 || security.some((requirement) => Object.keys(requirement).length === 0);
}

const single = new WeakMap<ApiModel, boolean>();

/** Whether each operation of the API takes one bearer token, or one key in a header or a query, if any credential. */
export function hasSingleCredentials(api: ApiModel): boolean {
  const found = single.get(api) ?? findsSingle(api);
  single.set(api, found);
  return found;
}

function findsSingle({ components, security, operations }: ApiModel): boolean {
  const all = [security, ...operations.map((operation) => operation.security)].flat();
  return all.every((requirement) => {
    const [[name, scopes] = [], ...others] = Object.entries(requirement);
    const scheme = name === undefined ? undefined : components.securitySchemes[name];
    return scheme && others.length === 0 && scopes?.length === 0 && isSingleText(scheme);
  });
}

/** A credential that is one text of a key, which even a URL or a browser's header field can carry. */
export function isSingleText(scheme: SecuritySchemeModel): boolean {
  if (scheme.type === "http") return scheme.scheme === "bearer";
  return scheme.type === "apiKey" && scheme.in !== "cookie" && carrierOf(scheme) !== undefined;
}

/** The names of the schemes of a requirement whose credentials a request carries. */
export function carriedSchemes({ components }: ApiModel, requirement: SecurityRequirement): string[] {
  return Object.keys(requirement).filter((name) => {
    const scheme = components.securitySchemes[name];
    return scheme !== undefined && carrierOf(scheme) !== undefined;
  });
}
