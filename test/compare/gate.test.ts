import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readApprovals } from "../../scripts/compare/approvals.ts";
import { type Finding, makeFinding } from "../../scripts/compare/finding.ts";
import { gate } from "../../scripts/compare/gate.ts";
import { ProblemError } from "../../scripts/lib/problem.ts";
import { sunsetChanges } from "./documents.ts";

function finding(rule: string, bump: Finding["bump"], operation = "GET /things"): Finding {
  const base = { verdict: "wire", place: "operation", direction: "both", sentence: "It changed." } as const;
  return makeFinding({ ...base, rule, bump, operation });
}

const removed = finding("operation-removed", "major");
const added = finding("response-added", "minor");

describe("the gate", () => {
  it.each<[what: string, approved: readonly string[], open: readonly Finding[], stale: readonly string[]]>([
    ["keeps a break that nobody approved out", [], [removed], []],
    ["lets an approved break in", [removed.fingerprint], [], []],
    ["refuses an approval that fits nothing", [removed.fingerprint, "0123456789ab"], [], ["0123456789ab"]],
  ])("%s", (_, approved, open, stale) => {
    const approvals = approved.map((fingerprint) => ({ fingerprint, reason: "Nobody called it", by: "AB" }));
    const judged = gate([removed, added], approvals, "approved.json");
    expect(judged.open).toEqual(open);
    expect(judged.problems).toEqual(
      stale.map((fingerprint) => ({
        code: "approval-stale",
        message: `The approval \`${fingerprint}\` (Nobody called it) fits no finding.`,
        file: "approved.json",
        fix: "Remove it from the file.",
      })),
    );
  });
});

const document = (sunset?: string) => ({
  paths: {
    "/things": { get: { deprecated: true, ...(sunset ? { "x-sunset": sunset } : {}), responses: {} } },
  },
});
const without = { paths: {} };

describe("a sunset", () => {
  it.each<
    [
      what: string,
      old: object,
      now: object,
      today: string,
      rules: string[],
      open: string[],
      refused: string[],
    ]
  >([
    [
      "is a promise until that day, approved or not",
      document("2027-06-01"),
      without,
      "2027-05-31",
      ["operation-removed-before-sunset"],
      [],
      ["operation-removed-before-sunset"],
    ],
    [
      "announces a removal from that day on",
      document("2027-06-01"),
      without,
      "2027-06-01",
      ["operation-removed-after-sunset"],
      [],
      [],
    ],
    [
      "that is absent announces nothing",
      document(),
      without,
      "2027-06-01",
      ["operation-removed"],
      ["operation-removed"],
      [],
    ],
    [
      "may not be brought forward",
      document("2027-06-01"),
      document("2027-03-01"),
      "2026-11-25",
      ["operation-removed", "sunset-brought-forward"],
      ["operation-removed", "sunset-brought-forward"],
      [],
    ],
    [
      "may be put off",
      document("2027-06-01"),
      document("2027-09-01"),
      "2026-11-25",
      ["operation-removed"],
      ["operation-removed"],
      [],
    ],
  ])("%s", (_, old, now, today, rules, open, refused) => {
    const findings = sunsetChanges([removed], { ...old }, { ...now }, today);
    expect(findings.map(({ rule }) => rule)).toEqual(rules);
    expect(findings.every(({ bump }) => bump === "major")).toBe(true);
    const approvals = findings
      .filter(({ rule }) => refused.includes(rule))
      .map(({ fingerprint }) => ({ fingerprint, reason: "In a hurry", by: "AB" }));
    const judged = gate(findings, approvals, "approved.json");
    expect(judged.open.map(({ rule }) => rule)).toEqual(open);
    expect(judged.problems.map(({ code }) => code)).toEqual(refused);
  });
});

describe("approvals", () => {
  let directory = "";
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "approvals-"));
  });
  afterAll(() => rm(directory, { recursive: true }));

  const entry = { fingerprint: "0123456789ab", reason: "Nobody called it", by: "AB" };
  it.each<[what: string, text: string, wanted: unknown]>([
    ["are read", JSON.stringify([entry]), [entry]],
    [
      "must be JSON",
      "[",
      ["`approvals` is not as expected: Invalid input: expected array, received undefined."],
    ],
    [
      "need a reason and initials",
      JSON.stringify([{ ...entry, reason: " ", by: "anna" }]),
      [
        "`approvals/0/reason` is not as expected: expected the reason.",
        "`approvals/0/by` is not as expected: expected initials: 2 to 4 capitals.",
      ],
    ],
    [
      "need a whole fingerprint",
      JSON.stringify([{ ...entry, fingerprint: "*" }]),
      [
        "`approvals/0/fingerprint` is not as expected: expected the fingerprint of a finding: 12 hexadecimal digits.",
      ],
    ],
  ])("%s", async (_, text, wanted) => {
    const path = join(directory, "approved-breaks.json");
    await writeFile(path, text);
    const read = await readApprovals(path).catch((error: unknown) => {
      if (!(error instanceof ProblemError)) throw error;
      return error.problems.map(({ message }) => message);
    });
    expect(read).toEqual(wanted);
  });

  it("are none where there is no file", async () => {
    expect(await readApprovals(join(directory, "nowhere.json"))).toEqual([]);
  });
});
