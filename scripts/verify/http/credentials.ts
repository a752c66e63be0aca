import { createHash } from "node:crypto";
import type { SecurityScheme } from "../../contract/api.ts";
import type { ResolvedOperation } from "../../contract/contract.ts";
import type { Principal } from "../options.ts";

type Scheme = ResolvedOperation["security"][number];

/** A credential of one scheme, and how a shell writes it between double quotes. */
export interface Credential {
  readonly scheme: SecurityScheme;
  readonly value: string;
  readonly shown: string;
}

/** The credential with which a principal uses an operation; `undefined`: it has none that suffices. */
export function credentialOf(
  { security }: ResolvedOperation,
  principal: Principal | undefined,
  defaults: readonly string[],
  owner: "own" | "other" = "own",
): Credential | undefined {
  for (const scheme of security) {
    const value = principal && valueFor(principal, scheme, defaults);
    if (value !== undefined) return { scheme: scheme.scheme, value, shown: variableOf(scheme.scheme, owner) };
  }
  return undefined;
}

/** The variable of the environment that holds a principal's credential, as a shell reads it. */
export function variableOf({ environment }: SecurityScheme, owner: "own" | "other"): string {
  return `$${owner === "own" ? "" : "OTHER_"}${environment}`;
}

function valueFor(principal: Principal, { name }: Scheme, defaults: readonly string[]): string | undefined {
  const token = defaults.includes(name) && principal.token !== "" ? principal.token : undefined;
  return principal.credentials?.[name] ?? token;
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
