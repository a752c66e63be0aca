import { isDeepStrictEqual } from "node:util";
import { propertyName } from "../../lib/ecmascript-names.ts";
import { constantCase, textWords } from "../../lib/words.ts";
import type { ApiModel, OperationModel } from "../../model/model.ts";
import type { SecurityRequirement, SecuritySchemeModel } from "../../model/security.ts";
import { sayableText } from "../schema/meta.ts";
import { listText, objectText, type SpecCode } from "../text/code.ts";
import { literal } from "../text/literal.ts";
import type { SpecContext } from "./context.ts";

/** What an operation needs, if it is not what the API says. */
export function securityCode(
  { security, method, path }: OperationModel,
  context: SpecContext,
): SpecCode | undefined {
  const own = sayable(security, context, `${method} ${path}`);
  const usual = sayable(context.model.security, context, "security");
  return isDeepStrictEqual(own, usual) ? undefined : requirementsCode(own);
}

export function requirementsCode(requirements: readonly SecurityRequirement[]): SpecCode {
  return listText(
    requirements.map((requirement) => {
      const [[name, scopes] = ["", []], ...others] = Object.entries(requirement);
      return others.length === 0 && name !== "" && scopes.length === 0 ? literal(name) : literal(requirement);
    }),
  );
}

/** The alternatives that the contract can say. */
export function sayable(
  security: readonly SecurityRequirement[],
  { model, tell }: SpecContext,
  place: string,
): SecurityRequirement[] {
  const schemes = model.components.securitySchemes;
  const said: SecurityRequirement[] = [];
  for (const requirement of security) {
    const unknown = Object.keys(requirement).filter((name) => !Object.hasOwn(schemes, name));
    if (unknown.length > 0) {
      tell("left out", place, "credential", `there is no security scheme \`${unknown[0]}\``);
      continue;
    }
    const entries = Object.entries(requirement).map(([name, scopes]) => {
      const scheme = schemes[name];
      const known = new Set(Object.values(scheme?.flows ?? {}).flatMap((flow) => Object.keys(flow.scopes)));
      const kept = scopes.filter((scope) => scheme?.type === "openIdConnect" || known.has(scope));
      if (kept.length < scopes.length) tell("left out", place, "scopes", `\`${name}\` does not declare them`);
      return [name, kept] as const;
    });
    const made = Object.fromEntries(entries);
    if (!said.some((one) => isDeepStrictEqual(one, made))) said.push(made);
  }
  // Optional alone is none.
  return said.length === 1 && Object.keys(said[0] ?? {}).length === 0 ? [] : said;
}

export function schemesCode({ components, info }: ApiModel, tell: SpecContext["tell"]): SpecCode {
  const prefix = textWords(info.title.replace(/\s+API$/i, ""))
    .filter((word) => /^[A-Za-z]/.test(word))
    .slice(0, 2);
  const entries = Object.entries(components.securitySchemes);
  return objectText(
    Object.fromEntries(
      entries.map(([name, scheme]) => {
        const words = entries.length > 1 ? [...prefix, ...textWords(name)] : [...prefix, "API", "KEY"];
        if (!scheme.description.trim())
          tell("made", `securitySchemes/${name}`, "description", "it says of which kind the scheme is");
        return [
          propertyName(name),
          schemeCode(name, scheme, constantCase(words.length > 0 ? words : ["API_KEY"])),
        ];
      }),
    ),
    { isBroken: true },
  );
}

/** What a scheme asks for, in a sentence. */
function wordsOf(
  name: string,
  { type, scheme = "", in: location, name: field }: SecuritySchemeModel,
): string {
  const places = { header: "header field", query: "query parameter", cookie: "cookie" } as const;
  const known = { bearer: "A bearer token.", basic: "A name and a password." };
  switch (type) {
    case "http":
      return Object.hasOwn(known, scheme.toLowerCase())
        ? known[scheme.toLowerCase() as keyof typeof known]
        : `A credential of the scheme \`${scheme}\`.`;
    case "apiKey":
      return `A key in the ${places[location ?? "header"]} \`${field}\`.`;
    case "oauth2":
      return "A token of OAuth 2.0.";
    case "openIdConnect":
      return "A token of OpenID Connect.";
    case "mutualTLS":
      return "The certificate of the connection.";
    default:
      return `${name}.`;
  }
}

/** What the contract says of a scheme beside its words. */
export function schemeKeywords(scheme: SecuritySchemeModel): Readonly<Record<string, unknown>> {
  const { type, flows = {}, openIdConnectUrl = "" } = scheme;
  const isPlain = /^(?:bearer|basic)$/i.test(scheme.scheme ?? "");
  const own: Readonly<Record<SecuritySchemeModel["type"], Readonly<Record<string, unknown>>>> = {
    http: isPlain ? { type: (scheme.scheme ?? "").toLowerCase() } : { type: "http", scheme: scheme.scheme },
    apiKey: { type: "apiKey", in: scheme.in, name: scheme.name },
    oauth2: { type: "oauth2", flows },
    openIdConnect: { type: "openIdConnect", openIdConnectUrl },
    mutualTLS: { type: "mutualTLS" },
  };
  return Object.hasOwn(own, type) ? own[type] : { type };
}

function schemeCode(name: string, scheme: SecuritySchemeModel, environment: string): SpecCode {
  const description = sayableText(scheme.description.trim() || wordsOf(name, scheme));
  const words = scheme.type === "mutualTLS" ? { description } : { description, environment };
  return objectText(
    Object.fromEntries(
      Object.entries({ ...schemeKeywords(scheme), ...words }).map(([key, value]) => [key, literal(value)]),
    ),
    { isBroken: true },
  );
}

// Coverage: the unit tests have few kinds of credentials.
