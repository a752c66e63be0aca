import { createHash } from "node:crypto";
import type { ApiModel, SecuritySchemeModel } from "../../model/model.ts";
import type { VerifyPrincipal } from "../options.ts";
import type { Subject } from "../subject.ts";

/** A credential of one scheme, and how a shell writes it between double quotes. */
export interface SentCredential {
  readonly scheme: SecuritySchemeModel;
  readonly value: string;
  readonly shown: string;
}

/**
 * The credential with which a principal uses an operation; `undefined`: it has none that suffices, or
 * the operation needs several at once.
 */
export function credentialOf(
  { api, operation }: Pick<Subject, "api" | "operation">,
  principal: VerifyPrincipal | undefined,
  owner: "own" | "other" = "own",
): SentCredential | undefined {
  for (const requirement of operation.security) {
    const [name, ...others] = Object.keys(requirement);
    const scheme = name === undefined ? undefined : api.components.securitySchemes[name];
    if (!principal || name === undefined || !scheme || others.length > 0) continue;
    const value = credentialFor(principal, name, api);
    if (value !== undefined)
      return { scheme, value, shown: variableOf(scheme, owner, principal.variables?.[name]) };
  }
  return undefined;
}

/** Whether an operation is open to callers without a credential. */
export function isPublic({ security }: Subject["operation"]): boolean {
  return security.length === 0 || security.some((requirement) => Object.keys(requirement).length === 0);
}

/** Whether a credential of the scheme travels as `Authorization: Bearer`. */
export function isBearer({ type, scheme }: SecuritySchemeModel): boolean {
  return type === "http" && scheme === "bearer";
}

/** The variable of the environment that holds a principal's credential, as a shell reads it; `named` is one of its own. */
export function variableOf(
  { environment }: SecuritySchemeModel,
  owner: "own" | "other",
  named?: string | undefined,
): string {
  return `$${named ?? (owner === "own" ? "" : "OTHER_") + environment}`;
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
 * and digit another of its kind. It tells nothing of the given one, as it may be printed.
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
