import { count } from "../lib/count.ts";
import type { VerifyReport } from "./report.ts";

/** The result of a run in one sentence, which claims nothing about what was not checked. */
export function verdictOf(report: VerifyReport): string {
  const { outcome, findings, operations, outOfTime, readOnly, recording, baseline } = report;
  const { checked, total, notReached } = operations;
  if (outcome === "unchecked")
    return recording ? "Nothing could be checked." : "The server could not be checked.";
  const left =
    checked < total
      ? ` ${checked} of ${count(total, "operation")} checked; ${notReachedWords(notReached, total - checked)}.`
      : "";
  const advice = findings.filter(({ level }) => level === "advice").length;
  const also = advice > 0 ? `${count(advice, "piece")} of advice` : "";
  if (outcome === "broken") {
    const breaches = count(findings.length - advice, baseline ? "new finding" : "finding");
    return `The server breaks the contract: ${breaches}${also && `, and ${also}`}.${left}`;
  }
  const known = baseline?.known.length ?? 0;
  const nothing = also ? `Nothing but ${also}` : "Nothing";
  if (known > 0)
    return `${nothing}${also ? "" : " new"} is found: the baseline has ${count(known, "finding")} of this run.${left}`;
  const partly = `${nothing} is found, but not everything was checked:`;
  if (left) return `${partly}${left}`;
  if (outOfTime) return `${partly} the budget ran out.`;
  if (readOnly) return `${partly} nothing was sent that changes an object.`;
  if (recording)
    return `The recorded answers keep the contract${also && `, with ${also}`}: ${recording.judged} of ${recording.entries} entries judged, and nothing sent.`;
  const { missing, total: all } = report.rules;
  if (missing.length > 0) return `${partly} no value shows ${missing.length} of ${count(all, "rule")}.`;
  return `The server keeps the contract${also && `, with ${also}`}.`;
}

const shown = 3;

function notReachedWords(notReached: VerifyReport["operations"]["notReached"], all: number): string {
  const reasons = [...new Set(notReached.map(({ why }) => why))];
  const more = reasons.length > shown ? "; and others" : "";
  return `${all} not reached${reasons.length > 0 ? `: ${reasons.slice(0, shown).join("; ")}${more}` : ""}`;
}
