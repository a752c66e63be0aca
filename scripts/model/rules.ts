import { resolveRef, type SchemaObject } from "../lib/json-schema.ts";

/** The sentences of rules (`x-rules`) in a schema of `root`, a model or a document, at any depth, each once. */
export function rulesIn(root: object, schema: unknown): string[] {
  const found = new Set<string>();
  const followed = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, part] of Object.entries(value)) {
      // What these hold are values, not schemas.
      if (["default", "const", "enum", "example", "examples"].includes(key)) continue;
      if (key === "x-rules" && Array.isArray(part)) for (const sentence of part) found.add(String(sentence));
      else if (key === "$ref" && typeof part === "string") {
        if (followed.has(part)) continue;
        followed.add(part);
        visit(resolveRef(root, part));
      } else visit(part);
    }
  };
  visit(schema);
  return [...found];
}

/** The sentences of a schema's own rules. */
export function ownRules(schema: SchemaObject): readonly string[] {
  const rules = schema["x-rules"];
  return Array.isArray(rules) ? rules.map(String) : [];
}

/** The words, followed by those of the sentences that they do not contain yet. */
export function withSentences(words: string | undefined, sentences: readonly string[]): string {
  return [...(words ? [words] : []), ...sentences.filter((sentence) => !words?.includes(sentence))].join(" ");
}
