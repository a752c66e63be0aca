import { readFile } from "node:fs/promises";
import pc from "picocolors";
import { describe, expect, it } from "vitest";
import { type Finding, makeFinding } from "../scripts/compare/finding.ts";
import { reportOf } from "../scripts/compare/report.ts";
import { diffReportContent } from "../scripts/compare/report-content.ts";
import { contractFormat } from "../scripts/contract/installed.ts";
import { engines } from "../scripts/lib/engines.ts";
import { reportForms } from "../scripts/lib/report/forms.ts";
import type { Report } from "../scripts/lib/report/report.ts";
import { exitCodeOf } from "../scripts/verify/exit-code.ts";
import type { VerifyReport } from "../scripts/verify/index.ts";
import { verifyContent } from "../scripts/verify/report-content.ts";
import { surface } from "./stability/surface.ts";

/** The promises of `docs/stability.md`, each with the tests that hold it: a file, and the name of a test in it. */
const held: Readonly<Record<string, readonly (readonly [file: string, test: string])[]>> = {
  "the vocabulary of a spec": [
    ["test/stability.test.ts", "keeps its names: words of the vocabulary"],
    ["test/generate/frozen.test.ts", "document and pages are what they were"],
  ],
  "what is generated": [
    ["test/stability.test.ts", "keeps its names: exports of the client"],
    ["test/stability.test.ts", "keeps its names: exports of the stubs"],
    ["test/generate/frozen.test.ts", "document and pages are what they were"],
  ],
  "the OpenAPI document": [["test/generate/frozen.test.ts", "document and pages are what they were"]],
  "reports in JSON, JUnit and GitHub's form": [
    ["test/stability.test.ts", "keeps its names: codes of problems"],
    ["test/stability.test.ts", "keeps its names: rules of verify"],
    ["test/stability.test.ts", "keeps its names: rules of diff"],
    ["test/stability.test.ts", "is what it was in JSON, and may have more"],
    ["test/stability.test.ts", "has the elements and attributes that it had in JUnit"],
    ["test/stability.test.ts", "has the annotations that it had on GitHub"],
  ],
  "texts of problems, the form `pretty`": [],
  "exit codes": [
    ["test/stability.test.ts", "verify ends with"],
    ["test/lib/command.test.ts", "ends with"],
  ],
  "commands and options": [["test/stability.test.ts", "keeps its names: commands and options"]],
  "what plugins read (`ApiModel`)": [["test/stability.test.ts", "keeps its names: fields that plugins read"]],
  "`contract.json` of a contract's package": [
    ["test/contract/installed.test.ts", "tells where the parts of an installed contract are"],
  ],
  Node: [["test/stability.test.ts", "runs on the lines of Node that are maintained"]],
};

const frozen = (name: string) => readFile(new URL(`stability/${name}`, import.meta.url), "utf8");
const then: Readonly<Record<string, readonly string[]>> = JSON.parse(await frozen("surface.json"));
const now = await surface();

it("each promise is held by tests", async () => {
  const rows = (await readFile("docs/stability.md", "utf8")).matchAll(/^\| (?!what \||---)(.+?) \|/gm);
  expect([...rows].map(([, what]) => what)).toEqual(Object.keys(held));
  for (const [file, test] of Object.values(held).flat()) {
    const text = await readFile(file, "utf8");
    const [name = "", list] = test.split(/(?<=^keeps its names): /);
    expect([file, test, text.includes(name)]).toEqual([file, test, true]);
    if (list !== undefined) expect(Object.keys(then)).toContain(list);
  }
});

it.each(Object.keys(then))("keeps its names: %s", (what) => {
  expect(then[what]?.length).toBeGreaterThan(0);
  expect(then[what]?.filter((name) => !now[what]?.includes(name))).toEqual([]);
});

/** The reports of findings that stand in files beside it, and those files. */
const reports: readonly (readonly [command: string, report: Report])[] = [
  ["verify", verifyContent(JSON.parse(await frozen("verify.input.json")) as VerifyReport)],
  [
    "diff",
    diffReportContent(
      reportOf(
        { name: "old.json", version: "1.2.3" },
        { name: "new.json" },
        [makeFinding(JSON.parse(await frozen("diff.input.json")) as Finding)],
        [],
      ),
    ),
  ],
];
const colors = pc.createColors(false);

describe.each(reports)("the report of %s", (command, report) => {
  it("is what it was in JSON, and may have more", async () => {
    expect(JSON.parse(reportForms.json(report, colors))).toMatchObject(
      JSON.parse(await frozen(`${command}.json`)),
    );
  });

  it("has the elements and attributes that it had in JUnit", async () => {
    const skeleton = (xml: string) =>
      [...xml.matchAll(/<(\/?\w+)([^>]*)>/g)].map(([, element, attributes = ""]) => [
        element,
        attributes.replace(/(?<=message=").*?(?=")/, "…").trim(),
      ]);
    expect(skeleton(reportForms.junit(report, colors))).toEqual(skeleton(await frozen(`${command}.xml`)));
  });

  it("has the annotations that it had on GitHub", async () => {
    const heads = (text: string) => [...text.matchAll(/^::.*?::/gm)].map(([head]) => head);
    expect(heads(reportForms.github(report, colors))).toEqual(heads(await frozen(`${command}.txt`)));
  });
});

it.each<[outcome: VerifyReport["outcome"], failOn: "breach" | "advice", code: number]>([
  ["kept", "breach", 0],
  ["kept", "advice", 1],
  ["broken", "breach", 1],
  ["broken", "advice", 1],
  ["unchecked", "breach", 2],
  ["unchecked", "advice", 2],
])("verify ends with: %s, if %s counts, with %i", async (outcome, failOn, code) => {
  const report = JSON.parse(await frozen("verify.input.json")) as VerifyReport;
  expect(exitCodeOf({ ...report, outcome }, failOn)).toBe(code);
});

it("runs on the lines of Node that are maintained, and reads the form of contracts that it wrote", () => {
  expect(engines.node).toBe("^20.19 || >=22.12");
  expect(contractFormat).toBeGreaterThanOrEqual(1);
});
