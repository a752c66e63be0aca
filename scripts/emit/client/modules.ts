import { typescriptBanner } from "../../lib/banner.ts";
import { propertyName } from "../../lib/ecmascript-names.ts";
import { onlyTextField } from "../../model/error-body.ts";
import type { ApiModel, ServerModel, ServerVariableModel } from "../../model/model.ts";
import { serverUrl } from "../../model/server-url.ts";
import { jsDoc } from "../typescript/comment.ts";
import { credentialOptions, errorClass, optionOf, variablesOption } from "./names.ts";
import { serverUrlModule } from "./runtime-files.ts";

/** `client.ts`: the options of this API, the factory, and the error of `unwrap`. */
export function clientText(api: ApiModel): string {
  const credentials = credentialOptions(api);
  const config = {
    baseUrl: serverUrl(api.servers[0]),
    schemes: Object.fromEntries(credentials.map(({ option, carrier }) => [option, carrier])),
    security: api.security.flatMap(Object.keys).map(optionOf),
    closed: api.operations.every(({ security }) => security.length > 0),
    ...textFieldPart(api),
  };
  const servers = api.servers.map(({ url, description }) => `${url} (${description})`).join(", ");
  const fields = credentials.map(({ option, description }) => {
    const words = [`${description} A function is called before each attempt.`];
    return `${jsDoc(words, "  ")}  readonly ${option}?: Credential | undefined;\n`;
  });
  const { variables } = api.servers[0];
  const isElsewhere = api.operations.some(({ servers }) => servers !== undefined);
  return `${typescriptBanner}
import type { Client as OpenapiFetch } from "openapi-fetch";
import { type Caller, type Config, createCaller, type Options } from "./runtime/client.js";
import type { Credential } from "./runtime/credentials.js";
import { openapiFetchOf } from "./runtime/openapi-fetch.js";
import { type AnyResult, type DataOf, ResultError } from "./runtime/result.js";
${variables ? `import { chosenServer } from "./runtime/${serverUrlModule}.js";\n` : ""}import type { paths } from "./types.js";

/** The first argument of every operation's function. */
export interface Client extends Caller {}

export interface ClientOptions extends Options {
${fields.join("")}${jsDoc([`Default: ${servers}.`], "  ")}  readonly baseUrl?: string | undefined;
${variables ? variablesText(variables) : ""}}

const config: Config = ${configText(config)};

${jsDoc([`Creates a client of ${api.info.title}. Throws if an option is unknown, wrong or missing; the message names it.`])}${factoryText(api.servers[0], isElsewhere)}

/**
* Returns an openapi-fetch client on top of a client, for calls by path and for middleware. From then on,
 * the operations also go through it.
 */
export function openapiFetch(client: Client): OpenapiFetch<paths> {
  return openapiFetchOf<paths>(client);
}

${unwrapText(errorClass(api.info))}`;
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

function factoryText({ url, variables }: ServerModel, isElsewhere: boolean): string {
  if (!variables && !isElsewhere)
    return `export function createClient(options: ClientOptions = {}): Client {
  return createCaller(config, options);
}`;
  const made = variables
    ? `createCaller({ ...config, baseUrl: chosenServer(${JSON.stringify(url)}, variables, ${variablesOption}) }, options)`
    : "createCaller(config, options)";
  const whole = isElsewhere ? `{ ...${made}, isElsewhere: options.baseUrl !== undefined }` : made;
  const parameter = variables ? `{ ${variablesOption}, ...options }` : "options";
  const known = variables
    ? Object.fromEntries(
        Object.entries(variables).map(([name, { description: _, ...variable }]) => [name, variable]),
      )
    : {};
  return `export function createClient(${parameter}: ClientOptions = {}): Client {
${variables ? `  const variables = ${JSON.stringify(known)};\n` : ""}  return ${whole};
}`;
}

/** Absent: every operation says itself where its errors have their text. */
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
