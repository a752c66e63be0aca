import { type Finding, makeFinding } from "../finding.ts";
import type { Operation } from "../normal/surface.ts";
import { type Ends, type Meaning, meaningOf, presence } from "./meaning.ts";
import type { Change } from "./redocly.ts";

type Surface = ReadonlyMap<string, Operation>;

/** Operations that came and went, and the findings of `redocly diff` in our words, each once. */
export function structuralFindings(changes: readonly Change[], old: Surface, now: Surface): Finding[] {
  const found = [
    ...without(old, now).map((operation) => told(operation, "both", presence("removed"))),
    ...without(now, old).map((operation) => told(operation, "both", presence("added"))),
    ...changes.flatMap((change) => {
      const [, , path = "", method = "", ...rest] = change.path.split("/").map(unescaped);
      const key = `${method} ${path}`;
      const finding = findingOf(change, rest, { before: old.get(key), after: now.get(key) });
      return finding ? [finding] : [];
    }),
  ];
  return [...new Map(found.map((finding) => [finding.fingerprint, finding])).values()];
}

function without(surface: Surface, other: Surface): Operation[] {
  return [...surface].flatMap(([key, operation]) => (other.has(key) ? [] : [operation]));
}

function findingOf(change: Change, at: readonly string[], ends: Ends): Finding | undefined {
  const operation = ends.before ?? ends.after;
  const meaning = meaningOf(change, at, ends);
  if (!operation || !meaning) return undefined;
  const isAnswer = (at[0] === "responses") !== operation.reversed;
  return told(operation, at.length === 0 ? "both" : isAnswer ? "response" : "request", meaning);
}

function told({ name }: Operation, direction: Finding["direction"], { says, ...meaning }: Meaning): Finding {
  return makeFinding({
    verdict: "wire",
    operation: name,
    direction,
    ...meaning,
    sentence: `\`${name}\` ${says}.`,
  });
}

function unescaped(token: string): string {
  return token.replaceAll("~1", "/").replaceAll("~0", "~");
}
