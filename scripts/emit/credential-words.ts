import { capitalized } from "../lib/words.ts";
import { carrierOf, hasSingleCredentials } from "../model/credential.ts";
import type { ApiModel, OperationModel } from "../model/model.ts";
import type { SecurityRequirement, SecuritySchemeModel } from "../model/security.ts";

/**
 * What an operation needs, as Markdown sentences, one for each alternative. `[]`: of an API that takes one key
 * for each operation, as its description says.
 */
export function neededCredentials(api: ApiModel, { security }: OperationModel): string[] {
  if (hasSingleCredentials(api)) return [];
  if (security.length === 0) return ["No credential is needed."];
  return security.map((requirement) => alternativeText(api, requirement));
}

function alternativeText({ components }: ApiModel, requirement: SecurityRequirement): string {
  const parts = Object.entries(requirement).map(([name, scopes]) => {
    const scheme = components.securitySchemes[name];
    const text = `\`${name}\`, ${scheme ? carryingWords(scheme) : "which is not described"}`;
    if (scopes.length === 0) return text;
    const named = scopes.map((scope) => `\`${scope}\``).join(", ");
    return `${text}, with the scope${scopes.length > 1 ? "s" : ""} ${named}`;
  });
  return parts.length > 0 ? `${capitalized(parts.join("; and "))}.` : "No credential.";
}

/** The schemes of an API, as Markdown sentences; `[]`: as above. */
export function schemeSentences(api: ApiModel): string[] {
  if (hasSingleCredentials(api)) return [];
  return Object.entries(api.components.securitySchemes).map(([name, scheme]) =>
    describedScheme(name, scheme),
  );
}

/** A scheme as Markdown sentences: how its credential travels, and what it is. */
export function describedScheme(name: string, scheme: SecuritySchemeModel): string {
  const words = `\`${name}\`: ${capitalized(carryingWords(scheme))}. ${scheme.description}`;
  const sources = tokenSources(scheme);
  return sources.length === 0 ? words : `${words} Tokens come from ${sources.join(" and ")}.`;
}

/** The URLs at which a caller gets the tokens of a scheme. */
function tokenSources({ flows = {}, openIdConnectUrl }: SecuritySchemeModel): string[] {
  const urls = Object.values(flows).flatMap((flow) => flow.tokenUrl ?? flow.authorizationUrl ?? []);
  return [...new Set([...urls, ...(openIdConnectUrl ? [openIdConnectUrl] : [])])].map((url) => `\`${url}\``);
}

/** How a credential travels, in words. */
function carryingWords(scheme: SecuritySchemeModel): string {
  if (scheme.type === "mutualTLS") return "the certificate of the connection (mutual TLS)";
  if (scheme.type === "oauth2") return "an access token (OAuth 2.0) as `Authorization: Bearer`";
  if (scheme.type === "openIdConnect") return "an access token (OpenID Connect) as `Authorization: Bearer`";
  const carrier = carrierOf(scheme);
  if (carrier?.in === "query") return `in the query as \`${carrier.name}\``;
  if (carrier?.in === "cookie")
    return `in the cookie \`${carrier.name}\`, which a program in a browser can't set`;
  if (carrier?.encoding) return "user and password as `Authorization: Basic`";
  return carrier?.prefix
    ? `in \`Authorization: ${carrier.prefix.trim()}\``
    : `in the header field \`${carrier?.name}\``;
}

/** Sentences as a list in Markdown. */
export function bulletList(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join("\n");
}
