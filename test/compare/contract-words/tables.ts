import type { Finding } from "../../../scripts/compare/finding.ts";
import things from "../../fixtures/things/index.ts";
import { aboutRows } from "./about.ts";
import type { apiOfRows } from "./api.ts";
import { errorRows } from "./errors.ts";
import { operationRows, parameterRows } from "./parameters.ts";
import { payloadRows } from "./payloads.ts";
import type { ApiRow, Level, OperationRow } from "./row.ts";
import { apiSecurityRows, schemes, securityRows } from "./security.ts";
import { callbackRows, linkRows, webhookRows } from "./sent.ts";

/** Rows that change operations, and what their API says besides: each table is one comparison. */
export const operationTables: readonly [
  what: string,
  rows: readonly OperationRow[],
  more?: Parameters<typeof apiOfRows>[2],
][] = [
  ["errors and statuses", errorRows],
  ["credentials", securityRows, { securitySchemes: schemes }],
  ["payloads", payloadRows],
  ["parameters", parameterRows],
  ["operations", operationRows],
  ["callbacks", callbackRows],
  ["links", linkRows, { extra: things.operations }],
];

/** Rows that change the API: each row is a comparison of its own. */
export const apiTables: readonly [what: string, rows: readonly ApiRow[]][] = [
  ["credentials of the API", apiSecurityRows],
  ["webhooks", webhookRows],
  ["about the API", aboutRows],
];

const levels: readonly string[] = ["-", "patch", "minor", "major"] satisfies Level[];

/** The largest change that is found by a verdict; "-" if there is none. */
export function levelOf(findings: readonly Finding[], verdict: Finding["verdict"]): string {
  const bumps = findings.filter((one) => one.verdict === verdict).map(({ bump }) => levels.indexOf(bump));
  return levels[Math.max(0, ...bumps)] ?? "";
}

/** Whether a finding is about the operation of a row. */
export const concerns = (index: number) => (finding: Finding) =>
  (finding.operations ?? [finding.operation ?? ""]).some((one) =>
    new RegExp(`/row-${index}(?!\\d)`).test(one),
  );
