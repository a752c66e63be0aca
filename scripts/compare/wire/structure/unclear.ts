import type { ApiModel } from "../../../model/model.ts";
import { newlyUnclear } from "../../../model/read/unclear.ts";
import { type Finding, makeFinding } from "../../finding.ts";
import { pairs } from "../operations/pairs.ts";
import type { WireOperations } from "../operations/wire-operations.ts";

type Side = readonly [api: ApiModel, operations: WireOperations];

/**
 * What nobody can tell: where a document is not as OpenAPI has it, and not so in the other one. What
 * is equally unclear in both did not change. A person has to judge it, so it stops as a break does.
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
    fix: "Correct the document; what stands there is not compared.",
  });
}
