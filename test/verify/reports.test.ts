import pc from "picocolors";
import { describe, expect, it } from "vitest";
import { reportForms } from "../../scripts/lib/report/forms.ts";
import type { ReportForm } from "../../scripts/lib/report/report.ts";
import type { VerifyReport } from "../../scripts/verify/index.ts";
import { verifyContent } from "../../scripts/verify/report-content.ts";

const none = { checks: 1, findings: 0 };
const report: VerifyReport = {
  outcome: "broken",
  server: "http://127.0.0.1:1",
  seed: 7,
  findings: [
    {
      fingerprint: "0123456789ab",
      level: "breach",
      kind: "laws",
      rule: "keeps",
      operation: "updateThing",
      message: "An update changes `made`, which nothing changes.",
      expected: '`made`: "2026", as before',
      received: '`made`: "<2027>"',
      curl: "curl -X PATCH 'http://127.0.0.1:1/things/1'",
      source: { file: "spec/thing.ts", line: 12 },
      count: 3,
    },
  ],
  waived: [],
  reasons: [],
  kinds: {
    answers: none,
    "valid-input": none,
    "invalid-input": none,
    auth: none,
    "methods-and-paths": none,
    laws: { checks: 4, findings: 1 },
    coverage: none,
  },
  coverage: {
    reached: 1,
    total: 2,
    missing: [
      { operation: "updateThing", what: "status", name: "409", missing: "no request was answered so" },
    ],
  },
  rules: { reached: 3, total: 3, missing: [] },
  operations: { checked: 1, total: 1, notReached: [] },
  notices: [],
  readOnly: false,
  restored: [{ operation: "updateThing", principal: "first", original: true, fields: { name: "A" } }],
  outOfTime: false,
  requests: 9,
  milliseconds: 1234,
};
const made = (form: ReportForm, of = report) => reportForms[form](verifyContent(of), pc.createColors(false));

it("is readable for people", () => {
  expect(made("pretty")).toBe(`✗ laws/keeps updateThing 0123456789ab, 3 times
  An update changes \`made\`, which nothing changes.
  expected  \`made\`: "2026", as before
  received  \`made\`: "<2027>"
  contract  spec/thing.ts:12
  repeat    curl -X PATCH 'http://127.0.0.1:1/things/1'

                    checks  findings
answers                  1         0
valid-input              1         0
invalid-input            1         0
auth                     1         0
methods-and-paths        1         0
laws                     4         1
coverage               1/2         0

not reached  updateThing status \`409\`: no request was answered so
restored  the first principal's object has again \`name\`: "A"
✗ The server breaks the contract: 1 finding. 9 requests, 1.2 s, seed 7
`);
});

it("says no more than the reason where nothing was checked", () => {
  const reasons = ["Nothing answers at `http://127.0.0.1:1`."];
  expect(made("pretty", { ...report, outcome: "unchecked", findings: [], restored: [], reasons })).toBe(
    "? Nothing answers at `http://127.0.0.1:1`.\n? The server could not be checked. 9 requests, 1.2 s, seed 7\n",
  );
});

it("is JSON with a named format", () => {
  expect(JSON.parse(made("json"))).toEqual({ format: "contract-check/1", ...report });
});

it("is JUnit XML", () => {
  const lines = made("junit").split("\n");
  expect(lines.slice(0, 5)).toEqual([
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="contract" failures="1" errors="0" time="1.234">',
    '  <testsuite name="answers" tests="1" failures="0">',
    '    <testcase classname="api" name="answers: 1 checks"/>',
    "  </testsuite>",
  ]);
  expect(lines.find((line) => line.includes("<failure"))).toBe(
    '    <testcase classname="updateThing" name="laws/keeps 0123456789ab"><failure message="An update changes `made`, which nothing changes.">An update changes `made`, which nothing changes.&#10;expected: `made`: &quot;2026&quot;, as before&#10;received: `made`: &quot;&lt;2027&gt;&quot;&#10;contract: spec/thing.ts:12&#10;repeat: curl -X PATCH \'http://127.0.0.1:1/things/1\'&#10;fingerprint: 0123456789ab</failure></testcase>',
  );
});

it("has advice as a skipped test in JUnit, which fails nothing", () => {
  const [finding] = report.findings;
  if (!finding) throw new Error("there is no finding");
  const advice = { ...finding, level: "advice", kind: "auth", rule: "scheme-case" } as const;
  const lines = made("junit", { ...report, outcome: "kept", findings: [advice] }).split("\n");
  expect(lines[1]).toBe('<testsuites name="contract" failures="0" errors="0" time="1.234">');
  expect(lines).toContain('  <testsuite name="auth" tests="1" failures="0" skipped="1">');
  expect(lines).toContain(
    '    <testcase classname="updateThing" name="auth/scheme-case 0123456789ab"><skipped message="An update changes `made`, which nothing changes."/></testcase>',
  );
});

it("annotates in GitHub's form", () => {
  expect(made("github")).toBe(
    '::error file=spec/thing.ts,line=12,title=laws/keeps updateThing::An update changes `made`, which nothing changes.%0AExpected: `made`: "2026", as before%0AReceived: `made`: "<2027>"\n::notice title=contract check::The server breaks the contract: 1 finding. 9 requests\n',
  );
});

it("names the rules that no value shows, in every format", () => {
  const pattern = (index: number) => ({
    operation: "updateThing",
    what: "rule" as const,
    name: `body/properties/p${index}/pattern`,
    missing: "no value that shows it could be drawn",
  });
  const missing = Array.from({ length: 7 }, (_, index) => pattern(index));
  const of = { ...report, outcome: "kept" as const, findings: [], rules: { reached: 3, total: 10, missing } };
  const name = "body/properties/p0/pattern";
  const lines = made("pretty", of).split("\n");
  expect(lines).toContain(`not reached  updateThing rule \`${name}\`: no value that shows it could be drawn`);
  expect(lines).toContain("not reached  2 more rules: `--format json` names them");
  expect(lines.at(-2)).toContain("not everything was checked: no value shows 7 of 10 rules.");
  expect(JSON.parse(made("json", of)).rules.missing).toHaveLength(7);
  expect(made("junit", of).match(/name="rule not reached: /g)).toHaveLength(7);
  expect(made("github", of).match(/title=rule not reached updateThing::/g)).toHaveLength(5);
});

it.each([
  [1, "✗ laws/keeps updateThing 0123456789ab"],
  [2, "✗ laws/keeps updateThing 0123456789ab, 2 times"],
])("says how often it is found where that is more than once: %d", (count, wanted) => {
  const findings = report.findings.map((finding) => ({ ...finding, count }));
  expect(made("pretty", { ...report, findings }).split("\n")[0]).toBe(wanted);
});

describe("what is left on the server", () => {
  const by = { operation: "makeThing", principal: "first" as const };
  const names = (count: number) => Array.from({ length: count }, (_, index) => `t${index}`);
  const shown = (count: number) =>
    names(count)
      .map((name) => `\`${name}\``)
      .join(", ");
  const why = "`dropThing` answers 409";
  it.each<[restored: VerifyReport["restored"][number], wanted: string]>([
    [
      { ...by, original: true, fields: {}, made: 1 },
      "restored  1 object that `makeThing` made for the check is deleted",
    ],
    [
      { ...by, original: true, fields: {}, made: 2 },
      "restored  2 objects that `makeThing` made for the check are deleted",
    ],
    [
      { ...by, original: false, fields: {}, made: 1, left: names(1), why },
      `left  1 of 1 object that \`makeThing\` made for the check is left: ${shown(1)}; ${why}`,
    ],
    [
      { ...by, original: false, fields: {}, made: 120, left: names(100), why },
      `left  100 of 120 objects that \`makeThing\` made for the check are left: ${shown(100)}; ${why}`,
    ],
    [
      { ...by, original: false, fields: {}, made: 120, left: names(102), why },
      `left  102 of 120 objects that \`makeThing\` made for the check are left: ${shown(100)} and 2 more; ${why}`,
    ],
    [
      { ...by, original: true, fields: { a: "x", b: 1 } },
      'restored  the first principal\'s object has again `a`: "x", `b`: 1',
    ],
    [
      { ...by, original: false, fields: { a: null }, why: "it failed" },
      "left  the first principal's object now has `a`: null, by `makeThing`: it failed",
    ],
    [
      { ...by, original: false, fields: {}, why: "it failed" },
      "left  the first principal's object now has what an update gave it, by `makeThing`: it failed",
    ],
  ])("%j", (restored, wanted) => {
    expect(made("pretty", { ...report, restored: [restored] }).split("\n")).toContain(wanted);
  });
});

describe("a report of people", () => {
  const [breach] = report.findings as [VerifyReport["findings"][number]];
  const advice = (operation: string) =>
    ({ ...breach, level: "advice", kind: "auth", rule: "scheme-case", operation, says: "RFC 9110" }) as const;
  const kept: VerifyReport = {
    ...report,
    outcome: "kept",
    findings: [],
    restored: [],
    coverage: { reached: 1, total: 1, missing: [] },
  };
  const known = {
    ...{ fingerprint: "0123456789ab", kind: "laws", rule: "keeps", operation: "updateThing" },
    message: "M.",
  } as const;
  const entries = (count: number) => [{ why: "it is not of the API", count, first: "/log/entries/0" }];
  const recording = { file: "t.har", entries: 3, judged: 2, skipped: entries(1), partly: entries(2) };

  it.each<[what: string, of: VerifyReport, lines: readonly string[]]>([
    [
      "advice of several operations, once",
      { ...kept, findings: ["a", "b", "c", "d", "e"].map(advice) },
      ["  • auth/scheme-case a, b, c, d and 1 more 0123456789ab, 3 times", "    why       RFC 9110"],
    ],
    [
      "the words of the contract, and how a log names the request",
      {
        ...report,
        findings: [
          { ...breach, says: "`made`: When it was made.", requestId: "r1", traceparent: "00-abc-def-01" },
        ],
      },
      ["  says      `made`: When it was made.", "  request   x-request-id r1, trace abc"],
    ],
    [
      "no place, where none is known",
      { ...report, findings: [{ ...breach, source: undefined as never }] },
      ['  received  `made`: "<2027>"'],
    ],
    ["what a waiver names", { ...kept, waived: [breach] }, ["waived  laws/keeps updateThing 0123456789ab"]],
    [
      "what the baseline has",
      { ...kept, baseline: { known: [breach], gone: [known], next: [] } },
      [
        "known  laws/keeps updateThing 0123456789ab",
        "gone  keeps updateThing 0123456789ab, remove with --update-baseline",
      ],
    ],
    [
      "what of a recording was not judged",
      { ...kept, recording },
      [
        "skipped  1 entry of the recording, as it is not of the API: /log/entries/0",
        "in part  2 entries of the recording, as it is not of the API: /log/entries/0 and others",
        "✓ The recorded answers keep the contract: 2 of 3 entries judged, and nothing sent. 2 recorded requests, 1.2 s",
      ],
    ],
    [
      "that there was no time",
      { ...kept, outOfTime: true },
      ["The budget ran out: not everything was checked."],
    ],
  ])("has %s", (_, of, lines) => {
    expect(made("pretty", of).split("\n")).toEqual(expect.arrayContaining([...lines]));
  });

  it("counts advice beside breaches", () => {
    const counts = { ...kept.kinds, auth: { checks: 2, findings: 3, advice: 1 } };
    const lines = made("pretty", { ...kept, kinds: counts }).split("\n");
    expect(
      lines
        .find((line) => line.includes("breaches"))
        ?.trim()
        .split(/ +/),
    ).toEqual(["checks", "breaches", "advice"]);
    expect(lines.find((line) => line.startsWith("auth"))?.split(/ +/)).toEqual(["auth", "2", "2", "1"]);
  });

  it("names the operations that were not reached, to programs", () => {
    const operations = {
      checked: 0,
      total: 1,
      notReached: [{ operation: "updateThing", why: "it needs `id`" }],
    };
    expect(made("junit", { ...kept, operations })).toContain("it needs `id`");
  });
});
