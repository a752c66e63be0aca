import { usageError } from "./result.ts";

/** A variable of a server's URL. */
export interface UrlVariable {
  readonly default: string;
  /** If absent, any text without a special meaning in URLs. */
  readonly enum?: readonly string[];
}

/** Returns the URL with the values in the places of its variables. Throws if a name or a value is wrong. */
export function chosenServer(
  template: string,
  variables: Readonly<Record<string, UrlVariable>>,
  given: Readonly<Record<string, string | undefined>> = {},
): string {
  for (const name of Object.keys(given))
    if (!Object.hasOwn(variables, name)) throw usageError(`\`${name}\` is not a variable of the server`);
  return Object.entries(variables).reduce((url, [name, { default: usual, enum: listed }]) => {
    const value = given[name] ?? usual;
    if (value !== usual && !(listed ? listed.includes(value) : /^[\w.~-]+$/.test(value)))
      throw usageError(
        `server variable \`${name}\` must be ${listed ? `one of ${listed.join(", ")}` : "a name"}`,
      );
    return url.replaceAll(`{${name}}`, () => value);
  }, template);
}
