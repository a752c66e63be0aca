import fc from "fast-check";
import pc from "picocolors";
import { describe, expect, it } from "vitest";
import { makeFinding } from "../../../scripts/compare/finding.ts";
import { reportOf } from "../../../scripts/compare/report.ts";
import { diffReportContent as diffContent } from "../../../scripts/compare/report-content.ts";
import { reportForms } from "../../../scripts/lib/report/forms.ts";
import type { ReportForm } from "../../../scripts/lib/report/report.ts";
import { formatProblem } from "../../../scripts/lib/terminal.ts";
import { type FindingKind, kinds, type VerifyReport } from "../../../scripts/verify/report.ts";
import { verifyContent } from "../../../scripts/verify/report-content.ts";
import { command, hostileText, obeyed } from "./hostile.ts";

const colors = pc.createColors(false);
const markdown = new Set(["markdown"]);

function expectShown(form: string, text: string) {
  expect(text).not.toMatch(obeyed);
  if (form === "github") {
    for (const line of text.trimEnd().split("\n"))
      expect(line).toMatch(/^::(?:error|warning|notice) [^\n]*title=/);
    return;
  }
  expect(text).not.toMatch(command);
  const headings = ["Breaking", "Added", "Changed", "Fixed", "Not reached", "Could not check", ...kinds];
  const isOurs = (line: string) => headings.some((heading) => line === `### ${heading}`);
  const others = text.split("\n").filter((line) => !isOurs(line));
  if (markdown.has(form)) expect(others.join("\n")).not.toMatch(/^\s*(?:#|<)/m);
}

const forms = Object.keys(reportForms) as ReportForm[];

describe("no form of a report obeys a stranger", () => {
  it.each(forms)("verify: %s", (form) => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expectShown(form, reportForms[form](verifyContent(verifyReport(text)), colors));
      }),
      { numRuns: 40 },
    );
  });

  it.each(forms)("diff: %s", (form) => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expectShown(form, reportForms[form](diffContent(diffReport(text)), colors));
      }),
      { numRuns: 40 },
    );
  });

  it("problems", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const problem = { code: "a-code", message: text, file: text, pointer: text, fix: text };
        expectShown("pretty", formatProblem(problem, colors));
      }),
    );
  });
});

function verifyReport(text: string): VerifyReport {
  const finding = {
    fingerprint: "0123456789ab",
    level: "breach" as const,
    kind: "answers" as const,
    rule: "json" as const,
    operation: text,
    message: text,
    expected: text,
    received: text,
    curl: text,
    source: { file: text, line: 1 },
    count: 1,
  };
  const none = { checks: 1, findings: 0 };
  return {
    outcome: "broken",
    server: text,
    seed: 1,
    findings: [finding],
    waived: [finding],
    reasons: [text],
    kinds: Object.fromEntries(
      kinds.map((kind) => [kind, { ...none, findings: kind === "answers" ? 1 : 0 }]),
    ) as Record<FindingKind, typeof none>,
    coverage: {
      reached: 0,
      total: 1,
      missing: [{ operation: text, what: "field", name: text, missing: text }],
    },
    rules: {
      reached: 0,
      total: 1,
      missing: [{ operation: text, what: "rule", name: text, missing: text }],
    },
    operations: { checked: 1, total: 2, notReached: [{ operation: text, why: text }] },
    notices: [text],
    readOnly: false,
    restored: [{ operation: text, principal: "first", original: false, fields: { [text]: text } }],
    outOfTime: true,
    requests: 1,
    milliseconds: 1,
  };
}

function diffReport(text: string) {
  const findings = (["major", "minor", "patch"] as const).map((bump) =>
    makeFinding({
      verdict: "wire",
      rule: "a-rule",
      operation: text,
      place: text,
      direction: "both",
      bump,
      sentence: text,
      witness: { value: { [text]: text }, old: "accepted", new: "refused" },
      line: text,
      fix: text,
    }),
  );
  return reportOf({ name: text }, { name: text }, findings, []);
}
