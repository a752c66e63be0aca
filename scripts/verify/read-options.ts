import { InvalidArgumentError } from "commander";
import { ProblemError } from "../lib/problem.ts";
import { verifyProblem } from "./problems.ts";

/** Values by name, as a repeatable option gives them. */
export type NamedValues = Readonly<Record<string, string>>;

/** Reads `name=value`, and adds it to what was given before. */
export function namedValue(text: string, before: NamedValues = {}): NamedValues {
  const at = text.indexOf("=");
  if (at <= 0) throw new InvalidArgumentError("Expected `name=value`.");
  const name = text.slice(0, at);
  if (Object.hasOwn(before, name))
    throw new InvalidArgumentError(`\`${name}\` is given twice; expected one value.`);
  return { ...before, [name]: text.slice(at + 1) };
}

/** Reads `name=value` whose value is a secret: the problem does not repeat what was given. */
export function namedSecret(text: string, before: NamedValues = {}): NamedValues {
  const at = text.indexOf("=");
  if (at > 0) return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
  throw new ProblemError([verifyProblem("credential-form", {})]);
}

/** Reads a number of requests in a second, above 0. */
export function perSecond(text: string): number {
  const number = /^\d{1,6}(?:\.\d+)?$/.test(text) ? Number(text) : 0;
  if (!(number > 0)) throw new InvalidArgumentError("Expected a number above 0: `20`.");
  return number;
}

/** Reads a share of 100. */
export function percent(text: string): number {
  const number = /^\d{1,3}(?:\.\d+)?%?$/.test(text) ? Number.parseFloat(text) : Number.NaN;
  if (!(number >= 0 && number <= 100)) throw new InvalidArgumentError("Expected a percentage: `80`.");
  return number;
}
