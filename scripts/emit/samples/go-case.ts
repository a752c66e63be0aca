import { capitalized, joinedCamelCase } from "../../lib/words.ts";

/** `integrationID`: Go writes initialisms in capitals. */
export function goCase(words: readonly string[]): string {
  return joinedCamelCase(words, (word) => (initialisms.has(word) ? word.toUpperCase() : capitalized(word)));
}

const initialisms: ReadonlySet<string> = new Set(["id", "ip", "uid", "uri", "url", "uuid"]);
