import type { FindingLevel, VerifyReport } from "./report.ts";

/** 0: no finding counts; 1: a finding counts; 2: not everything could be checked. Advice counts only on request. */
export function exitCodeOf({ outcome, findings }: VerifyReport, failOn: FindingLevel): 0 | 1 | 2 {
  if (outcome === "unchecked") return 2;
  return outcome === "broken" || (failOn === "advice" && findings.length > 0) ? 1 : 0;
}
