import { credentialOptions, variablesOption } from "../../emit/client/names.ts";
import { securedSchemes } from "../../emit/client/secured.ts";
import { propertyName } from "../../lib/ecmascript-names.ts";
import type { ApiModel } from "../../model/model.ts";

/** An option of `createClient` that depends on the API: one of the credentials, a variable of the server. */
export interface ClientOption {
  /** Its name, after the options that contain it: `["credentials", "key"]`. */
  readonly path: readonly [string, ...string[]];
  /** The type of its value, as code. */
  readonly type: string;
}

/** The options of an API's client, in addition to those that every client has. */
export function clientOptionsOf(api: ApiModel): ClientOption[] {
  const secured = securedSchemes(api);
  const single = credentialOptions(api).map(({ option }) => option);
  const own = secured.length > 0 ? secured.flatMap(({ option = [] }) => option) : single;
  const variables = Object.entries(api.servers[0]?.variables ?? {});
  return [
    ...own.map((option): ClientOption => ({ path: [option], type: "string" })),
    ...secured.map(
      ({ name, isBasic }): ClientOption => ({
        path: ["credentials", name],
        type: isBasic ? "{ readonly username: string; readonly password: string }" : "string",
      }),
    ),
    ...variables.map(
      ([name, { enum: listed }]): ClientOption => ({
        path: [variablesOption, name],
        type: listed ? listed.map((value) => JSON.stringify(value)).join(" | ") : "string",
      }),
    ),
  ];
}

/** The type of the options, as code. */
export function optionsType(options: readonly ClientOption[]): string {
  const fields = new Map<string, string[]>();
  for (const { path, type } of options) {
    const [outer, inner] = path;
    const field = (name: string) => `readonly ${propertyName(name)}?: ${type} | undefined`;
    fields.set(outer, [...(fields.get(outer) ?? []), field(inner ?? outer)]);
  }
  const isNested = (name: string) => options.some(({ path }) => path[0] === name && path.length > 1);
  const all = [...fields].map(([name, own]) =>
    isNested(name) ? `readonly ${name}?: { ${own.join("; ")} } | undefined` : own.join("; "),
  );
  return `{ ${all.join("; ")} }`;
}

/** The options with one of them, as code. */
export function optionText({ path, type }: ClientOption): string {
  return path.reduceRight((value, name) => `{ ${propertyName(name)}: ${value} }`, `given<${type}>()`);
}
