import type { SecuritySchemeModel } from "./model.ts";

/** How a credential is sent: in this field, after this prefix. */
export interface CredentialCarrier {
  readonly in: "header" | "query" | "cookie";
  readonly name: string;
  readonly prefix: string;
}

/** How the credential of a security scheme is sent; `undefined` if it is not a single text. */
export function carrierOf(scheme: SecuritySchemeModel): CredentialCarrier | undefined {
  if (scheme.type === "http" && scheme.scheme === "bearer")
    return { in: "header", name: "Authorization", prefix: "Bearer " };
  return scheme.type === "apiKey" && scheme.in && scheme.name
    ? { in: scheme.in, name: scheme.name, prefix: "" }
    : undefined;
}
