import { contentJudge } from "./check.ts";
import { learnedFor } from "./learned.ts";
import type { Maker } from "./maker.ts";
import type { Rule } from "./shape.ts";

/** The valid values that people wrote for a place, in the schema (`examples`, `default`) or beside it. */
export function givenFor(maker: Maker, rules: readonly Rule[]): unknown[] {
  const written = rules.flatMap(({ keyword, value }) =>
    keyword === "examples" && Array.isArray(value)
      ? value
      : keyword === "example" || keyword === "default"
        ? [value]
        : [],
  );
  const learned = rules.flatMap(({ schema }) => learnedFor(maker, schema));
  const all = [...written, ...learned];
  return all.length === 0 ? all : [...new Set(all)].filter(contentJudge(maker, rules));
}
