import { percentDecoded } from "../../lib/percent-encoding.ts";
import { carrierOf, isBasic } from "../../model/credential.ts";
import type { ApiModel } from "../../model/model.ts";
import { base64Of, credentialFor, variableOf } from "../http/credentials.ts";
import type { VerifyPrincipal } from "../options.ts";
import { verifyRules } from "../rules.ts";
import { hiderOf, type Secret } from "./forms.ts";

interface Parties {
  readonly server: string;
  readonly own?: VerifyPrincipal | undefined;
  readonly other?: VerifyPrincipal | undefined;
}

/**
 * Takes the credentials of both principals, those in the server's URL, and those that commands have printed until then
 * out of a text.
 */
export function hideCredentials(
  api: Pick<ApiModel, "components" | "security"> & Partial<Pick<ApiModel, "operations">>,
  parties: Parties,
  printed: () => readonly Secret[] = () => [],
): (text: string) => string {
  const known = credentialSecrets(api, parties);
  let count = 0;
  const names = publicNames(api);
  let hide = hiderOf(known, names);
  return (text) => {
    const more = printed();
    if (more.length > count) hide = hiderOf([...known, ...more], names);
    count = more.length;
    return hide(text);
  };
}

/** Public words: names of rules, operations, and the fields of the API's credentials. */
export function publicNames({
  components,
  operations = [],
}: Pick<ApiModel, "components"> & Partial<Pick<ApiModel, "operations">>): string[] {
  return [
    ...Object.keys(verifyRules),
    ...operations.flatMap(({ operationId, path }) => [operationId, path]),
    ...Object.values(components.securitySchemes).flatMap((scheme) => carrierOf(scheme)?.name ?? []),
  ];
}

/** The credentials of both principals, and those in the server's URL. */
export function credentialSecrets(
  api: Pick<ApiModel, "components" | "security">,
  { server, ...principals }: Parties,
): Secret[] {
  const secrets = (["own", "other"] as const).flatMap((owner) =>
    Object.entries(api.components.securitySchemes).flatMap(([name, scheme]): Secret[] => {
      const principal = principals[owner];
      const value = principal && credentialFor(principal, name, api);
      if (!value) return [];
      const shown = variableOf(scheme, owner, principal.variables?.[name]);
      if (!isBasic(scheme)) return [{ value, shown }];
      const password = value.slice(value.indexOf(":") + 1);
      return [base64Of(value), value, password].filter(Boolean).map((one) => ({ value: one, shown }));
    }),
  );
  return [...secrets, ...inServer(server)];
}

/** The variable that commands use for the user and the password of the server's URL. */
export const serverVariable = "$SERVER_CREDENTIALS";

function inServer(server: string): Secret[] {
  if (!URL.canParse(server)) return [];
  const { username, password } = new URL(server);
  const raw = [password || username, decoded(password || username)];
  const pair = Buffer.from(`${decoded(username)}:${decoded(password)}`).toString("base64");
  return [...new Set([...(username || password ? [pair] : []), ...raw])]
    .filter(Boolean)
    .map((value) => ({ value, shown: serverVariable }));
}

function decoded(text: string): string {
  return percentDecoded(text) ?? text;
}

/** A server's URL without the user and the password in it. */
export function withoutUserinfo(server: string): string {
  return server.replace(/^([a-z][\w+.-]*:\/\/)?[^/?#]*@/i, "$1");
}
