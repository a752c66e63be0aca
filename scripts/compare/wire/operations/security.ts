import type { ApiModel, OperationModel } from "../../../model/model.ts";
import type { SecuritySchemeModel } from "../../../model/security.ts";

/** What is required together: scopes by what is sent (`http bearer`, `apiKey header X-Key`). */
export type SchemesAndScopes = Readonly<Record<string, readonly string[]>>;

/**
 * The alternatives that an operation accepts. Schemes are identified by what is sent, not by their name. No
 * security at all is one alternative that requires nothing.
 */
export function securityOf({ components }: ApiModel, { security }: OperationModel): SchemesAndScopes[] {
  if (security.length === 0) return [{}];
  return security.map((alternative) => {
    const found = new Map<string, readonly string[]>();
    for (const [name, scopes] of Object.entries(alternative)) {
      const schemes = components.securitySchemes;
      const scheme = Object.hasOwn(schemes, name) ? schemes[name] : undefined;
      const sent = scheme ? nameOf(scheme) : name;
      // Two schemes that are sent alike need the scopes of both.
      found.set(sent, [...new Set([...(found.get(sent) ?? []), ...scopes])]);
    }
    return Object.fromEntries(found);
  });
}

function nameOf({ type, in: location, name, scheme, openIdConnectUrl }: SecuritySchemeModel): string {
  const own = location === "header" ? name?.toLowerCase() : name;
  return [type, location, own, scheme?.toLowerCase(), openIdConnectUrl]
    .filter((part) => part !== undefined)
    .join(" ");
}
