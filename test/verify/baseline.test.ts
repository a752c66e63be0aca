import { describe, expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { ProblemError } from "../../scripts/lib/problem.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import {
  againstBaseline,
  type KnownFinding,
  readBaseline,
  whatWasChecked,
} from "../../scripts/verify/baseline.ts";
import type { VerifyFinding } from "../../scripts/verify/report.ts";
import { things } from "./things.ts";

const { model } = modelOfContract((await loadContract(things)).contract);
const finding = (fingerprint: string, more: Partial<VerifyFinding> = {}): VerifyFinding => ({
  fingerprint: fingerprint.repeat(12),
  level: "breach",
  kind: "answers",
  rule: "json",
  operation: "makeThing",
  message: `${fingerprint} is wrong. Sent: x.`,
  expected: "",
  received: "",
  curl: "",
  count: 1,
  ...more,
});
const known = (fingerprint: string, more: Partial<KnownFinding> = {}): KnownFinding => ({
  rule: "answers/json",
  operation: "makeThing",
  message: `${fingerprint} is wrong.`,
  fingerprint: fingerprint.repeat(12),
  ...more,
});
const always = () => true;
const names = (list: readonly { readonly fingerprint: string }[] = []) =>
  list.map(({ fingerprint }) => fingerprint.charAt(0)).join("");

describe("against a baseline", () => {
  it.each<[what: string, found: string, waived: string, baseline: string, wanted: readonly string[]]>([
    ["all is new where it is empty", "ab", "", "", ["ab", "", "", "ab"]],
    ["what it has is known", "ab", "", "a", ["b", "a", "", "ab"]],
    ["what is not found any more is gone", "a", "", "ac", ["", "a", "c", "a"]],
    ["what is waived is neither known nor gone, and the waiver has it", "a", "c", "ac", ["", "a", "", "a"]],
  ])("%s", (_, found, waived, baseline, [left, are, gone, next]) => {
    const result = againstBaseline(
      { left: [...found].map((one) => finding(one)), waived: [...waived].map((one) => finding(one)) },
      { baseline: [...baseline].map((one) => known(one)) },
      always,
    );
    const { baseline: of } = result;
    expect([names(result.left), names(of?.known), names(of?.gone), names(of?.next)]).toEqual([
      left,
      are,
      gone,
      next,
    ]);
  });

  it("that is being written, only what is no finding of the server is left", () => {
    const idle = finding("e", { kind: "coverage", rule: "waiver-expired" });
    const { left, baseline } = againstBaseline(
      { left: [finding("a"), idle], waived: [] },
      { baseline: [known("c")], updateBaseline: true },
      always,
    );
    expect([names(left), names(baseline?.known), names(baseline?.next)]).toEqual(["e", "a", "a"]);
  });

  it("what was not checked stays in it, and is not gone", () => {
    const { left, baseline } = againstBaseline(
      { left: [finding("a")], waived: [] },
      { baseline: [known("b"), known("c")] },
      ({ fingerprint }) => fingerprint.startsWith("c"),
    );
    expect([names(left), names(baseline?.gone), names(baseline?.next)]).toEqual(["a", "c", "ab"]);
  });

  it("that is not there, nothing is known", () => {
    expect(againstBaseline({ left: [finding("a")], waived: [] }, {}, always)).toEqual({
      left: [finding("a")],
    });
  });

  it("the next one is sorted, and keeps each entry word for word", () => {
    const found = [finding("b"), finding("a"), finding("c", { operation: "dropThing" })];
    const { baseline } = againstBaseline(
      { left: found, waived: [] },
      { baseline: [known("b", { message: "As it was said before." })] },
      always,
    );
    expect(baseline?.next).toEqual([
      known("c", { operation: "dropThing" }),
      known("a"),
      known("b", { message: "As it was said before." }),
    ]);
  });
});

describe("a finding can be gone", () => {
  const notReached = [{ operation: "dropThing", why: "" }];
  it.each<
    [what: string, looked: Parameters<typeof whatWasChecked>[1], entry: Partial<KnownFinding>, gone: boolean]
  >([
    ["of an operation that was checked", { options: {}, isWhole: true, notReached }, {}, true],
    [
      "not of one that was not",
      { options: {}, isWhole: true, notReached },
      { operation: "dropThing" },
      false,
    ],
    ["not where the check broke off", { options: {}, isWhole: false, notReached }, {}, false],
    ["of the whole API", { options: {}, isWhole: true, notReached: [] }, { operation: "api" }, true],
    [
      "of the whole API, not where a part was checked",
      { options: {}, isWhole: true, notReached },
      { operation: "api" },
      false,
    ],
    [
      "read only, of an operation that reads",
      { options: { readOnly: true }, isWhole: true, notReached },
      { operation: "readNote" },
      true,
    ],
    [
      "read only, not of one that changes",
      { options: { readOnly: true }, isWhole: true, notReached },
      {},
      false,
    ],
    [
      "of the coverage, where it counts",
      { options: { requireCoverage: true }, isWhole: true, notReached },
      { rule: "coverage/status-not-reached" },
      true,
    ],
    [
      "of the coverage, not where it does not",
      { options: {}, isWhole: true, notReached },
      { rule: "coverage/status-not-reached" },
      false,
    ],
  ])("%s", (_, looked, entry, gone) => {
    expect(whatWasChecked(model.operations, looked)(known("a", entry))).toBe(gone);
  });
});

describe("a baseline is refused with its line", () => {
  const text = (...entries: readonly unknown[]) => JSON.stringify(entries, undefined, 2);
  const { message: _message, ...silent } = known("a");
  it.each<[what: string, text: string, wanted: readonly string[]]>([
    ["an object", "{}", ["1 /"]],
    ["an entry that is none", text(known("a"), 1), ["8 /1"]],
    ["a member that is missing", text(known("a"), silent), ["8 /1/message"]],
    ["a member that nobody knows", text({ ...known("a"), date: 1 }), ["2 /0"]],
    ["a finding twice", text(known("a"), known("b"), known("a")), ["18 /2/fingerprint"]],
  ])("%s", (_, of, wanted) => {
    let problems: ProblemError["problems"] = [];
    try {
      readBaseline(of, "known.json");
    } catch (error) {
      if (error instanceof ProblemError) problems = error.problems;
    }
    expect(problems.map(({ line, pointer }) => `${line} ${pointer}`)).toEqual(wanted);
  });
});
