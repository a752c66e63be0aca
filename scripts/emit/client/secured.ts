import { propertyName } from "../../lib/ecmascript-names.ts";
import {
  carriedSchemes,
  carrierOf,
  hasSingleCredentials,
  isBasic,
  isPublic,
  isSingleText,
} from "../../model/credential.ts";
import type { ApiModel, OperationModel } from "../../model/model.ts";
import type { SecurityRequirement } from "../../model/security.ts";
import { jsDoc } from "../typescript/comment.ts";
import { optionOf } from "./names.ts";

/** A scheme whose credential a client of several credentials takes. */
export interface SecuredScheme {
  readonly name: string;
  readonly description: string;
  readonly isBasic: boolean;
  /** The option of its own that takes the credential, too. */
  readonly option?: string;
}

/** The schemes of an API whose operations may take several credentials, or others than a single key; `[]`: of another API. */
export function securedSchemes(api: ApiModel): SecuredScheme[] {
  if (hasSingleCredentials(api)) return [];
  return Object.entries(api.components.securitySchemes).flatMap(([name, scheme]) => {
    if (!carrierOf(scheme)) return [];
    const option = optionOf(name);
    return [
      {
        name,
        description: scheme.description,
        isBasic: isBasic(scheme),
        ...(isSingleText(scheme) && option !== "credentials" ? { option } : {}),
      },
    ];
  });
}

/** How the credentials travel, by scheme, for the client's configuration. */
export function carriersOf(api: ApiModel): object {
  return Object.fromEntries(
    securedSchemes(api).flatMap(({ name, option }) => {
      const scheme = api.components.securitySchemes[name];
      const carrier = scheme && carrierOf(scheme);
      return carrier ? [[name, { ...carrier, ...(option ? { option } : {}) }]] : [];
    }),
  );
}

/** A requirement as the runtime reads it: the names of the schemes, with spaces. */
export function requirementText(api: ApiModel, requirement: SecurityRequirement): string {
  return carriedSchemes(api, requirement).join(" ");
}

/** The type of the client that an operation needs: one with the credentials of an alternative. */
export function clientTypeOf(api: ApiModel, operation: OperationModel): string {
  if (hasSingleCredentials(api) || isPublic(operation)) return "Client";
  const names = operation.security.map((requirement) => carriedSchemes(api, requirement));
  if (names.some((all) => all.length === 0)) return "Client";
  return names.map((all) => `Client<${all.map((name) => JSON.stringify(name)).join(" | ")}>`).join(" | ");
}

/** The types of a client that knows which credentials it has, and its options. */
export function securedTypes(api: ApiModel, baseUrl: string): string {
  const schemes = securedSchemes(api);
  const fields = schemes.map(({ name, description, isBasic }) => {
    const words = [`${description} A function is called before each attempt, and once more after a 401.`];
    return `${jsDoc(words, "  ")}  readonly ${propertyName(name)}?: ${isBasic ? "BasicCredential" : "Credential"} | undefined;\n`;
  });
  const single = schemes.flatMap(({ name, option }) => (option ? [{ name, option }] : []));
  const options = single.map(
    ({ name, option }) =>
      `${jsDoc([`The same as \`credentials.${name}\`.`], "  ")}  readonly ${option}?: Credential | undefined;\n`,
  );
  const given = single.map(
    ({ name, option }) =>
      `\n  | (${JSON.stringify(option)} extends keyof Options ? ${JSON.stringify(name)} : never)`,
  );
  return `/** The first argument of every operation's function, with the credentials that it has. */
export interface Client<Scheme extends string = never> extends Caller {
  /** Known to the compiler only. */
  readonly has?: { readonly [Name in Scheme]: true };
}

/** The credentials, by the security schemes of the API. */
export interface Credentials {
${fields.join("")}}

export interface ClientOptions extends Options {
  readonly credentials?: Credentials | undefined;
${options.join("")}${baseUrl}}

/** The schemes whose credentials are among the options. */
type GivenIn<Options extends ClientOptions> =
  | Extract<keyof Options["credentials"], string>${given.join("")};

/** Refuses options that no client has. */
type Only<Given, Known> = { readonly [Name in Exclude<keyof Given, keyof Known>]?: never };
`;
}
