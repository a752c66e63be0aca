import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { ProblemError } from "../../scripts/lib/problem.ts";
import { serverToCheck } from "../../scripts/verify/checked-server.ts";
import { exitCodeOf } from "../../scripts/verify/exit-code.ts";
import { kinds, type VerifyFinding, type VerifyReport } from "../../scripts/verify/report.ts";
import { refuseUnwritable, writeReport } from "../../scripts/verify/report-file.ts";
import { verdictOf } from "../../scripts/verify/verdict.ts";
import { things } from "./things.ts";

const finding = (level: VerifyFinding["level"]): VerifyFinding => ({
  ...{ fingerprint: "0", level, kind: "laws", rule: "keeps", operation: "a", count: 1 },
  ...{ message: "M.", expected: "e", received: "r", curl: "curl" },
});
const [breach, advice] = [finding("breach"), finding("advice")];
const none = { checks: 0, findings: 0 };
const kept: VerifyReport = {
  ...{ outcome: "kept", server: "http://127.0.0.1:1", seed: 1, findings: [], waived: [], reasons: [] },
  kinds: Object.fromEntries(kinds.map((kind) => [kind, none])) as VerifyReport["kinds"],
  coverage: { reached: 1, total: 1, missing: [] },
  rules: { reached: 1, total: 1, missing: [] },
  operations: { checked: 2, total: 2, notReached: [] },
  ...{ notices: [], readOnly: false, restored: [], outOfTime: false, requests: 1, milliseconds: 1 },
};
const known = (count: number): NonNullable<VerifyReport["baseline"]> => ({
  known: Array.from({ length: count }, () => breach),
  gone: [],
  next: [],
});
const recording = { file: "t.har", entries: 4, judged: 3, skipped: [], partly: [] };
const notReached = (...reasons: readonly string[]) => ({
  checked: 1,
  total: 1 + reasons.length,
  notReached: reasons.map((why, index) => ({ operation: `o${index}`, why })),
});
const rule = { operation: "a", what: "rule", name: "body/pattern", missing: "none" } as const;

describe("the verdict on a run", () => {
  it.each<[what: string, report: Partial<VerifyReport>, wanted: string]>([
    ["nothing found", {}, "The server keeps the contract."],
    ["advice", { findings: [advice] }, "The server keeps the contract, with 1 piece of advice."],
    ["nothing sent", { outcome: "unchecked" }, "The server could not be checked."],
    ["nothing judged", { outcome: "unchecked", recording }, "Nothing could be checked."],
    ["a breach", { outcome: "broken", findings: [breach] }, "The server breaks the contract: 1 finding."],
    [
      "breaches and advice",
      { outcome: "broken", findings: [breach, breach, advice, advice] },
      "The server breaks the contract: 2 findings, and 2 pieces of advice.",
    ],
    [
      "a breach beside known ones",
      { outcome: "broken", findings: [breach], baseline: known(1) },
      "The server breaks the contract: 1 new finding.",
    ],
    [
      "a breach, and an operation that was not reached",
      { outcome: "broken", findings: [breach], operations: notReached("it needs `id`") },
      "The server breaks the contract: 1 finding. 1 of 2 operations checked; 1 not reached: it needs `id`.",
    ],
    ["known ones", { baseline: known(2) }, "Nothing new is found: the baseline has 2 findings of this run."],
    [
      "known ones and advice",
      { baseline: known(1), findings: [advice] },
      "Nothing but 1 piece of advice is found: the baseline has 1 finding of this run.",
    ],
    ["a baseline without findings", { baseline: known(0) }, "The server keeps the contract."],
    [
      "an operation that was not reached, nobody knows why",
      { operations: { checked: 1, total: 2, notReached: [] } },
      "Nothing is found, but not everything was checked: 1 of 2 operations checked; 1 not reached.",
    ],
    [
      "operations that were not reached, of which two for one reason",
      { operations: notReached("a", "a", "b") },
      "Nothing is found, but not everything was checked: 1 of 4 operations checked; 3 not reached: a; b.",
    ],
    [
      "more reasons than are shown",
      { operations: notReached("a", "b", "c", "d"), findings: [advice] },
      "Nothing but 1 piece of advice is found, but not everything was checked: 1 of 5 operations checked; 4 not reached: a; b; c; and others.",
    ],
    ["no time", { outOfTime: true }, "Nothing is found, but not everything was checked: the budget ran out."],
    [
      "reading alone",
      { readOnly: true },
      "Nothing is found, but not everything was checked: nothing was sent that changes an object.",
    ],
    [
      "a recording",
      { recording },
      "The recorded answers keep the contract: 3 of 4 entries judged, and nothing sent.",
    ],
    [
      "a recording, with advice",
      { recording, findings: [advice] },
      "The recorded answers keep the contract, with 1 piece of advice: 3 of 4 entries judged, and nothing sent.",
    ],
    [
      "rules that no value shows",
      { rules: { reached: 1, total: 3, missing: [rule, rule] } },
      "Nothing is found, but not everything was checked: no value shows 2 of 3 rules.",
    ],
  ])("%s", (_, report, wanted) => {
    expect(verdictOf({ ...kept, ...report })).toBe(wanted);
  });
});

it.each<[report: Partial<VerifyReport>, failOn: VerifyFinding["level"], code: number]>([
  [{}, "breach", 0],
  [{}, "advice", 0],
  [{ findings: [advice] }, "breach", 0],
  [{ findings: [advice] }, "advice", 1],
  [{ outcome: "broken", findings: [breach] }, "breach", 1],
  [{ outcome: "broken", findings: [breach] }, "advice", 1],
  [{ outcome: "unchecked", findings: [breach] }, "advice", 2],
])("the exit code for %j, failing on %s, is %d", (report, failOn, code) => {
  expect(exitCodeOf({ ...kept, ...report }, failOn)).toBe(code);
});

describe("a report", () => {
  it("is written into a file, or to stdout", async () => {
    const folder = await mkdtemp(join(tmpdir(), "report-"));
    const file = join(folder, "report.json");
    const out = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    try {
      await refuseUnwritable(file);
      expect(await readFile(file, "utf8")).toBe("");
      await writeReport(kept, "json", file);
      expect(out).not.toHaveBeenCalled();
      await writeReport(kept, "json");
      expect(out.mock.calls).toEqual([[await readFile(file, "utf8")]]);
      expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({ outcome: "kept" });
    } finally {
      out.mockRestore();
      await rm(folder, { recursive: true });
    }
  });

  it("is refused before anything is sent where its file can't be written", async () => {
    const file = join(import.meta.dirname, "no-such-folder", "report.json");
    const failure = await refuseUnwritable(file).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ProblemError);
    expect((failure as ProblemError).problems).toMatchObject([{ code: "report-unwritable", file }]);
    await expect(writeReport(kept, "junit", file)).rejects.toThrow(ProblemError);
  });
});

describe("the server to check", () => {
  it.each([
    ["none", {}, "no-server"],
    ["two", { url: "http://127.0.0.1:1", isLocal: true }, "no-server"],
  ])("is not %s", async (_, options, code) => {
    const failure = await serverToCheck(options, await loadContract(things)).catch((error: unknown) => error);
    expect((failure as ProblemError).problems).toMatchObject([{ code }]);
  });

  it("is the one that is named, which is not stopped", async () => {
    const { server, fixtures, stop } = await serverToCheck(
      { url: "http://127.0.0.1:1" },
      await loadContract(things),
    );
    await stop();
    expect([server, fixtures]).toEqual(["http://127.0.0.1:1", undefined]);
  });
});
