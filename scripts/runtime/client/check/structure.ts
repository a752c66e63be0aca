import { breach, type Check, inside } from "./check.ts";
import { amount } from "./words.ts";

type Fields = Readonly<Record<string, Check>>;

export const anything: Check = () => undefined;

/** What the contract rules out. In an answer it passes: an unknown field is news there. */
export const forbidden: Check = (_value, strict) => (strict ? breach("nothing") : undefined);

/** An object: fields that must be there, fields that may be, what holds of all others, and of every name. */
export const object =
  (required: Fields, optional: Fields = {}, others: Check = anything, names: Check = anything): Check =>
  (value, strict) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return breach("an object");
    // A field that is `undefined` is not sent.
    const fields = new Map(Object.entries(value).filter(([, item]) => item !== undefined));
    for (const name of Object.keys(required)) if (!fields.has(name)) return inside(name, breach("a value"));
    for (const [name, item] of fields) {
      const known = [required, optional].find((checks) => Object.hasOwn(checks, name));
      const found = names(name, strict) ?? (known?.[name] ?? others)(item, strict);
      if (found) return inside(name, found);
    }
    return undefined;
  };

/** An array of `least` to `most` elements: the first ones each with a check of its own, then `others`. */
export const tuple =
  (first: readonly Check[], others: Check, least = 0, most = Infinity): Check =>
  (value, strict) => {
    if (!Array.isArray(value) || value.length < least || value.length > most)
      return breach(`an array${amount(least || -Infinity, most)}`);
    for (const [index, item] of value.entries()) {
      const found = (first[index] ?? others)(item, strict);
      if (found) return inside(index, found);
    }
    return undefined;
  };

/** An array of `least` to `most` equal elements. */
export const array = (element: Check, least?: number, most?: number): Check =>
  tuple([], element, least, most);
