import type { Contract } from "../../contract/contract.ts";
import { typescriptBanner } from "../../lib/banner.ts";
import { jsDoc } from "../typescript/comment.ts";
import { errorClass, optionOf } from "./names.ts";

/** `client.ts`: the options of this API, and the factory. */
export function clientText({ api, operations }: Contract): string {
  const schemes = Object.entries(api.securitySchemes);
  const config = {
    baseUrl: api.servers[0].url,
    schemes: Object.fromEntries(
      schemes.map(([name, scheme]) => [
        optionOf(name),
        scheme.type === "bearer"
          ? { in: "header", name: "Authorization", prefix: "Bearer " }
          : { in: scheme.in, name: scheme.name, prefix: "" },
      ]),
    ),
    security: api.security.map(optionOf),
    closed: operations.every(({ security }) => security.length > 0),
    textField: api.errors.textField,
  };
  const servers = api.servers.map(({ url, description }) => `${url} (${description})`).join(", ");
  const credentials = schemes.map(([name, { description }]) => {
    const words = [`${description} A function is asked before each attempt.`];
    return `${jsDoc(words, "  ")}  readonly ${optionOf(name)}?: Credential | undefined;\n`;
  });
  return `${typescriptBanner}
import type { Client as OpenapiFetch } from "openapi-fetch";
import { type Caller, type Config, createCaller, type Options } from "./runtime/client.js";
import type { Credential } from "./runtime/credentials.js";
import { openapiFetchOf } from "./runtime/openapi-fetch.js";
import type { paths } from "./types.js";

/** What every operation's function takes first. */
export interface Client extends Caller {}

export interface ClientOptions extends Options {
${credentials.join("")}${jsDoc([`Default: ${servers}.`], "  ")}  readonly baseUrl?: string | undefined;
}

const config: Config = ${configText(config)};

${jsDoc([`Makes a client of ${api.title}. Throws where an option is unknown, wrong or missing, and says which.`])}export function createClient(options: ClientOptions = {}): Client {
  return createCaller(config, options);
}

/**
 * The openapi-fetch client over a client: for calls by path, and for middleware. Once asked for, the
 * operations travel through it, too.
 */
export function openapiFetch(client: Client): OpenapiFetch<paths> {
  return openapiFetchOf<paths>(client);
}
`;
}

/** An object literal, one field a line. */
function configText(config: object): string {
  return JSON.stringify(config, null, 2).replaceAll(/"([A-Za-z_]\w*)":/g, "$1:");
}

/** `error.ts`: what `unwrap` throws. */
export function errorText({ api }: Contract): string {
  const name = errorClass(api);
  return `${typescriptBanner}
import { type AnyResult, type DataOf, ResultError } from "./runtime/result.js";

/** Thrown by \`unwrap\`; \`result\` says what happened. Holds no credential. */
export class ${name}<Result extends AnyResult = AnyResult> extends ResultError<Result> {
  override readonly name = "${name}";
}

/** The data of a documented answer; throws a \`${name}\` for any other result. */
export function unwrap<Result extends AnyResult>(result: Result): DataOf<Result> {
  if (result.ok) return result.data as DataOf<Result>;
  throw new ${name}(result);
}
`;
}
