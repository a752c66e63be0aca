import { describe, expect, it } from "vitest";
import { ProblemError } from "../../scripts/lib/problem.ts";
import type { VerifyFinding } from "../../scripts/verify/report.ts";
import { applyWaivers, readWaivers } from "../../scripts/verify/waivers.ts";

const finding: VerifyFinding = {
  fingerprint: "0123456789ab",
  level: "breach",
  kind: "laws",
  rule: "keeps",
  operation: "updateThing",
  message: "",
  expected: "",
  received: "",
  curl: "",
  count: 1,
};
const waiver = { fingerprint: finding.fingerprint, reason: "known", expires: "2026-11-25" };

describe("a waiver", () => {
  it.each([
    ["takes its finding out until the end of its last day", [waiver], "2026-11-25", [], 1],
    [
      "no longer holds on the day after",
      [waiver],
      "2026-11-26",
      ["laws/keeps", "coverage/waiver-expired"],
      0,
    ],
    [
      "that nothing needs is a finding",
      [{ ...waiver, fingerprint: "ffffffffffff" }],
      "2026-11-25",
      ["laws/keeps", "coverage/waiver-stale"],
      0,
    ],
  ])("%s", (_, waivers, today, left, waived) => {
    const applied = applyWaivers([finding], waivers, today);
    expect(applied.left.map(({ kind, rule }) => `${kind}/${rule}`)).toEqual(left);
    expect(applied.waived).toHaveLength(waived);
  });

  it("that has expired, or that nothing needs, is found at its line of the file", () => {
    const both = [waiver, { ...waiver, fingerprint: "ffffffffffff", expires: "2027-01-01" }];
    const { left } = applyWaivers([], readWaivers(JSON.stringify(both, null, 2), "a.json"), "2026-11-26");
    expect(left.map(({ rule, source }) => [rule, source])).toEqual([
      ["waiver-expired", { file: "a.json", line: 3 }],
      ["waiver-stale", { file: "a.json", line: 8 }],
    ]);
  });

  it.each([
    ["no JSON", "{", ["The waivers can't be read: the file is not JSON."]],
    [
      "no reason",
      JSON.stringify([{ ...waiver, reason: " " }]),
      ["The waiver at `/0/reason` can't be used: expected the reason why it is accepted."],
    ],
    [
      "two faults",
      JSON.stringify([{ ...waiver, fingerprint: "x", expires: "soon" }]),
      [
        "The waiver at `/0/fingerprint` can't be used: expected 12 hexadecimal digits, as a finding shows them.",
        "The waiver at `/0/expires` can't be used: expected a day, `YYYY-MM-DD`.",
      ],
    ],
  ])("is refused with its place: %s", (_, text, wanted) => {
    const read = () => readWaivers(text, "waivers.json");
    expect(read).toThrow(ProblemError);
    try {
      read();
    } catch (error) {
      expect((error as ProblemError).problems.map(({ message }) => message)).toEqual(wanted);
    }
  });
});
