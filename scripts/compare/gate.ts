import type { Problem } from "../lib/problem.ts";
import { withoutDot } from "../lib/quoted-text.ts";
import { type Approval, staleApprovals } from "./approvals.ts";
import type { Finding } from "./finding.ts";
import { compareProblem } from "./problems.ts";
import { announcedRemoval, earlyRemoval } from "./sunset.ts";

/** Whether a change may go in. */
export interface Gate {
  /** Breaks that nobody approved and no deprecation announced. */
  readonly open: readonly Finding[];
  /** Problems that are refused in any version. */
  readonly problems: readonly Problem[];
}

/** Judges the findings of a change by the author's approvals, which are in `file`. */
export function gate(findings: readonly Finding[], approvals: readonly Approval[], file: string): Gate {
  const approved = new Set(approvals.map(({ fingerprint }) => fingerprint));
  const early = findings.filter(({ rule }) => rule === earlyRemoval);
  return {
    open: findings.filter(
      ({ bump, rule, fingerprint }) =>
        bump === "major" && rule !== earlyRemoval && rule !== announcedRemoval && !approved.has(fingerprint),
    ),
    problems: [
      ...early.map(({ sentence, operation = "", fix = "" }) =>
        compareProblem(
          earlyRemoval,
          { change: withoutDot(sentence), fix: withoutDot(fix) },
          { pointer: operation },
        ),
      ),
      ...staleApprovals(approvals, findings, file),
    ],
  };
}
