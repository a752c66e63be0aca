import type { ApiModel } from "../../../model/model.ts";
import { newlyUnclear } from "../../../model/read/unclear.ts";
import { type Finding, makeFinding } from "../../finding.ts";
import { pairs } from "../operations/pairs.ts";
import type { WireOperations } from "../operations/wire-operations.ts";

type Side = readonly [api: ApiModel, operations: WireOperations];

/**
 * Findings for what can't be told: members that OpenAPI does not allow and that only one document has; what is
 * unclear in both did not change. A person has to judge them, so they count as breaks.
 */
export function unclearFindings([old, before]: Side, [now, after]: Side): Finding[] {
  return [
    ...newlyUnclear(old.unclear ?? [], now.unclear ?? []).map((words) => told(words)),
    ...[...pairs(before, after)].flatMap(([, was, is]) =>
      newlyUnclear(was.model.unclear ?? [], is.model.unclear ?? []).map((words) => told(words, was.name)),
    ),
  ];
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
    fix: "Correct the document; this part is not compared.",
  });
}
