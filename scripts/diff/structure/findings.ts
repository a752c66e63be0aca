import { isObject } from "../../cases/index.ts";
import { type Finding, makeFinding } from "../finding.ts";
import type { Operation } from "../normal/surface.ts";
import { type Ends, meaningOf } from "./meaning.ts";
import type { Change } from "./redocly.ts";

type Surface = ReadonlyMap<string, Operation>;

/** The findings of `redocly diff` in our words, each once. */
export function structuralFindings(changes: readonly Change[], old: Surface, now: Surface): Finding[] {
  const found = changes.flatMap((change) => {
    const [, , path = "", method, ...rest] = change.path.split("/").map(unescaped);
    return keysOf(change, path, method).flatMap((key) => {
      const finding = findingOf(change, rest, { before: old.get(key), after: now.get(key) });
      return finding ? [finding] : [];
    });
  });
  return [...new Map(found.map((finding) => [finding.fingerprint, finding])).values()];
}

/** The operations that a change is about: a whole path stands for each of its own. */
function keysOf({ typeName, kind, base, revision }: Change, path: string, method?: string): string[] {
  if (method !== undefined) return [`${method} ${path}`];
  const item = kind === "removed" ? base?.value : revision?.value;
  if (typeName !== "PathItem" || !isObject(item)) return [];
  return Object.keys(item).map((each) => `${each} ${path}`);
}

function findingOf(change: Change, at: readonly string[], ends: Ends): Finding | undefined {
  const operation = ends.before ?? ends.after;
  const meaning = meaningOf(change, at, ends);
  if (!operation || !meaning) return undefined;
  const isAnswer = (at[0] === "responses") !== operation.reversed;
  const { says, ...rest } = meaning;
  return makeFinding({
    verdict: "wire",
    operation: operation.name,
    direction: at.length === 0 ? "both" : isAnswer ? "response" : "request",
    ...rest,
    sentence: `\`${operation.name}\` ${says}.`,
  });
}

function unescaped(token: string): string {
  return token.replaceAll("~1", "/").replaceAll("~0", "~");
}
