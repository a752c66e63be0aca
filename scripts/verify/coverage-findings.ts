import { type Found, fingerprintOf } from "./findings.ts";
import type { CoverageItem } from "./report.ts";
import { verifyRules } from "./rules.ts";

const words = {
  operation: "The operation",
  status: "The status",
  error: "The error",
  field: "The field",
  rule: "The rule",
};

/** What was not reached, as findings. */
export function coverageFindings(missing: readonly CoverageItem[]): Found[] {
  return missing.map(({ operation, what, name, missing: why = "" }) => ({
    fingerprint: fingerprintOf(["coverage", what, operation, name]),
    level: verifyRules[`${what}-not-reached`].level,
    kind: "coverage",
    rule: `${what}-not-reached`,
    operation,
    message: `${words[what]} \`${name}\` was not reached: ${why}.`,
    expected: "that a check meets everything that the contract declares",
    received: "",
    curl: "",
    count: 1,
    ...(what === "error" ? { clue: { text: name.slice(4) } } : {}),
  }));
}
