import { count } from "../../lib/count.ts";
import { githubCommand } from "../../lib/report/github.ts";
import type { Report } from "../report.ts";
import { verdictOf } from "../verdict.ts";

/** GitHub shows no more than ten notices of a step. */
const mostRules = 5;

/** The report as workflow commands of GitHub Actions: an annotation at the line of the contract for each finding. */
export function githubReport(report: Report): string {
  const { findings, reasons, rules, requests } = report;
  return [
    ...findings.map(({ kind, rule, operation, message, expected, received, source }) =>
      githubCommand("error", { ...source, title: `${kind}/${rule} ${operation}` }, [
        message,
        `Expected: ${expected}`,
        `Received: ${received}`,
      ]),
    ),
    ...reasons.map((reason) => githubCommand("error", { title: "could not check" }, [reason])),
    ...rules.missing
      .slice(0, mostRules)
      .map(({ operation, name, missing = "" }) =>
        githubCommand("notice", { title: `rule not reached ${operation}` }, [`\`${name}\`: ${missing}`]),
      ),
    githubCommand("notice", { title: "contract check" }, [
      `${verdictOf(report)} ${count(requests, "request")}`,
    ]),
  ].join("");
}
