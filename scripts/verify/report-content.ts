import { count } from "../lib/count.ts";
import type {
  Report,
  ReportDetail,
  ReportFinding,
  ReportForm,
  ReportGap,
  ReportNote,
} from "../lib/report/report.ts";
import {
  kinds,
  type RecordingReport,
  type Restored,
  type VerifyFinding,
  type VerifyReport,
} from "./report.ts";
import { verdictOf } from "./verdict.ts";

/** So many rules that no value shows are named where there is little room. */
const mostRules = 5;

/** The report of a check as every form of it is written from. */
export function verifyContent(report: VerifyReport): Report {
  const { outcome, findings, reasons, requests, milliseconds, seed, recording } = report;
  const seconds = milliseconds / 1000;
  const verdict = verdictOf(report);
  const sent = recording ? `${recording.judged} recorded requests` : count(requests, "request");
  return {
    title: "contract",
    findings: findings.map((finding) => findingOf(finding, sameAdvice(finding, findings))),
    groups: kinds.map((name) => ({ name, passed: `${name}: ${report.kinds[name].checks} checks` })),
    isSectioned: false,
    ...(outcome === "unchecked" ? {} : { table: tableOf(report) }),
    gaps: gapsOf(report),
    notes: notesOf(report),
    obstacles: reasons,
    verdict: {
      ...(
        {
          kept: { tone: "good", mark: "✓" },
          broken: { tone: "bad", mark: "✗" },
          unchecked: { tone: "fair", mark: "?" },
        } as const
      )[outcome],
      text: verdict,
      cost: `${sent}, ${seconds.toFixed(1)} s${recording ? "" : `, seed ${seed}`}`,
      annotation: { title: "contract check", text: `${verdict} ${sent}` },
    },
    seconds,
    // `format` changes when a field changes its meaning or goes; fields may be added.
    data: { format: "contract-check/1", ...report },
  };
}

/** The line before the advice: it says that advice is not a failure. */
const advice =
  "Advice: good practice that the contract does not state (no failure, unless with `--fail-on advice`)";

/** The findings that advise the same, of all operations; of a breach, itself. */
function sameAdvice(finding: VerifyFinding, findings: readonly VerifyFinding[]): readonly VerifyFinding[] {
  if (finding.level !== "advice") return [finding];
  return findings.filter(({ level, rule }) => level === "advice" && rule === finding.rule);
}

const shownOperations = 4;

/** `same`: further findings that are shown together with the first one. */
function findingOf(finding: VerifyFinding, same: readonly VerifyFinding[]): ReportFinding {
  const operations = [...new Set(same.map((one) => one.operation))];
  const more = operations.length - shownOperations;
  const about = operations.slice(0, shownOperations).join(", ") + (more > 0 ? ` and ${more} more` : "");
  const { level, kind, rule, operation, fingerprint, message, expected, received, curl, source } = finding;
  const isAdvice = level === "advice";
  const times = finding.count > 1 ? `, ${finding.count} times` : "";
  return {
    level: isAdvice ? "notice" : "error",
    tone: isAdvice ? "fair" : "bad",
    group: kind,
    rule,
    fingerprint,
    about: operation,
    title: `${kind}/${rule} ${operation}`,
    heading: { strong: `${kind}/${rule}`, plain: about, dim: fingerprint + times },
    properties: [],
    within: operation,
    others: operations.slice(1),
    message,
    details: [
      { name: "expected", text: expected },
      { name: "received", text: received },
      ...saysOf(finding),
      ...(traceText(finding) ? [{ name: "request", text: traceText(finding) }] : []),
      { name: "repeat", text: curl, isCode: true, without: ["github"] },
    ],
    ...(isAdvice ? { aside: advice } : {}),
    ...(same[0] === finding ? {} : { isRepeated: true }),
    ...(source ? { place: source } : {}),
  };
}

/** What a server's log can be searched for. */
function traceText({ requestId, traceparent }: VerifyFinding): string {
  const [, trace] = traceparent?.split("-") ?? [];
  return [
    ...(requestId === undefined ? [] : [`x-request-id ${requestId}`]),
    ...(trace === undefined ? [] : [`trace ${trace}`]),
  ].join(", ");
}

/** Who says so: the contract, with its words and their place, or who recommends it. */
function saysOf({ level, says, source }: VerifyFinding): ReportDetail[] {
  if (level === "advice") return says === undefined ? [] : [{ name: "why", text: says, isShort: true }];
  const place = source ? `${source.file}:${source.line}` : "";
  return [
    ...(source ? [{ name: "contract", text: place, without: ["github"] as const }] : []),
    ...(says === undefined ? [] : [{ name: "says", text: says }]),
  ];
}

function tableOf({ kinds: counts, coverage }: VerifyReport): string[][] {
  const hasAdvice = kinds.some((kind) => counts[kind].advice);
  const rows = kinds.map((kind) => {
    const { checks, findings, advice: some = 0 } = counts[kind];
    const met = kind === "coverage" ? `${coverage.reached}/${coverage.total}` : String(checks);
    return hasAdvice ? [kind, met, String(findings - some), String(some)] : [kind, met, String(findings)];
  });
  return [hasAdvice ? ["", "checks", "breaches", "advice"] : ["", "checks", "findings"], ...rows];
}

function gapsOf({ outcome, coverage, rules, operations }: VerifyReport): ReportGap[] {
  const people: ReportForm[] = outcome === "unchecked" ? [] : ["pretty", "markdown"];
  return [
    ...coverage.missing.map(({ operation, what, name, missing = "" }) => ({
      about: operation,
      what,
      name,
      why: missing,
      forms: people,
    })),
    ...operations.notReached.map(({ operation, why }) => ({
      about: operation,
      what: "operation",
      name: operation,
      why,
      forms: ["junit"] as const,
    })),
    ...rules.missing.map(({ operation, what, name, missing = "" }, index) => ({
      about: operation,
      what,
      name,
      why: missing,
      forms: index < mostRules ? ([...people, "github", "junit"] as const) : (["junit"] as const),
    })),
  ];
}

function notesOf({
  outcome,
  rules,
  waived,
  baseline,
  recording,
  restored,
  outOfTime,
}: VerifyReport): ReportNote[] {
  const more = rules.missing.length - mostRules;
  return [
    ...(more > 0 && outcome !== "unchecked"
      ? [{ label: "not reached", text: `${more} more rules: \`--format json\` names them` }]
      : []),
    ...waived.map(({ fingerprint, kind, rule, operation }) => ({
      label: "waived",
      text: `${kind}/${rule} ${operation} ${fingerprint}`,
    })),
    ...(baseline?.known ?? []).map(({ fingerprint, kind, rule, operation }) => ({
      label: "known",
      text: `${kind}/${rule} ${operation} ${fingerprint}`,
    })),
    ...(baseline?.gone ?? []).map(({ fingerprint, rule, operation }) => ({
      label: "gone",
      text: `${rule} ${operation} ${fingerprint}, remove with --update-baseline`,
    })),
    ...recordingNotes("skipped", recording?.skipped),
    ...recordingNotes("in part", recording?.partly),
    ...restored.map((one) => ({ label: one.original ? "restored" : "left", text: restoredText(one) })),
    ...(outOfTime ? [{ text: "The budget ran out: not everything was checked." }] : []),
  ];
}

function recordingNotes(label: string, rows: RecordingReport["skipped"] = []): ReportNote[] {
  return rows.map(({ why, count, first }) => ({
    label,
    text: `${count === 1 ? "1 entry" : `${count} entries`} of the recording, as ${why}: ${first}${count > 1 ? " and others" : ""}`,
  }));
}

function restoredText({ operation, principal, original, made, left = [], fields, why }: Restored): string {
  if (made !== undefined)
    return original
      ? `${count(made, "object")} that \`${operation}\` made for the check ${made === 1 ? "is" : "are"} deleted`
      : `${left.length} of ${count(made, "object")} that \`${operation}\` made for the check ${left.length === 1 ? "is" : "are"} left: ${someOf(left)}; ${why}`;
  const values = Object.entries(fields)
    .map(([name, value]) => `\`${name}\`: ${JSON.stringify(value)}`)
    .join(", ");
  return original
    ? `the ${principal} principal's object has again ${values}`
    : `the ${principal} principal's object now has ${values || "what an update gave it"}, by \`${operation}\`: ${why}`;
}

const shownNames = 100;

function someOf(names: readonly string[]): string {
  const more = names.length > shownNames ? ` and ${names.length - shownNames} more` : "";
  return (
    names
      .slice(0, shownNames)
      .map((name) => `\`${name}\``)
      .join(", ") + more
  );
}
