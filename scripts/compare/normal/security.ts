import { type Document, follow, type Json, objectAt } from "../document.ts";

/**
 * What an operation asks for: alternatives, each a map from what travels (`http bearer`,
 * `apiKey header X-Key`) to the scopes. Schemes are told apart by what they are, not by their name.
 * None at all is one alternative that asks for nothing.
 */
export function securityOf(document: Document, operation: Json): Json[] {
  const declared = operation["security"] ?? document["security"];
  const alternatives = Array.isArray(declared) ? (declared as readonly Json[]) : [];
  if (alternatives.length === 0) return [{}];
  const schemes = objectAt(objectAt(document, "components"), "securitySchemes");
  return alternatives.map((alternative) =>
    Object.fromEntries(
      Object.entries(alternative).map(([name, scopes]) => [
        Object.hasOwn(schemes, name) ? nameOf(follow(document, schemes[name])) : name,
        scopes,
      ]),
    ),
  );
}

function nameOf({ type, in: location, name, scheme, openIdConnectUrl }: Json): string {
  const own = location === "header" ? String(name).toLowerCase() : name;
  return [type, location, own, typeof scheme === "string" ? scheme.toLowerCase() : scheme, openIdConnectUrl]
    .filter((part) => typeof part === "string")
    .join(" ");
}
