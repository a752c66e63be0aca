import { InvalidArgumentError } from "commander";
import { ProblemError } from "../lib/problem.ts";
import { verifyProblem } from "./problems.ts";

/** Values by name, as a repeatable option gives them. */
export type NamedValues = Readonly<Record<string, string>>;

/** Reads `name=value`, and adds it to what was given before. */
export function namedValue(text: string, before: NamedValues = {}): NamedValues {
  const at = text.indexOf("=");
  if (at <= 0) throw new InvalidArgumentError("Expected `name=value`.");
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
}

/** Reads `name=value` whose value is a secret: the problem does not repeat what was given. */
export function namedSecret(text: string, before: NamedValues = {}): NamedValues {
  if (text.indexOf("=") > 0) return namedValue(text, before);
  throw new ProblemError([verifyProblem("credential-form", {})]);
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000 };

/** Reads `500ms`, `30s` or `2m`, as milliseconds. */
export function duration(text: string): number {
  const [, number = "", unit = ""] = /^(\d+(?:\.\d+)?)(ms|s|m)$/.exec(text) ?? [];
  const milliseconds = Number(number) * (units[unit] ?? Number.NaN);
  if (!(milliseconds > 0)) throw new InvalidArgumentError("Expected a duration: `500ms`, `30s`, `2m`.");
  return milliseconds;
}

/** Reads a share of 100. */
export function percent(text: string): number {
  const number = /^\d{1,3}(?:\.\d+)?%?$/.test(text) ? Number.parseFloat(text) : Number.NaN;
  if (!(number >= 0 && number <= 100)) throw new InvalidArgumentError("Expected a percentage: `80`.");
  return number;
}
