/** Splits `integration ID` or `integrationId` into words, not at digits. Returns none for a text without ASCII letters or digits. */
export function textWords(text: string): string[] {
  return text.replace(/([a-z0-9])([A-Z])/g, "$1 $2").match(/[A-Za-z0-9]+/g) ?? [];
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
