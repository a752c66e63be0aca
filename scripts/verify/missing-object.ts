import { pathParameters, type RequestInput } from "./request-input.ts";
import type { Subject } from "./subject.ts";
import { plainText } from "./values.ts";
import { takesText } from "./wire/parameter.ts";

const alphabets = ["0123456789", "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
/** The number of characters that are changed, enough that no object has the name by chance. */
const changed = 8;
/** Databases count their rows from 1, so that a number as short as the given one may well be another object's. */
const farNumbers = ["1987654321", "98765432", "987654", "9876"];

/** The parameters, with the object's name replaced by another one of the same form; `undefined` if there is no such name. */
export function missingParams(
  { operation, zod }: Subject,
  params: RequestInput["params"],
): RequestInput["params"] | undefined {
  const all = pathParameters(operation);
  const named = Object.keys(operation.laws?.identity ?? {}).at(-1);
  const parameter = named === undefined ? all.at(-1) : all.find(({ name }) => name === named);
  if (!parameter) return undefined;
  const { name } = parameter;
  const text = missingText(plainText(params[name]), (other) => takesText(parameter, zod, other));
  return text === undefined ? undefined : { ...params, [name]: text };
}

/** Another name of the same form, which no object has by chance; `undefined` if there is no such name. */
export function missingText(given: string, isValid: (text: string) => boolean): string | undefined {
  const far = /^\d{1,9}$/.test(given)
    ? farNumbers.find((text) => text !== given && isValid(text))
    : undefined;
  if (far !== undefined) return far;
  let text = given;
  let left = changed;
  for (let index = given.length - 1; index >= 0 && left > 0; index--) {
    const found = replacements(text, index).find(isValid);
    if (found === undefined) continue;
    text = found;
    left--;
  }
  return text === given ? undefined : text;
}

/** The text with the character at `index` changed to another of its kind, in a fixed order. */
function replacements(text: string, index: number): string[] {
  const character = text.charAt(index);
  const alphabet = alphabets.find((letters) => letters.includes(character)) ?? "";
  const start = alphabet.indexOf(character);
  return [...alphabet].slice(1).map((_, step) => {
    const other = alphabet.charAt((start + 3 + step) % alphabet.length);
    return (
      text.slice(0, index) +
      (other === character ? alphabet.charAt(start + 1) : other) +
      text.slice(index + 1)
    );
  });
}
