import type { Api } from "../contract/api.ts";
import { requirementOf } from "../contract/security.ts";
import { type Problem, ProblemError } from "../lib/problem.ts";
import type { ApiModel } from "../model/model.ts";
import { withoutParams } from "./check-params.ts";
import type { VerifyOptions, VerifyPrincipal } from "./options.ts";
import type { NamedValues } from "./read-options.ts";
import { setupProblem } from "./setup-file/problems.ts";
import type { SetupFile, SetupPrincipal } from "./setup-file/read.ts";

/** The options of the command that say who uses the API, and which objects. */
export interface PrincipalOptions {
  readonly token?: string;
  readonly tokenCommand?: string;
  readonly credential: NamedValues;
  readonly param: NamedValues;
  readonly restore: NamedValues;
  readonly otherToken?: string;
  readonly otherTokenCommand?: string;
  readonly otherCredential: NamedValues;
  readonly otherParam: NamedValues;
  readonly otherRestore: NamedValues;
}

/** What a contract says of credentials. */
type Schemes = Pick<Api, "securitySchemes" | "security">;

/** The options that are about one principal. */
interface GivenPrincipal {
  readonly prefix: "" | "OTHER_";
  readonly token?: string | undefined;
  readonly command?: string | undefined;
  readonly credential: NamedValues;
  readonly params: NamedValues;
  readonly restore: NamedValues;
  readonly model?: ApiModel | undefined;
  readonly setup?: SetupPrincipal | undefined;
}

/** What a setup file says of both, and the contract by which it names path parameters. */
interface SetupPrincipals extends Pick<SetupFile, "first" | "other"> {
  readonly model: ApiModel;
}

/**
 * Both principals, as far as options, the setup file or the environment name them, in this order. Throws a
 * `ProblemError` for the variables of the setup file that are not set.
 */
export function givenPrincipals(
  api: Schemes,
  options: PrincipalOptions,
  setup?: SetupPrincipals,
): Pick<VerifyOptions, "principal" | "other"> {
  const problems: Problem[] = [];
  const principal = principalOf(api, problems, {
    prefix: "",
    token: options.token,
    command: options.tokenCommand,
    credential: options.credential,
    params: options.param,
    restore: options.restore,
    model: setup?.model,
    setup: setup?.first,
  });
  const other = principalOf(api, problems, {
    prefix: "OTHER_",
    token: options.otherToken,
    command: options.otherTokenCommand,
    credential: options.otherCredential,
    params: options.otherParam,
    restore: options.otherRestore,
    model: setup?.model,
    setup: setup?.other,
  });
  if (problems.length > 0) throw new ProblemError(problems);
  return { ...(principal ? { principal } : {}), ...(other ? { other } : {}) };
}

/** Reads what nothing gives from the variables that the contract names. */
function principalOf(
  { securitySchemes, security }: Schemes,
  problems: Problem[],
  { prefix, token: given, command, credential, params, restore, model, setup }: GivenPrincipal,
): VerifyPrincipal | undefined {
  const credentials = new Map<string, string>();
  const commands = new Map<string, string>();
  const variables = new Map<string, string>();
  const defaults = new Set(security.flatMap((one) => Object.keys(requirementOf(one))));
  for (const [name, scheme] of Object.entries(securitySchemes)) {
    // The connection has it, if anything.
    if (scheme.type === "mutualTLS") continue;
    const { environment } = scheme;
    const isDefault = defaults.has(name);
    const inFile = setup?.credentials[name];
    const option = credential[name] ?? (isDefault ? given : undefined);
    if (option) credentials.set(name, option);
    else if (isDefault && command) commands.set(name, command);
    else if (inFile && "command" in inFile) commands.set(name, inFile.command);
    else {
      const { variable = prefix + environment } = inFile ?? {};
      const value = process.env[variable];
      if (value) credentials.set(name, value);
      else if (inFile) {
        const { key, place } = inFile;
        problems.push(setupProblem("setup-unset-variable", { variable, key }, place));
      }
      if (inFile) variables.set(name, variable);
    }
  }
  const token = [...defaults].map((name) => credentials.get(name)).find((value) => value !== undefined) ?? "";
  const told = model && setup ? withoutParams(model, setup.params, Object.keys(params)) : {};
  const object = { params: { ...told, ...params }, restore };
  const more = {
    ...(setup && Object.keys(setup.restore).length > 0 ? { restoreValues: setup.restore } : {}),
    ...(commands.size > 0 ? { commands: Object.fromEntries(commands) } : {}),
    ...(variables.size > 0 ? { variables: Object.fromEntries(variables) } : {}),
  };
  const isTold = Object.keys({ ...object.params, ...restore, ...more }).length > 0;
  if (credentials.size === 0 && !isTold) return undefined;
  return { ...object, token, credentials: Object.fromEntries(credentials), ...more };
}
