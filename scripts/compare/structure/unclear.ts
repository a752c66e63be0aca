import { newlyUnclear, unclearIn } from "../../model/read/unclear.ts";
import type { Document, Json } from "../document.ts";
import { type Finding, makeFinding } from "../finding.ts";
import { pairs } from "../normal/pairs.ts";
import type { Operation } from "../normal/surface.ts";

type Surface = ReadonlyMap<string, Operation>;

/**
 * What nobody can tell: where a document is not as OpenAPI has it, and not so in the other one. What
 * is equally unclear in both did not change. A person has to judge it, so it stops as a break does.
 */
export function unclearFindings(
  oldDocument: Document,
  newDocument: Document,
  old: Surface,
  now: Surface,
): Finding[] {
  return [
    ...changed(oldDocument, newDocument).map((words) => told(words)),
    ...[...pairs(old, now)].flatMap(([, before, after]) =>
      changed(before.object, after.object).map((words) => told(words, before.name)),
    ),
  ];
}

function changed(before: Json, after: Json): string[] {
  return newlyUnclear(unclearIn(before), unclearIn(after));
}

function told(words: string, operation?: string): Finding {
  const [place = ""] = /(?<=^`)[^`]+/.exec(words) ?? [];
  return makeFinding({
    verdict: "wire",
    rule: "not-compared",
    ...(operation === undefined ? {} : { operation }),
    place: place || "document",
    direction: "both",
    bump: "major",
    sentence: `${operation === undefined ? "" : `\`${operation}\`: `}cannot tell: ${words}.`,
    fix: "Correct the document; what stands there is not compared.",
  });
}
