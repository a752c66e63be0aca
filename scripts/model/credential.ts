import type { SecuritySchemeModel } from "./model.ts";

/** How a credential travels: in this field, behind these characters. */
export interface CredentialCarrier {
  readonly in: "header" | "query" | "cookie";
  readonly name: string;
  readonly prefix: string;
}

/** How the credential of a security scheme travels; `undefined` where it is more than one text to send. */
export function carrierOf(scheme: SecuritySchemeModel): CredentialCarrier | undefined {
  if (scheme.type === "http" && scheme.scheme === "bearer")
    return { in: "header", name: "Authorization", prefix: "Bearer " };
  return scheme.type === "apiKey" && scheme.in && scheme.name
    ? { in: scheme.in, name: scheme.name, prefix: "" }
    : undefined;
}
