import type { Report, ReportDetail, ReportFinding, ReportForm, ReportNote } from "../lib/report/report.ts";
import type { Bump, Finding } from "./finding.ts";
import {
  type DiffReport,
  findingGroups,
  mergedByOperation,
  summaryOf,
  verdictsOn,
  verdictWords,
} from "./report.ts";
import { shortJson } from "./short-text.ts";

const tones = { major: "bad", minor: "fair", patch: "good", none: "plain" } as const;

/** The report of a comparison, from which every form is written. */
export function diffReportContent(report: DiffReport): Report {
  const { approved, ...rest } = report;
  const { bump, findings } = rest;
  // In the form for people, findings that differ only in the operation are shown once, with the first of them.
  const told = findingGroups.flatMap((group) => mergedByOperation(report, group));
  return {
    title: "changes",
    findings: findings.map((finding) => {
      const together = told.find((one) => one.finding === finding);
      return findingOf(finding, together?.operations, approved.has(finding.fingerprint));
    }),
    groups: findingGroups.map((name) => ({ name, passed: `${name}: no change` })),
    isSectioned: true,
    gaps: [],
    notes: ignoredNotes(report),
    obstacles: [],
    verdict: { tone: bump === "none" ? "good" : tones[bump], text: `${summaryOf(report)}.` },
    data: { ...rest, approved: [...approved] },
  };
}

/** The most kinds of ignored members that people are shown. */
const shownIgnored = 8;

function ignoredNotes({ ignored = [] }: DiffReport): ReportNote[] {
  if (ignored.length === 0) return [];
  const shown = ignored.slice(0, shownIgnored).join("; ");
  const more = ignored.length > shownIgnored ? `; and ${ignored.length - shownIgnored} more` : "";
  return [{ label: "not compared", text: `${shown}${more}` }];
}

function findingOf(
  finding: Finding,
  /** All operations that it is shown for; if absent, it is shown with another finding. */
  operations: readonly string[] | undefined,
  isApproved: boolean,
): ReportFinding {
  const { rule, fingerprint, operation, place, direction, verdict, bump, group, sentence } = finding;
  const [, ...others] = operations ?? [];
  return {
    level: levelOf(bump, isApproved),
    tone: tones[bump],
    group,
    rule,
    fingerprint,
    about: operation ?? "api",
    title: [operation, place].filter(Boolean).join(" · "),
    ...(operations
      ? { heading: { strong: [someOf(operations), place].filter(Boolean).join(" · ") } }
      : { isRepeated: true }),
    properties: [...(direction === "both" ? [] : [direction]), verdictWords[verdict], bump],
    within: place,
    others,
    message: sentence,
    details: detailsOf(finding, isApproved),
  };
}

function levelOf(bump: Bump, isApproved: boolean): ReportFinding["level"] {
  if (isApproved) return "warning";
  return bump === "major" ? "error" : "notice";
}

const ofPeople: readonly ReportForm[] = ["github", "junit"];

function detailsOf(finding: Finding, isApproved: boolean): ReportDetail[] {
  const { bump, group, witness, byKeyword, line, fix, fingerprint } = finding;
  const compiles = group === "Added" ? "now" : "no longer";
  return [
    ...(line ? [{ name: compiles, label: `${compiles} compiles`, text: line, isCode: true }] : []),
    ...(witness
      ? [{ name: "witness", text: shortJson(witness.value), remark: verdictsOn(witness), isCode: true }]
      : []),
    ...(byKeyword
      ? [{ name: "judged", label: "judged by keyword", lead: "by keyword: ", text: byKeyword }]
      : []),
    ...(fix ? [{ name: "next", text: fix }] : []),
    ...(bump === "major"
      ? [
          {
            name: isApproved ? "approved" : "id",
            label: "fingerprint",
            text: fingerprint,
            isCode: true,
            isDim: true,
            without: ofPeople,
          },
        ]
      : []),
  ];
}

function someOf(operations: readonly string[]): string {
  const [first = "", second, ...more] = operations;
  if (second === undefined) return first;
  return more.length === 0 ? `${first} and ${second}` : `${first}, ${second} and ${more.length} more`;
}
