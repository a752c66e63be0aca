import type { ProbedInput } from "../inputs.ts";
import { pathParameters } from "../request-input.ts";
import type { CheckedTarget } from "../target.ts";
import { plainText } from "../values.ts";
import { takesText } from "../wire/parameter.ts";

/** The name of an object with something more or less at one of its ends. */
const changes: readonly (readonly [label: string, change: (name: string) => string])[] = [
  ["a letter behind the name of an object", (name) => `${name}k`],
  ["a digit behind it", (name) => `${name}0`],
  ["several characters behind it", (name) => `${name}-x_9`],
  ["a space behind it", (name) => `${name} `],
  ["a letter before it", (name) => `k${name}`],
  ["a digit before it", (name) => `0${name}`],
  ["a space before it", (name) => ` ${name}`],
  ["the name twice", (name) => `${name}${name}`],
  ["the name without its last character", (name) => name.slice(0, -1)],
  ["the name without its first character", (name) => name.slice(1)],
];

/**
 * Path parameters that are nearly the name of an object, and that their schema refuses: a server must look at the whole
 * of it. Where it must not be met, it is the name of an object that does not exist.
 */
export function nameInputs(target: CheckedTarget): ProbedInput[] {
  const { subject, own, missing, untouchable } = target;
  const params = untouchable ? missing?.params : own?.params;
  return pathParameters(subject.operation).flatMap((parameter) => {
    const { name } = parameter;
    const given = params?.[name];
    if (given === undefined || plainText(given) === "") return [];
    return changes.flatMap(([label, change]) => {
      const value = change(plainText(given));
      // Of a number there are several spellings.
      if (value === "" || !Number.isNaN(Number(value))) return [];
      if (takesText(parameter, subject.zod, value)) return [];
      const input: ProbedInput = {
        place: `params/${name}`,
        probed: { params: { [name]: value } },
        sent: { params: { [name]: value } },
        valid: false,
        rule: "whole",
        pointer: "",
        label,
        unknown: false,
      };
      return [input];
    });
  });
}
