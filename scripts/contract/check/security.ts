import { isDeepStrictEqual } from "node:util";
import type { Problem } from "../../lib/problem.ts";
import type { Api } from "../api.ts";
import { contractProblem } from "../problems.ts";
import { requirementOf, type SecurityAlternative, type SecurityScheme } from "../security.ts";
import type { ContractCheck } from "./index.ts";
import { namesInMessage } from "./names-in-message.ts";

/** An operation needs schemes and scopes that exist, and that one request can carry together. */
export const checkSecurity: ContractCheck = (api) => [
  ...ofList(api, api.security, "security"),
  ...api.operations.flatMap(({ operationId, security }) =>
    ofList(api, security ?? [], `operations/${operationId}/security`),
  ),
];

function ofList(api: Api, security: readonly SecurityAlternative[], pointer: string): Problem[] {
  const alternatives = security.map(requirementOf);
  const [first, ...others] = alternatives;
  if (first && others.length === 0 && Object.keys(first).length === 0)
    return [contractProblem("security-only-optional", { place: pointer }, { pointer })];
  return alternatives.flatMap((alternative, index) => {
    const place = `${pointer}/${index}`;
    const again = alternatives.findIndex((other) => isDeepStrictEqual(other, alternative));
    if (again < index) return [contractProblem("security-twice", { place }, { pointer: place })];
    return [
      ...Object.entries(alternative).flatMap(([name, scopes]) => ofScopes(api, name, scopes, place)),
      ...inOneField(api, Object.keys(alternative), place),
    ];
  });
}

function ofScopes(
  { securitySchemes }: Api,
  name: string,
  scopes: readonly string[],
  place: string,
): Problem[] {
  const scheme = securitySchemes[name];
  const pointer = `${place}/${name}`;
  if (!scheme || scopes.length === 0 || scheme.type === "openIdConnect") return [];
  if (scheme.type !== "oauth2")
    return [contractProblem("scopes-without-flows", { place: pointer, type: scheme.type }, { pointer })];
  const known = Object.values(scheme.flows).flatMap((flow) => Object.keys(flow.scopes));
  return scopes
    .filter((scope) => !known.includes(scope))
    .map((scope) =>
      known.length > 0
        ? contractProblem(
            "unknown-scope",
            { place: pointer, scope, scheme: name, known: namesInMessage([...new Set(known)]) },
            { pointer },
          )
        : contractProblem("unknown-scope:none", { place: pointer, scope, scheme: name }, { pointer }),
    );
}

/** A field of a request carries only one credential. */
function inOneField({ securitySchemes }: Api, names: readonly string[], place: string): Problem[] {
  const known = new Map<string, string>();
  return names.flatMap((name): Problem[] => {
    const scheme = securitySchemes[name];
    const field = scheme && carryingField(scheme);
    if (field === undefined) return [];
    const first = known.get(field.toLowerCase());
    known.set(field.toLowerCase(), first ?? name);
    return first === undefined
      ? []
      : [
          contractProblem(
            "credentials-in-one-field",
            { place, first, second: name, field },
            { pointer: place },
          ),
        ];
  });
}

function carryingField(scheme: SecurityScheme): string | undefined {
  if (scheme.type === "mutualTLS") return undefined;
  if (scheme.type !== "apiKey") return "Authorization";
  return scheme.in === "header" ? scheme.name : `${scheme.in} ${scheme.name}`;
}
