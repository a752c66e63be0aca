import type { CredentialScheme } from "./contract.ts";
import type { Incoming } from "./incoming.ts";

/** RFC 6750, section 2.1: the scheme's name is case-insensitive (RFC 9110, section 11.1). */
const bearer = /^bearer +([\w~+/.-]+=*)$/i;

/** The credential that a request carries for a scheme, if any. */
export function tokenOf(scheme: CredentialScheme, incoming: Incoming): string | null | undefined {
  if (scheme.type === "bearer") return bearer.exec(incoming.field("authorization") ?? "")?.[1];
  return scheme.in === "header"
    ? incoming.field(scheme.field)
    : new URL(incoming.url).searchParams.get(scheme.field);
}

/** The `WWW-Authenticate` of a 401 (RFC 9110, section 15.5.2); keys have no scheme of that registry. */
export function challengeOf(schemes: readonly CredentialScheme[]): Readonly<Record<string, string>> {
  return schemes.some(({ type }) => type === "bearer") ? { "www-authenticate": "Bearer" } : {};
}
