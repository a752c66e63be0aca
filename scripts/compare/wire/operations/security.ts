import type { ApiModel, OperationModel, SecuritySchemeModel } from "../../../model/model.ts";

/** What is needed together: scopes by what travels (`http bearer`, `apiKey header X-Key`). */
export type SchemesAndScopes = Readonly<Record<string, readonly string[]>>;

/**
 * What an operation asks for: alternatives. Schemes are told apart by what they are, not by their name.
 * None at all is one alternative that asks for nothing.
 */
export function securityOf({ components }: ApiModel, { security }: OperationModel): SchemesAndScopes[] {
  if (security.length === 0) return [{}];
  return security.map((alternative) =>
    Object.fromEntries(
      Object.entries(alternative).map(([name, scopes]) => {
        const schemes = components.securitySchemes;
        const scheme = Object.hasOwn(schemes, name) ? schemes[name] : undefined;
        return [scheme ? nameOf(scheme) : name, scopes];
      }),
    ),
  );
}

function nameOf({ type, in: location, name, scheme, openIdConnectUrl }: SecuritySchemeModel): string {
  const own = location === "header" ? name?.toLowerCase() : name;
  return [type, location, own, scheme?.toLowerCase(), openIdConnectUrl]
    .filter((part) => part !== undefined)
    .join(" ");
}
