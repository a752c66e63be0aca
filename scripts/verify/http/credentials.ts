import { createHash } from "node:crypto";
import { carriedSchemes, carrierOf } from "../../model/credential.ts";
import type { ApiModel } from "../../model/model.ts";
import type { SecuritySchemeModel } from "../../model/security.ts";
import type { VerifyPrincipal } from "../options.ts";
import type { Subject } from "../subject.ts";

/** A credential of one scheme, and how a shell writes it between double quotes. */
export interface SentCredential {
  readonly scheme: SecuritySchemeModel;
  /** Of `basic`: `user:password`. */
  readonly value: string;
  readonly shown: string;
  /** Those that are needed together with it. */
  readonly others?: readonly SentCredential[];
}

/** The credential with which a principal uses an operation; `undefined`: it has none that suffices. */
export function credentialOf(
  subject: Pick<Subject, "api" | "operation">,
  principal: VerifyPrincipal | undefined,
  owner: "own" | "other" = "own",
): SentCredential | undefined {
  return credentialsOf(subject, principal, owner)[0];
}

/** The credentials of each alternative of an operation for which a principal has all. */
export function credentialsOf(
  { api, operation }: Pick<Subject, "api" | "operation">,
  principal: VerifyPrincipal | undefined,
  owner: "own" | "other" = "own",
): SentCredential[] {
  return operation.security.flatMap((requirement) => {
    const names = carriedSchemes(api, requirement);
    const [first, ...others] = names.flatMap((name) => ownCredential(api, principal, name, owner));
    if (!first || others.length + 1 < names.length) return [];
    return [others.length > 0 ? { ...first, others } : first];
  });
}

function ownCredential(
  api: ApiModel,
  principal: VerifyPrincipal | undefined,
  name: string,
  owner: "own" | "other",
): SentCredential[] {
  const scheme = api.components.securitySchemes[name];
  const value = principal && credentialFor(principal, name, api);
  if (!scheme || value === undefined) return [];
  return [{ scheme, value, shown: variableOf(scheme, owner, principal?.variables?.[name]) }];
}

/** A principal's credentials that an operation does not take, each in a field in which the operation takes no credential. */
export function unrelatedCredentials(
  { api, operation }: Pick<Subject, "api" | "operation">,
  principal: VerifyPrincipal | undefined,
): SentCredential[] {
  const place = (scheme: SecuritySchemeModel) => {
    const { in: field, name, prefix } = carrierOf(scheme) ?? {};
    return [field, name?.toLowerCase(), prefix].join(" ");
  };
  const schemes = api.components.securitySchemes;
  const taken = new Set(
    operation.security.flatMap((requirement) =>
      Object.keys(requirement).flatMap((name) => (schemes[name] ? [place(schemes[name])] : [])),
    ),
  );
  return Object.keys(schemes)
    .flatMap((name) => ownCredential(api, principal, name, "own"))
    .filter(({ scheme }) => carrierOf(scheme) && !taken.has(place(scheme)));
}

/** What is sent of `user:password` (RFC 7617). */
export function base64Of(text: string): string {
  return Buffer.from(text).toString("base64");
}

/** The variable of the environment that holds a principal's credential, as a shell reads it; `named` is one of its own. */
export function variableOf(
  { environment }: SecuritySchemeModel,
  owner: "own" | "other",
  named?: string | undefined,
): string {
  return `$${named ?? (owner === "own" ? "" : "OTHER_") + environment}`;
}

/** The option of the command that gives a principal's credential of a scheme. */
export function credentialOption(
  { security, components }: Pick<ApiModel, "security" | "components">,
  scheme: SecuritySchemeModel,
  prefix: "" | "other-" = "",
): string {
  const [name = ""] = Object.entries(components.securitySchemes).find(([, one]) => one === scheme) ?? [];
  const isDefault = security.some((requirement) => Object.hasOwn(requirement, name));
  return isDefault ? `--${prefix}token` : `--${prefix}credential ${name}=…`;
}

/** What a principal has for a scheme: its token is for the schemes of an operation that names none. */
export function credentialFor(
  { token, credentials }: VerifyPrincipal,
  name: string,
  { security }: Pick<ApiModel, "security">,
): string | undefined {
  const isDefault = security.some((requirement) => Object.hasOwn(requirement, name));
  return credentials?.[name] ?? (isDefault && token !== "" ? token : undefined);
}

/** The words that tell the kind of a credential: `nr_`, `sk_live_`. */
export function prefixOf(value: string): string {
  const [prefix = ""] = /^(?:[a-z]{2,6}[_-]){1,2}/i.exec(value) ?? [];
  return prefix;
}

/**
 * A credential that looks like the given one and is another: same prefix, same length, each letter
 * and digit replaced by another of its kind. It reveals nothing about the given one, because it may be printed.
 */
export function wrongCredential(value: string): string {
  const prefix = prefixOf(value);
  const hash = createHash("sha512").update(value).digest();
  return (
    prefix +
    [...value.slice(prefix.length)].map((one, index) => other(one, hash[index % hash.length] ?? 0)).join("")
  );
}

const alphabets = ["abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"];

function other(character: string, byte: number): string {
  const letters = alphabets.find((alphabet) => alphabet.includes(character));
  if (!letters) return character;
  const rest = letters.replace(character, "");
  return rest.charAt(byte % rest.length);
}
