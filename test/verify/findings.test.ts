import { expect, it } from "vitest";
import type { Deviation } from "../../scripts/verify/deviation.ts";
import { collectFindings } from "../../scripts/verify/findings.ts";

const deviation = (rule: Deviation["rule"], cause: string, more: Partial<Deviation> = {}): Deviation => ({
  ...{ rule, cause, message: `${rule} ${cause}.`, expected: "e", received: "key_1" },
  ...more,
});
const evidence = (operation: string, label: string) => ({
  operation,
  label,
  request: { method: "GET", target: "/a", headers: [] },
});

it("findings come in the order of their kinds, then as they were met, those of one cause as one", () => {
  const { add, all } = collectFindings("http://localhost", (text) => text.replaceAll("key_1", "…"));
  add(deviation("keeps", "a"), evidence("one", "first"));
  add(deviation("json", "b"), evidence("one", "x"));
  for (const label of ["second", "first", "third", "fourth", "fifth", "", "sixth"])
    add(deviation("keeps", "a"), evidence("one", label));
  add(deviation("keeps", "a"), evidence("two", ""));
  add(deviation("credential", "c"), evidence("one", "key_1"));
  expect(
    all().map(({ kind, operation, message, received, count }) => [kind, operation, message, received, count]),
  ).toEqual([
    ["answers", "one", "json b. Sent: x.", "…", 1],
    ["auth", "one", "credential c. Sent: ….", "…", 1],
    ["laws", "one", "keeps a. Sent: first; second; third; fourth; and 2 more.", "…", 8],
    ["laws", "two", "keeps a.", "…", 1],
  ]);
});

it("a finding has one fingerprint, whatever is sent, and others have others", () => {
  const fingerprintOf = (one: Deviation, operation: string, label: string) => {
    const { add, all } = collectFindings("http://localhost", (text) => text);
    add(one, evidence(operation, label));
    return all()[0]?.fingerprint;
  };
  const first = fingerprintOf(deviation("keeps", "a"), "one", "x");
  expect(first).toMatch(/^[0-9a-f]{12}$/);
  expect(fingerprintOf(deviation("keeps", "a", { message: "other" }), "one", "y")).toBe(first);
  for (const other of [
    fingerprintOf(deviation("credential", "a"), "one", "x"),
    fingerprintOf(deviation("keeps", "b"), "one", "x"),
    fingerprintOf(deviation("keeps", "a"), "two", "x"),
    fingerprintOf(deviation("keeps", "a", { rule: "sets" }), "one", "x"),
  ])
    expect(other).not.toBe(first);
});

it("a long text is cut, and not within a character", () => {
  const { add, all } = collectFindings("http://localhost", (text) => text);
  add(
    deviation("keeps", "a", { received: "x".repeat(241), expected: `${"x".repeat(239)}😀` }),
    evidence("one", ""),
  );
  expect(all().map(({ received, expected }) => [received, expected])).toEqual([
    [`${"x".repeat(240)}…`, `${"x".repeat(239)}…`],
  ]);
});
