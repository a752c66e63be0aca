import { componentNameOf } from "../lib/component-reference.ts";
import type { SchemaObject } from "../lib/json-schema.ts";

/** What holds named schemas: a model or a document. */
interface SchemaRoot {
  readonly components?: { readonly schemas?: object };
}

/** The sentences of rules (`x-rules`) in a schema of `root`, at any depth, each once. */
export function rulesIn(root: SchemaRoot, schema: unknown): string[] {
  const components = (root.components?.schemas ?? {}) as Readonly<Record<string, unknown>>;
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

/** The sentences of a schema's own rules. */
export function ownRules(schema: SchemaObject): readonly string[] {
  const rules = schema["x-rules"];
  return Array.isArray(rules) ? rules.map(String) : [];
}

/** The words, followed by those of the sentences that they do not contain yet. */
export function withSentences(words: string | undefined, sentences: readonly string[]): string {
  return [...(words ? [words] : []), ...sentences.filter((sentence) => !words?.includes(sentence))].join(" ");
}
