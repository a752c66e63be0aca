import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { changesBetween } from "../../scripts/compare/changes.ts";
import type { Finding } from "../../scripts/compare/finding.ts";
import type { Operation } from "../../scripts/contract/operation.ts";
import { seed } from "../seed.ts";
import { apiOfRows, apiWith, modelsOf } from "./contract-words/api.ts";
import { errorRows } from "./contract-words/errors.ts";
import { operationRows, parameterRows } from "./contract-words/parameters.ts";
import { payloadRows } from "./contract-words/payloads.ts";
import type { OperationRow } from "./contract-words/row.ts";
import { apiTables, concerns, levelOf, operationTables } from "./contract-words/tables.ts";

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

describe.each(operationTables)("%s", (_, rows, more = {}) => {
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

describe.each(apiTables)("%s", (_, rows) => {
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
