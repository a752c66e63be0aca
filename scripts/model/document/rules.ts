import { componentNameOf } from "../../lib/component-reference.ts";
import type { OpenApiDocument } from "./emit.ts";

/** The sentences of rules (`x-rules`) in an emitted schema, itself or further in, each once. */
export function rulesIn(document: OpenApiDocument, schema: unknown): string[] {
  const components = (document.components?.schemas ?? {}) as Readonly<Record<string, unknown>>;
  const found = new Set<string>();
  const followed = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, part] of Object.entries(value)) {
      // What these hold are values, not schemas.
      if (["default", "const", "enum", "example", "examples"].includes(key)) continue;
      if (key === "x-rules" && Array.isArray(part)) for (const sentence of part) found.add(String(sentence));
      else if (key === "$ref") {
        const name = componentNameOf(part);
        if (name === undefined || followed.has(name)) continue;
        followed.add(name);
        visit(components[name]);
      } else visit(part);
    }
  };
  visit(schema);
  return [...found];
}

/** Words, and after them the sentences that they lack. */
export function withSentences(words: string | undefined, sentences: readonly string[]): string {
  return [...(words ? [words] : []), ...sentences.filter((sentence) => !words?.includes(sentence))].join(" ");
}
