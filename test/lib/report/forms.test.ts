import pc from "picocolors";
import { expect, it } from "vitest";
import { reportForms } from "../../../scripts/lib/report/forms.ts";
import type { Report, ReportFinding, ReportForm } from "../../../scripts/lib/report/report.ts";

const finding: ReportFinding = {
  level: "error",
  tone: "bad",
  group: "Breaking",
  rule: "a-rule",
  fingerprint: "0123456789ab",
  about: "GET /a",
  title: "GET /a · response",
  heading: { strong: "GET /a and GET /b · response" },
  properties: ["on the wire", "major"],
  within: "response",
  others: ["GET /b"],
  message: "It breaks `x`.",
  details: [
    { name: "no longer", label: "no longer compiles", text: "a.b", isCode: true },
    { name: "judged", label: "judged by keyword", lead: "by keyword: ", text: "type" },
    { name: "id", text: "0123", isDim: true, without: ["junit", "github"] },
  ],
  place: { file: "a.ts", line: 3 },
};

const report: Report = {
  title: "changes",
  findings: [
    finding,
    {
      ...finding,
      level: "notice",
      tone: "fair",
      group: "Added",
      title: "GET /b",
      details: [],
      isRepeated: true,
    },
  ],
  groups: [
    { name: "Breaking", passed: "Breaking: no change" },
    { name: "Added", passed: "Added: no change" },
    { name: "Fixed", passed: "Fixed: no change" },
  ],
  isSectioned: true,
  gaps: [{ about: "GET /a", what: "rule", name: "body/type", why: "no value", forms: ["junit", "github"] }],
  notes: [],
  obstacles: ["Nothing answers."],
  verdict: { tone: "bad", text: "2 changes.", annotation: { title: "all", text: "2 changes" } },
  data: { findings: 2 },
};

it.each<[ReportForm, string]>([
  [
    "pretty",
    `Breaking

  ✗ GET /a and GET /b · response
    on the wire, major
    It breaks \`x\`.
    no longer a.b
    judged    by keyword: type
    id        0123

? Nothing answers.

2 changes.
`,
  ],
  ["json", '{\n  "findings": 2\n}\n'],
  [
    "junit",
    `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="changes" failures="1" errors="1">
  <testsuite name="Breaking" tests="1" failures="1">
    <testcase classname="GET /a" name="Breaking/a-rule 0123456789ab"><failure message="It breaks \`x\`.">It breaks \`x\`.&#10;no longer compiles: a.b&#10;judged by keyword: type&#10;fingerprint: 0123456789ab</failure></testcase>
  </testsuite>
  <testsuite name="Added" tests="1" failures="0" skipped="1">
    <testcase classname="GET /a" name="Added/a-rule 0123456789ab"><skipped message="It breaks \`x\`."/></testcase>
  </testsuite>
  <testsuite name="Fixed" tests="1" failures="0">
    <testcase classname="api" name="Fixed: no change"/>
  </testsuite>
  <testsuite name="operations" tests="1" skipped="1">
    <testcase classname="GET /a" name="rule not reached: body/type"><skipped message="no value"/></testcase>
  </testsuite>
  <testsuite name="fixtures" tests="1" errors="1">
    <testcase classname="api" name="could not check"><error message="Nothing answers."/></testcase>
  </testsuite>
</testsuites>
`,
  ],
  [
    "github",
    `::error file=a.ts,line=3,title=GET /a · response::It breaks \`x\`.%0ANo longer compiles: a.b%0AJudged by keyword: type
::notice file=a.ts,line=3,title=GET /b::It breaks \`x\`.
::error title=could not check::Nothing answers.
::notice title=rule not reached GET /a::\`body/type\`: no value
::notice title=all::2 changes
`,
  ],
  [
    "markdown",
    `### Breaking

- It breaks \`x\`.
  - response · on the wire · major
  - also \`GET /b\`
  - no longer compiles: \`a.b\`
  - judged by keyword: type
  - id 0123

### Could not check

- Nothing answers.

2 changes.
`,
  ],
])("a report is written as %s", (form, text) => {
  expect(reportForms[form](report, pc.createColors(false))).toBe(text);
});
