import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { changesBetween } from "../../scripts/compare/changes.ts";
import type { Finding } from "../../scripts/compare/finding.ts";
import type { Operation } from "../../scripts/contract/operation.ts";
import things from "../fixtures/things/index.ts";
import { seed } from "../seed.ts";
import { aboutRows } from "./contract-words/about.ts";
import { apiOfRows, apiWith, modelsOf } from "./contract-words/api.ts";
import { errorRows } from "./contract-words/errors.ts";
import { operationRows, parameterRows, payloadRows } from "./contract-words/payloads.ts";
import type { ApiRow, Level, OperationRow } from "./contract-words/row.ts";
import { apiSecurityRows, schemes, securityRows } from "./contract-words/security.ts";
import { callbackRows, linkRows, webhookRows } from "./contract-words/sent.ts";

const levels: readonly string[] = ["-", "patch", "minor", "major"] satisfies Level[];

function levelOf(findings: readonly Finding[], verdict: Finding["verdict"]): string {
  const bumps = findings.filter((one) => one.verdict === verdict).map(({ bump }) => levels.indexOf(bump));
  return levels[Math.max(0, ...bumps)] ?? "";
}

/** What is found of two contracts: as they are, and as their documents say it. */
async function bothWays(...[old, now]: Parameters<typeof modelsOf>[0][]) {
  const [before, after] = [modelsOf(old as never), modelsOf(now as never)];
  const found = (side: 0 | 1) => changesBetween(before[side], after[side], "2026-01-01");
  return [await found(0), await found(1)] as const;
}

const told = (findings: readonly Finding[]) =>
  findings
    .map(({ verdict, rule, bump, place, operation = "" }) =>
      [verdict, rule, bump, place, operation].join(" "),
    )
    .sort();

const concerns = (index: number) => (finding: Finding) =>
  (finding.operations ?? [finding.operation ?? ""]).some((one) =>
    new RegExp(`/row-${index}(?!\\d)`).test(one),
  );

describe.each<[what: string, rows: readonly OperationRow[], more?: Parameters<typeof apiOfRows>[2]]>([
  ["errors and statuses", errorRows],
  ["credentials", securityRows, { securitySchemes: schemes }],
  ["payloads", payloadRows],
  ["parameters", parameterRows],
  ["operations", operationRows],
  ["callbacks", callbackRows],
  ["links", linkRows, { extra: things.operations }],
])("%s", (_, rows, more = {}) => {
  let found: Awaited<ReturnType<typeof bothWays>>;
  beforeAll(async () => {
    found = await bothWays(apiOfRows(rows, 2, more), apiOfRows(rows, 3, more));
  });

  it.each(rows.map(([word, change, , , ...wanted], index) => ({ word, change, wanted, index })))(
    "$word: $change",
    ({ index, wanted }) => {
      const [contract, document] = found.map((all) => all.filter(concerns(index)));
      expect([
        levelOf(contract ?? [], "wire"),
        levelOf(contract ?? [], "client"),
        told(contract ?? []),
      ]).toEqual([...wanted, told(document ?? [])]);
    },
  );
});

describe.each<[what: string, rows: readonly ApiRow[]]>([
  ["credentials of the API", apiSecurityRows],
  ["webhooks", webhookRows],
  ["about the API", aboutRows],
])("%s", (_, rows) => {
  it.each(rows.map(([word, change, before, after, ...wanted]) => ({ word, change, before, after, wanted })))(
    "$word: $change",
    async ({ before, after, wanted }) => {
      const [contract, document] = await bothWays(apiWith(before ?? {}), apiWith(after ?? {}));
      expect([levelOf(contract, "wire"), levelOf(contract, "client"), told(contract)]).toEqual([
        ...wanted,
        told(document),
      ]);
    },
  );
});

/** Two rows as one, if they say different things. */
function joined([one, other]: readonly [OperationRow, OperationRow]): OperationRow[] {
  const names = (row: OperationRow) =>
    Object.keys({ ...row[2], ...row[3] }).filter((name) => name !== "responses");
  const keys = new Set(names(one));
  const clash = names(other).some((name) => keys.has(name)) || (one[2]?.responses && other[2]?.responses);
  if (clash || one[0] === "operationId" || other[0] === "operationId") return [];
  const side = (at: 2 | 3): Partial<Operation> => ({ ...one[at], ...other[at] });
  return [[`${one[0]}, ${other[0]}`, `${one[1]}, ${other[1]}`, side(2), side(3), one[4], other[4]]];
}

it(`changes of two words are found in contracts as in their documents (seed ${seed})`, async () => {
  const all = [...errorRows, ...payloadRows, ...parameterRows, ...operationRows];
  const pairs = fc.sample(fc.tuple(fc.constantFrom(...all), fc.constantFrom(...all)), { numRuns: 60, seed });
  const rows = pairs.flatMap(joined).filter((row) => isContract(row));
  expect(rows.length).toBeGreaterThan(15);
  const [contract, document] = await bothWays(apiOfRows(rows, 2), apiOfRows(rows, 3));
  expect(told(contract)).toEqual(told(document));
});

/** Whether the words of a row stand together in a contract. */
function isContract(row: OperationRow): boolean {
  try {
    for (const side of [2, 3] as const) modelsOf(apiOfRows([row], side));
    return true;
  } catch {
    return false;
  }
}
