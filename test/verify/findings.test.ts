import { expect, it } from "vitest";
import type { AnswerBreach } from "../../scripts/verify/breach.ts";
import { collectFindings } from "../../scripts/verify/findings.ts";

const breach = (
  kind: AnswerBreach["kind"],
  cause: string,
  more: Partial<AnswerBreach> = {},
): AnswerBreach => ({
  ...{ kind, rule: "r", cause, message: `${kind} ${cause}.`, expected: "e", received: "key_1" },
  ...more,
});
const evidence = (operation: string, label: string) => ({
  operation,
  label,
  request: { method: "GET", target: "/a", headers: [] },
});

it("findings come in the order of their kinds, then as they were met, those of one cause as one", () => {
  const { add, all } = collectFindings("http://localhost", (text) => text.replaceAll("key_1", "…"));
  add(breach("laws", "a"), evidence("one", "first"));
  add(breach("answers", "b"), evidence("one", "x"));
  for (const label of ["second", "first", "third", "fourth", "fifth", "", "sixth"])
    add(breach("laws", "a"), evidence("one", label));
  add(breach("laws", "a"), evidence("two", ""));
  add(breach("auth", "c"), evidence("one", "key_1"));
  expect(
    all().map(({ kind, operation, message, received, count }) => [kind, operation, message, received, count]),
  ).toEqual([
    ["answers", "one", "answers b. Sent: x.", "…", 1],
    ["auth", "one", "auth c. Sent: ….", "…", 1],
    ["laws", "one", "laws a. Sent: first; second; third; fourth; and 2 more.", "…", 8],
    ["laws", "two", "laws a.", "…", 1],
  ]);
});

it("a finding has one fingerprint, whatever is sent, and others have others", () => {
  const fingerprintOf = (one: AnswerBreach, operation: string, label: string) => {
    const { add, all } = collectFindings("http://localhost", (text) => text);
    add(one, evidence(operation, label));
    return all()[0]?.fingerprint;
  };
  const first = fingerprintOf(breach("laws", "a"), "one", "x");
  expect(first).toMatch(/^[0-9a-f]{12}$/);
  expect(fingerprintOf(breach("laws", "a", { message: "other" }), "one", "y")).toBe(first);
  for (const other of [
    fingerprintOf(breach("auth", "a"), "one", "x"),
    fingerprintOf(breach("laws", "b"), "one", "x"),
    fingerprintOf(breach("laws", "a"), "two", "x"),
    fingerprintOf(breach("laws", "a", { rule: "s" }), "one", "x"),
  ])
    expect(other).not.toBe(first);
});

it("a long text is cut, and not within a character", () => {
  const { add, all } = collectFindings("http://localhost", (text) => text);
  add(
    breach("laws", "a", { received: "x".repeat(241), expected: `${"x".repeat(239)}😀` }),
    evidence("one", ""),
  );
  expect(all().map(({ received, expected }) => [received, expected])).toEqual([
    [`${"x".repeat(240)}…`, `${"x".repeat(239)}…`],
  ]);
});
