/** `integration ID` and `integrationId` as words. Without a letter or digit of ASCII: none. */
export function wordsOf(text: string): string[] {
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

/** `integrationId` */
export function camelCase(words: readonly string[]): string {
  const [head = "", ...tail] = words.map((word) => word.toLowerCase());
  return head + tail.map(capitalized).join("");
}

/** `integrationID`: Go writes initialisms in capitals. */
export function goCase(words: readonly string[]): string {
  const [head = "", ...tail] = words.map((word) => word.toLowerCase());
  return head + tail.map((word) => (initialisms.has(word) ? word.toUpperCase() : capitalized(word))).join("");
}

const initialisms: ReadonlySet<string> = new Set(["id", "ip", "uid", "uri", "url", "uuid"]);

function capitalized(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
