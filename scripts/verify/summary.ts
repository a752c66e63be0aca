import { fileURLToPath } from "node:url";
import type { LoadedContract } from "../contract/load.ts";
import { coverageFindings } from "./coverage-findings.ts";
import type { Found } from "./findings.ts";
import type { VerifyOptions } from "./options.ts";
import { type CoverageItem, type Finding, kinds, type Report } from "./report.ts";
import type { Ran } from "./run.ts";
import { sourceFinder } from "./source.ts";
import { applyWaivers } from "./waivers.ts";

interface Results extends Ran {
  readonly findings: readonly Found[];
  readonly coverage: readonly CoverageItem[];
  readonly requests: number;
  readonly milliseconds: number;
}

const vocabulary = fileURLToPath(new URL("../contract/", import.meta.url));

/** The report: findings with their places, without the waived ones, and what they amount to. */
export async function summarize(
  { inputs }: LoadedContract,
  { server, seed = 1, requireCoverage, waivers = [] }: VerifyOptions,
  { findings, coverage, checks, reasons, restored, outOfTime, requests, milliseconds }: Results,
): Promise<Report> {
  const sourceOf = sourceFinder(inputs, vocabulary);
  const missing = coverage.filter((item) => item.missing !== undefined);
  const uncovered = requireCoverage && reasons.length === 0 ? coverageFindings(missing) : [];
  const placed = await Promise.all(
    [...findings, ...uncovered].map(async ({ clue, ...finding }): Promise<Finding> => {
      const source = await sourceOf(finding.operation, clue);
      return { ...finding, ...(source ? { source } : {}) };
    }),
  );
  const { left, waived } = applyWaivers(placed, waivers);
  const broken = left.length > 0;
  return {
    outcome: broken ? "broken" : reasons.length > 0 ? "unchecked" : "kept",
    server,
    seed,
    findings: left,
    waived,
    reasons,
    kinds: Object.fromEntries(
      kinds.map((kind) => [
        kind,
        {
          checks: kind === "coverage" ? coverage.length : checks[kind],
          findings: left.filter((finding) => finding.kind === kind).length,
        },
      ]),
    ) as Report["kinds"],
    coverage: { reached: coverage.length - missing.length, total: coverage.length, missing },
    restored,
    outOfTime,
    requests,
    milliseconds,
  };
}
