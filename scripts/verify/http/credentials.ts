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

/**
 * A credential that looks like the given one and is another: same length, same prefix up to the last
 * `_`, `-` or `.` of its first half, every letter and digit after it changed within its kind.
 */
export function wrongCredential(value: string): string {
  const [prefix = ""] = /^.*[_.-]/.exec(value.slice(0, Math.ceil(value.length / 2))) ?? [];
  return prefix + value.slice(prefix.length).replace(/[a-z0-9]/gi, (character) => next(character));
}

const alphabets = ["abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"];

function next(character: string): string {
  const alphabet = alphabets.find((letters) => letters.includes(character)) ?? character;
  return alphabet.charAt((alphabet.indexOf(character) + 7) % alphabet.length);
}
