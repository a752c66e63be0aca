import { typescriptBanner } from "../../lib/banner.ts";
import { propertyName } from "../../lib/ecmascript-names.ts";
import { onlyTextField } from "../../model/error-body.ts";
import type { ApiModel, ServerVariableModel } from "../../model/model.ts";
import { serverUrl } from "../../model/server-url.ts";
import { jsDoc } from "../typescript/comment.ts";
import { credentialOptions, errorClass, optionOf, variablesOption } from "./names.ts";
import { securityModule, serverUrlModule } from "./runtime-files.ts";
import { carriersOf, requirementText, securedSchemes, securedTypes } from "./secured.ts";

/** An import of `client.ts` from a module of the runtime. */
type RuntimeImport = readonly [module: string, names: string];

/** The parts of the client's module that depend on whether its operations take several credentials or single ones. */
interface ClientParts {
  readonly imports: readonly RuntimeImport[];
  readonly types: string;
  readonly config: string;
}

/** `client.ts`: the options of this API, the factory, and the error of `unwrap`. */
export function clientText(api: ApiModel): string {
  const isSecured = securedSchemes(api).length > 0;
  const { imports, types, config } = isSecured ? securedParts(api) : singleParts(api);
  const all: readonly RuntimeImport[] = [
    ...imports,
    ["openapi-fetch", "{ openapiFetchOf }"],
    ["result", "{ type AnyResult, type DataOf, ResultError }"],
    ...(api.servers[0].variables ? [[serverUrlModule, "{ chosenServer }"] as const] : []),
  ];
  const runtime = [...all].sort(([one], [other]) => (one < other ? -1 : 1));
  const words = jsDoc([
    `Creates a client of ${api.info.title}. Throws if an option is unknown, wrong or missing; the message names it.`,
  ]);
  return `${typescriptBanner}
import type { Client as OpenapiFetch } from "openapi-fetch";
${runtime
  .map(([module, names]) => `import ${names} from "./runtime/${module}.js";\n`)
  .join("")}import type { paths } from "./types.js";

${types}
const config: ${config};

${words}${factoryText(api, isSecured)}
/**
* Returns an openapi-fetch client on top of a client, for calls by path and for middleware. From then on,
 * the operations also go through it.
 */
export function openapiFetch(client: Client): OpenapiFetch<paths> {
  return openapiFetchOf<paths>(client);
}

${unwrapText(errorClass(api.info))}`;
}

/** The options that say where the API is. */
function addressText({ servers }: ApiModel): string {
  const all = servers.map(({ url, description }) => `${url} (${description})`).join(", ");
  const baseUrl = `${jsDoc([`Default: ${all}.`], "  ")}  readonly baseUrl?: string | undefined;\n`;
  const { variables } = servers[0];
  return baseUrl + (variables ? variablesText(variables) : "");
}

/** The option that holds the values of the server's variables. */
function variablesText(variables: Readonly<Record<string, ServerVariableModel>>): string {
  const fields = Object.entries(variables).map(
    ([name, { default: usual = "", enum: listed, description }]) => {
      const type = listed ? listed.map((value) => JSON.stringify(value)).join(" | ") : "string";
      const words = jsDoc([description, `Default: \`${usual}\`.`], "    ");
      return `${words}    readonly ${propertyName(name)}?: ${type} | undefined;\n`;
    },
  );
  return `${jsDoc(["Values of the variables in the default of `baseUrl`."], "  ")}  readonly ${variablesOption}?: {\n${fields.join("")}  } | undefined;\n`;
}

/** The function that makes a client, with the values of the server's variables and the operations' own servers if any. */
function factoryText(api: ApiModel, isSecured: boolean): string {
  const [{ url, variables }] = api.servers;
  const isElsewhere = api.operations.some(({ servers }) => servers !== undefined);
  const create = isSecured ? "createSecuredCaller" : "createCaller";
  const parameter = variables ? `{ ${variablesOption}, ...options }` : "options";
  const config = variables
    ? `{ ...config, baseUrl: chosenServer(${JSON.stringify(url)}, variables, ${variablesOption}) }`
    : "config";
  const isPlain = !variables && !isElsewhere;
  const made = `${create}(${config}, ${isSecured && isPlain ? "options ?? {}" : "options"})`;
  const whole = isElsewhere ? `{ ...${made}, isElsewhere: options.baseUrl !== undefined }` : made;
  const known = Object.fromEntries(
    Object.entries(variables ?? {}).map(([name, { description: _, ...variable }]) => [name, variable]),
  );
  const body = `${variables ? `  const variables = ${JSON.stringify(known)};\n` : ""}  return ${whole};`;
  if (!isSecured)
    return `export function createClient(${parameter}: ClientOptions = {}): Client {
${body}
}
`;
  const given = isPlain ? "options" : "given";
  return `export function createClient<const Given extends ClientOptions = Record<never, never>>(
  ${given}?: Given & Only<Given, ClientOptions> & { readonly credentials?: Only<Given["credentials"], Credentials> },
): Client<GivenIn<Given>> {
${isPlain ? "" : `  const ${parameter}: ClientOptions = given ?? {};\n`}${body}
}
`;
}

function singleParts(api: ApiModel): ClientParts {
  const options = credentialOptions(api);
  const fields = options.map(({ option, description }) => {
    const words = [`${description} A function is called before each attempt.`];
    return `${jsDoc(words, "  ")}  readonly ${option}?: Credential | undefined;\n`;
  });
  const config = {
    baseUrl: serverUrl(api.servers[0]),
    schemes: Object.fromEntries(options.map(({ option, carrier }) => [option, carrier])),
    security: api.security.flatMap(Object.keys).map(optionOf),
    closed: api.operations.every(({ security }) => security.length > 0),
    ...textFieldPart(api),
  };
  return {
    imports: [
      ["client", "{ type Caller, type Config, createCaller, type Options }"],
      ["credentials", "type { Credential }"],
    ],
    types: `/** The first argument of every operation's function. */
export interface Client extends Caller {}

export interface ClientOptions extends Options {
${fields.join("")}${addressText(api)}}
`,
    config: `Config = ${configText(config)}`,
  };
}

function securedParts(api: ApiModel): ClientParts {
  const config = {
    baseUrl: serverUrl(api.servers[0]),
    carriers: carriersOf(api),
    security: api.security.map((requirement) => requirementText(api, requirement)),
    ...textFieldPart(api),
  };
  return {
    imports: [
      ["client", "type { Caller, Options }"],
      ["credentials", "type { Credential }"],
      [securityModule, "{ type BasicCredential, createSecuredCaller, type SecuredConfig }"],
    ],
    types: securedTypes(api, addressText(api)),
    config: `SecuredConfig = ${configText(config)}`,
  };
}

/** Absent if every operation says itself where its errors have their text. */
function textFieldPart({ errors }: ApiModel): { readonly textField?: string } {
  const textField = onlyTextField(errors);
  return textField === undefined ? {} : { textField };
}

/** An object literal with one line for each field. */
function configText(config: object): string {
  return JSON.stringify(config, null, 2).replaceAll(/"([A-Za-z_]\w*)":/g, "$1:");
}

function unwrapText(name: string): string {
  return `/** Thrown by \`unwrap\`; \`result\` says what happened. Contains no credential. */
export class ${name}<Result extends AnyResult = AnyResult> extends ResultError<Result> {
  override readonly name = "${name}";
}

/** Returns the data of a documented answer; throws a \`${name}\` for any other result. */
export function unwrap<Result extends AnyResult>(result: Result): DataOf<Result> {
  if (result.ok) return result.data as DataOf<Result>;
  throw new ${name}(result);
}
`;
}
