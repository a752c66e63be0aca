import { limitWords } from "../../../contract/limits.ts";
import type { WireOperation } from "../operations/wire-operations.ts";
import type { StructureChange } from "./structure-rules.ts";

/** Changes of an operation's limits: a smaller body limit refuses requests that were accepted; the others are hints. */
export function* limitChanges(
  { model: { limits: old = {} } }: WireOperation,
  { model: { limits: now = {} } }: WireOperation,
): Generator<StructureChange> {
  for (const word of limitWords) {
    const [was, is] = [old[word], now[word]];
    if (was === is) continue;
    const breaks = word === "bodyLimit" && is !== undefined && is < (was ?? Number.POSITIVE_INFINITY);
    yield {
      ...{ rule: `${rules[word]}-changed`, place: word, direction: "request" },
      bump: breaks ? "major" : "minor",
      says: `has ${is === undefined ? `no \`${word}\` any more` : `the \`${word}\` ${is}`}${was === undefined ? "" : `; it was ${was}`}`,
      ...(breaks ? { fix: "Keep taking bodies as large as before." } : {}),
    };
  }
}

const rules = {
  bodyLimit: "body-limit",
  timeout: "timeout",
  deadline: "deadline",
  retries: "retries",
} as const;
