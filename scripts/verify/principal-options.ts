import type { Api } from "../contract/api.ts";
import type { VerifyOptions, VerifyPrincipal } from "./options.ts";
import type { NamedValues } from "./read-options.ts";

/** The options of the command that say who uses the API, and which objects. */
export interface PrincipalOptions {
  readonly token?: string;
  readonly credential: NamedValues;
  readonly param: NamedValues;
  readonly restore: NamedValues;
  readonly otherToken?: string;
  readonly otherCredential: NamedValues;
  readonly otherParam: NamedValues;
  readonly otherRestore: NamedValues;
}

/** Both principals, as far as options or the environment name them. */
export function givenPrincipals(
  api: Pick<Api, "securitySchemes" | "security">,
  options: PrincipalOptions,
): Pick<VerifyOptions, "principal" | "other"> {
  const { token, credential, param, restore, otherToken, otherCredential, otherParam, otherRestore } =
    options;
  const principal = principalOf(api, "", token, credential, { params: param, restore });
  const other = principalOf(api, "OTHER_", otherToken, otherCredential, {
    params: otherParam,
    restore: otherRestore,
  });
  return { ...(principal ? { principal } : {}), ...(other ? { other } : {}) };
}

/** Reads what no option gives from the variables that the contract names. */
function principalOf(
  { securitySchemes, security }: Pick<Api, "securitySchemes" | "security">,
  prefix: string,
  given: string | undefined,
  credential: NamedValues,
  object: { readonly params: NamedValues; readonly restore: NamedValues },
): VerifyPrincipal | undefined {
  const credentials = new Map<string, string>();
  for (const [name, { environment }] of Object.entries(securitySchemes)) {
    const value =
      credential[name] ?? (given && security.includes(name) ? given : process.env[prefix + environment]);
    if (value) credentials.set(name, value);
  }
  const token = security.map((name) => credentials.get(name)).find((value) => value !== undefined) ?? "";
  const isTold = Object.keys({ ...object.params, ...object.restore }).length > 0;
  if (credentials.size === 0 && !isTold) return undefined;
  return { ...object, token, credentials: Object.fromEntries(credentials) };
}
