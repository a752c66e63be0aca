import { expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { localSource } from "../../scripts/local/app.ts";
import { serveForCheck } from "../../scripts/local/for-check.ts";
import { verify } from "../../scripts/verify/index.ts";

const loaded = await loadContract("test/fixtures/kitchen-sink/index.ts");
const lawless = {
  ...loaded.contract,
  operations: loaded.contract.operations.map(({ laws: _laws, ...operation }) => operation),
};

it.each([
  ["the kitchen sink", loaded.contract],
  ["a contract without any laws", lawless],
])("the local server of %s keeps it", async (_name, contract) => {
  const { server, local, stop } = await serveForCheck(localSource(contract));
  const report = await verify(
    { ...loaded, contract },
    {
      server,
      principal: { token: local.token ?? "", params: local.param ?? {}, credentials: local.credential ?? {} },
    },
  ).finally(stop);
  expect(report.findings.map(({ kind, rule, operation }) => `${kind}/${rule} ${operation}`)).toEqual([]);
  expect(report.reasons).toEqual([]);
  expect(report.outcome).toBe("kept");
});
