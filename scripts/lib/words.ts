/*
 * Words, and names in several cases made from them. There are two ways to split: the words of a title such as `OAuth2
 * client IDs` are already separate, those of a name such as `listHTTPServersV2` are not.
 */

/** Splits a name at capitals, around digits, and at everything that is not an ASCII letter or digit. */
function nameWords(name: string): string[] {
  return name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [];
}

/** Splits a title, or a name within it, only where a capital follows a small letter or a digit, and at other characters. */
export function textWords(text: string): string[] {
  return text.replace(/([a-z0-9])([A-Z])/g, "$1 $2").match(/[A-Za-z0-9]+/g) ?? [];
}

/** `listItemTags` → `list-item-tags`. */
export function kebabCase(name: string): string {
  return nameWords(name)
    .map((word) => word.toLowerCase())
    .join("-");
}

/** `Kitchen Sink` → `KitchenSink`. */
export function pascalCase(name: string): string {
  return nameWords(name).map(capitalized).join("");
}

/** `date-time` → `dateTime`. */
export function camelCase(name: string): string {
  const pascal = pascalCase(name);
  return pascal.charAt(0).toLowerCase() + pascal.slice(1);
}

/** `INTEGRATION_ID` */
export function constantCase(words: readonly string[]): string {
  return words.join("_").toUpperCase();
}

/** `integration_id` */
export function snakeCase(words: readonly string[]): string {
  return words.join("_").toLowerCase();
}

/** `integrationId`; `integrationID`, if `write` keeps `ID` in capitals. */
export function joinedCamelCase(
  words: readonly string[],
  write: (word: string) => string = capitalized,
): string {
  const [head = "", ...tail] = words.map((word) => word.toLowerCase());
  return head + tail.map(write).join("");
}

/** The text with its first letter in upper case. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
