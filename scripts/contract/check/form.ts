import type { z } from "zod";
import type { Problem } from "../../lib/problem.ts";
import { nearest } from "./nearest.ts";
import { apiVocabulary as form } from "./vocabulary.ts";

/** Whether the value is an API at all, of the vocabulary and nothing else: what else came, and where. */
export function checkForm(api: unknown): Problem[] {
  const result = form.safeParse(api);
  if (result.success) return [];
  return result.error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => unknownKey(named(api, [...issue.path, key]), key, issue.message.split(" ")))
      : [notAsSaid(api, issue)],
  );
}

function unknownKey(pointer: string, key: string, known: readonly string[]): Problem {
  const meant = nearest(key, known);
  const list = known.map((name) => `\`${name}\``).join(", ");
  return {
    code: "unknown-key",
    message: `\`${pointer}\` is no word of the vocabulary; there are ${list}.`,
    pointer,
    fix: meant
      ? `Write \`${meant}\`, if that is meant; or take it out.`
      : "Take it out, or write one of these.",
  };
}

function notAsSaid(api: unknown, { path, message }: z.core.$ZodIssue): Problem {
  return {
    code: "spec-form",
    message:
      path.length > 0
        ? `\`${named(api, path)}\` is not as the vocabulary says: ${message}.`
        : `The default export is not an API: ${message}.`,
    pointer: named(api, path),
    fix: "Write it as `defineApi` and `defineOperation` type it; `npx tsc` shows the place.",
  };
}

/** The path with an operation's id in place of its index. */
function named(api: unknown, path: readonly PropertyKey[]): string {
  if (path[0] !== "operations" || typeof path[1] !== "number") return path.map(String).join("/");
  const { operations } = api as { operations: { operationId?: unknown }[] };
  const id = operations[path[1]]?.operationId;
  return ["operations", typeof id === "string" ? id : path[1], ...path.slice(2)].map(String).join("/");
}
