import pc from "picocolors";
import { describe, expect, it } from "vitest";
import { type Bump, type Finding, makeFinding } from "../../scripts/compare/finding.ts";
import { mergedByOperation, reportOf, stoppingFindings, summaryOf } from "../../scripts/compare/report.ts";
import { diffReportContent } from "../../scripts/compare/report-content.ts";
import { announcedRemoval } from "../../scripts/compare/sunset.ts";
import { reportForms } from "../../scripts/lib/report/forms.ts";

const found = (bump: Bump, more: Partial<Parameters<typeof makeFinding>[0]> = {}) =>
  makeFinding({
    ...{ verdict: "wire", rule: "request-type-narrowed", place: "request body /a", direction: "request" },
    ...{ bump: bump as Finding["bump"], operation: "POST /things", sentence: "`POST /things` changes." },
    ...more,
  });
const of = (findings: readonly Finding[], approved: readonly Finding[] = [], version?: string) =>
  reportOf(
    { name: "old.json", ...(version ? { version } : {}) },
    { name: "new.json" },
    findings,
    approved.map(({ fingerprint }) => ({ fingerprint, reason: "r", by: "b" })),
  );
const pretty = (report: ReturnType<typeof of>) =>
  reportForms.pretty(diffReportContent(report), pc.createColors(false));

it.each<[what: string, report: ReturnType<typeof of>, wanted: string]>([
  ["nothing", of([], [], "1.2.3"), "Nothing changes for callers"],
  ["one change", of([found("major")]), "1 change: 1 breaking; this takes a major version"],
  [
    "several after a release",
    of(
      [found("major"), found("minor", { rule: "operation-added" }), found("patch", { rule: "x" })],
      [],
      "1.2.3",
    ),
    "3 changes: 1 breaking, 1 added, 1 changed; this takes a major version, 2.0.0 or higher",
  ],
])("the summary of %s", (_, report, wanted) => {
  expect(summaryOf(report)).toBe(wanted);
});

it.each<[level: Bump, stopped: readonly string[]]>([
  ["none", []],
  ["major", ["a"]],
  ["minor", ["a", "c"]],
  ["patch", ["a", "c", "d"]],
])("a level of %s lets pass what is smaller, approved or announced", (level, stopped) => {
  const [a, approved] = [found("major", { place: "a" }), found("major", { place: "b" })];
  const announced = found("major", { rule: announcedRemoval, place: "e" });
  const report = of(
    [a, approved, found("minor", { place: "c" }), found("patch", { place: "d" }), announced],
    [approved],
  );
  expect(stoppingFindings(report, level).map(({ place }) => place)).toEqual(stopped);
});

describe("findings that differ only in the operation", () => {
  const at = (operation: string | undefined, more = {}) =>
    found("major", {
      ...(operation ? { operation } : {}),
      sentence: operation ? `\`${operation}\` changes.` : "All changes.",
      ...more,
    });
  const names = (count: number) => Array.from({ length: count }, (_, index) => `GET /${index}`);

  it("are told together, with each operation's name", () => {
    const report = of([at("GET /a"), at("GET /b"), at("GET /c", { place: "other" })]);
    expect(mergedByOperation(report, "Breaking").map(({ operations }) => operations)).toEqual([
      ["GET /a", "GET /b"],
      ["GET /c"],
    ]);
    expect(mergedByOperation(report, "Added")).toEqual([]);
  });

  it.each<[count: number, heading: string]>([
    [1, "GET /0 · request body /a"],
    [2, "GET /0 and GET /1 · request body /a"],
    [3, "GET /0, GET /1 and 1 more · request body /a"],
    [5, "GET /0, GET /1 and 3 more · request body /a"],
  ])("%d of them are headed %s", (count, heading) => {
    expect(pretty(of(names(count).map((name) => at(name))))).toContain(heading);
  });
});

it.each<[count: number, wanted: string]>([
  [0, ""],
  [1, "x-0"],
  [8, "x-0; x-1; x-2; x-3; x-4; x-5; x-6; x-7"],
  [9, "x-0; x-1; x-2; x-3; x-4; x-5; x-6; x-7; and 1 more"],
  [11, "x-0; x-1; x-2; x-3; x-4; x-5; x-6; x-7; and 3 more"],
])("of %d kinds of members that are not compared, the first eight are named", (count, wanted) => {
  const ignored = Array.from({ length: count }, (_, index) => `x-${index}`);
  const { notes } = diffReportContent({ ...of([]), ignored });
  expect(notes.filter(({ label }) => label === "not compared").map(({ text }) => text)).toEqual(
    wanted === "" ? [] : [wanted],
  );
});

describe("what is told of a finding", () => {
  const line = "const name: string = result.data.name;";
  it.each<
    [what: string, finding: Finding, isApproved: boolean, wanted: readonly string[], not: readonly string[]]
  >([
    ["its way out", found("major", { fix: "Keep it." }), false, ["next", "Keep it."], ["approved"]],
    ["that it is approved", found("major"), true, ["approved"], ["next"]],
    ["no fingerprint of what needs no approval", found("minor"), false, [], ["approved", "id "]],
    [
      "a line that no longer compiles",
      found("major", { verdict: "client", line }),
      false,
      ["no longer", line, "in the client"],
      ["now "],
    ],
    [
      "a line that compiles now",
      found("minor", { verdict: "client", line, rule: "client-result-added" }),
      false,
      ["now       const name", line],
      ["no longer"],
    ],
    [
      "a value that shows it",
      found("major", { witness: { value: { a: 1 }, old: "accepted", new: "refused" } }),
      false,
      ['{"a":1}', "the old contract accepts it, the new one refuses it"],
      ["by keyword"],
    ],
    [
      "a value that shows the other way",
      found("minor", { witness: { value: 1, old: "refused", new: "accepted" } }),
      false,
      ["the old contract refuses it, the new one accepts it"],
      [],
    ],
    [
      "why no value does",
      found("major", { byKeyword: "no value breaks it" }),
      false,
      ["by keyword", "no value breaks it"],
      ["witness"],
    ],
    ["its direction", found("major"), false, ["request, on the wire, major"], []],
    [
      "no direction of what has none",
      found("major", { direction: "both" }),
      false,
      ["on the wire, major"],
      ["both"],
    ],
  ])("%s", (_, finding, isApproved, wanted, not) => {
    const text = pretty(of([finding], isApproved ? [finding] : []));
    for (const words of wanted) expect(text).toContain(words);
    for (const words of not) expect(text).not.toContain(words);
  });

  it.each<[finding: Finding, isApproved: boolean, level: string]>([
    [found("major"), false, "error"],
    [found("major"), true, "warning"],
    [found("minor"), false, "notice"],
    [found("patch"), false, "notice"],
  ])("to GitHub, as an annotation of its level", (finding, isApproved, level) => {
    const text = reportForms.github(
      diffReportContent(of([finding], isApproved ? [finding] : [])),
      pc.createColors(false),
    );
    expect(text).toMatch(new RegExp(`^::${level} `));
  });

  it("is the whole of it in JSON", () => {
    const finding = found("major");
    const data = JSON.parse(
      reportForms.json(diffReportContent(of([finding], [finding], "0.1.0")), pc.createColors(false)),
    );
    expect(data).toEqual({
      ...{ old: "old.json", now: "new.json", bump: "major", version: "0.2.0" },
      findings: [finding],
      approved: [finding.fingerprint],
    });
  });

  it("without an operation is about the API", () => {
    const { operation: _operation, ...finding } = found("major", { place: "servers" });
    const [content] = diffReportContent(of([finding])).findings;
    expect([content?.about, content?.title]).toEqual(["api", "servers"]);
  });
});
