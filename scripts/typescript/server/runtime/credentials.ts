import type { CredentialScheme } from "./contract.ts";

/** RFC 6750, section 2.1: the scheme's name is case-insensitive (RFC 9110, section 11.1). */
const bearer = /^bearer +([\w~+/.-]+=*)$/i;

/** The credential that a request carries for a scheme, if any. */
export function tokenOf(scheme: CredentialScheme, request: Request): string | null | undefined {
  if (scheme.type === "bearer") return bearer.exec(request.headers.get("authorization") ?? "")?.[1];
  return scheme.in === "header"
    ? request.headers.get(scheme.field)
    : new URL(request.url).searchParams.get(scheme.field);
}

/** The `WWW-Authenticate` of a 401 (RFC 9110, section 15.5.2); keys have no scheme of that registry. */
export function challengeOf(schemes: readonly CredentialScheme[]): Readonly<Record<string, string>> {
  return schemes.some(({ type }) => type === "bearer") ? { "www-authenticate": "Bearer" } : {};
}
