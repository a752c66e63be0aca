import { fileURLToPath } from "node:url";
import type { ApiModel } from "../model/model.ts";
import { againstBaseline, whatWasChecked } from "./baseline.ts";
import { coverageFindings } from "./coverage-findings.ts";
import type { Found } from "./findings.ts";
import type { VerifyOptions } from "./options.ts";
import {
  type CoverageItem,
  type FindingLevel,
  kinds,
  type VerifyFinding,
  type VerifyReport,
} from "./report.ts";
import { type VerifyRule, verifyRules } from "./rules.ts";
import type { Ran } from "./run.ts";
import { sentenceOf } from "./sentence.ts";
import { type QuotedLine, sourceFinder } from "./source.ts";
import { applyWaivers } from "./waivers.ts";

interface Results extends Ran {
  readonly findings: readonly Found[];
  readonly coverage: readonly CoverageItem[];
  readonly rules: VerifyReport["rules"];
  readonly requests: number;
  readonly milliseconds: number;
}

const vocabulary = fileURLToPath(new URL("../contract/", import.meta.url));

/** How many operations were met of all that the contract has; those that were not to be checked are not reached. */
function operationsOf(
  { operations }: ApiModel,
  coverage: readonly CoverageItem[],
): VerifyReport["operations"] {
  const items = coverage.filter(({ what }) => what === "operation");
  const met = new Set(items.filter(({ missing }) => missing === undefined).map(({ operation }) => operation));
  return {
    checked: met.size,
    total: operations.length,
    notReached: operations
      .filter(({ operationId }) => !met.has(operationId))
      .map(({ operationId: operation }) => ({
        operation,
        why: items.find((item) => item.operation === operation)?.missing ?? "it was not chosen",
      })),
  };
}

/** The report: findings with their places, without the waived ones, and what they amount to. */
export async function summarize(
  api: ApiModel,
  inputs: readonly string[],
  options: VerifyOptions,
  { findings, coverage, rules, checks, reasons, notices, restored, outOfTime, ...cost }: Results,
): Promise<VerifyReport> {
  const { server, seed = 1, requireCoverage, minCoverage = 0, readOnly = false, waivers = [] } = options;
  const sourceOf = sourceFinder(inputs, vocabulary);
  const missing = coverage.filter((item) => item.missing !== undefined);
  const operations = operationsOf(api, coverage);
  const unmet = missing.filter(({ what }) => what === "operation");
  const uncovered = reasons.length > 0 ? [] : wanted();
  function wanted(): readonly Found[] {
    if (requireCoverage) return coverageFindings([...missing, ...rules.missing]);
    const found = coverageFindings(unmet);
    const { waived } = applyWaivers(found, waivers);
    const percent = (100 * (operations.checked + waived.length)) / Math.max(1, operations.total);
    return percent < minCoverage ? found : [];
  }
  const placed = await Promise.all(
    [...findings, ...uncovered].map(async ({ clue, ...finding }): Promise<VerifyFinding> => {
      const rule: VerifyRule = verifyRules[finding.rule];
      const place = await sourceOf(finding.operation, clue, rule.word);
      return {
        ...finding,
        says: saysOf(finding, rule, sentenceOf(api, finding.operation, clue, statedBy(rule)), place),
        ...(place ? { source: { file: place.file, line: place.line } } : {}),
      };
    }),
  );
  const unwaived = applyWaivers(placed, waivers);
  const { waived } = unwaived;
  const isWhole = reasons.length === 0 && !outOfTime;
  const { left: counted, baseline } = againstBaseline(
    unwaived,
    options,
    whatWasChecked(api.operations, { options, isWhole, notReached: operations.notReached }),
  );
  const left = [...withLevel(counted, "breach"), ...withLevel(counted, "advice")];
  const broken = left.some(({ level }) => level === "breach");
  return {
    outcome: broken ? "broken" : reasons.length > 0 ? "unchecked" : "kept",
    server,
    seed,
    findings: left,
    waived,
    ...(baseline ? { baseline } : {}),
    reasons,
    kinds: Object.fromEntries(
      kinds.map((kind) => [
        kind,
        {
          checks: kind === "coverage" ? coverage.length : checks[kind],
          findings: left.filter((finding) => finding.kind === kind).length,
          advice: withLevel(left, "advice").filter((finding) => finding.kind === kind).length,
        },
      ]),
    ) as VerifyReport["kinds"],
    coverage: { reached: coverage.length - missing.length, total: coverage.length, missing },
    rules,
    operations,
    notices,
    readOnly,
    restored,
    outOfTime,
    ...cost,
  };
}

/** The word of the contract that says so, and no other source. */
function statedBy({ source, word }: VerifyRule): string | undefined {
  return source.startsWith("contract") ? word : undefined;
}

/** The sentence of the contract, or its line, or else who says so. */
function saysOf(
  { level }: VerifyFinding,
  { source }: VerifyRule,
  sentence: string | undefined,
  place: QuotedLine | undefined,
): string {
  if (level === "advice") return source;
  if (sentence !== undefined) return `${sentence} (${source})`;
  return place ? `\`${place.text.trim()}\` (${source})` : source;
}

function withLevel(findings: readonly VerifyFinding[], level: FindingLevel): VerifyFinding[] {
  return findings.filter((finding) => finding.level === level);
}
