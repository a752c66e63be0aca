import { expect, it } from "vitest";
import type { Contract } from "../../scripts/contract/contract.ts";
import { loadContract } from "../../scripts/contract/load.ts";
import { type AnyHooks, localSource } from "../../scripts/local/app.ts";
import { serveForCheck } from "../../scripts/local/for-check.ts";
import type { HandlerResult } from "../../scripts/runtime/server/operation.ts";
import { verify } from "../../scripts/verify/index.ts";

const loaded = await loadContract("test/fixtures/tracker/index.ts");
const { contract: strict } = loaded;
const taken = { status: 409, error: "the title is taken" };

/** The contract whose operations, all but those, let a value be had twice. */
function lax(...but: readonly string[]): Contract {
  return {
    ...strict,
    operations: strict.operations.map((operation) => {
      const { unique: _none, ...laws } = operation.laws ?? { resource: "", effect: "read" };
      return operation.laws?.unique && !but.includes(operation.operationId)
        ? { ...operation, laws }
        : operation;
    }),
  };
}

/** What the check finds of projects on the local server of a contract, by the strict one. */
async function findingsOn(contract: Contract, operations: AnyHooks["operations"] = {}): Promise<string[]> {
  const findings = await wholeFindingsOn(contract, operations);
  return findings.map(({ kind, rule, operation }) => `${kind}/${rule} ${operation}`);
}

async function wholeFindingsOn(contract: Contract, operations: NonNullable<AnyHooks["operations"]>) {
  const { server, fixtures, stop } = await serveForCheck(localSource(contract, { operations }));
  try {
    const report = await verify(loaded, {
      server,
      only: ["createProject", "listProjects", "getProject", "updateProject", "deleteProject"],
      principal: {
        token: fixtures.token ?? "",
        params: fixtures.param ?? {},
        credentials: fixtures.credential ?? {},
      },
    });
    return report.findings;
  } finally {
    await stop();
  }
}

it.each<[server: string, findings: readonly string[], contract: Contract]>([
  ["refuses a value that is taken", [], strict],
  ["lets an update take it", ["laws/unique updateProject"], lax("createProject")],
  ["lets a creation take it", ["laws/unique createProject"], lax("updateProject")],
])("of a server that %s, it finds %j", async (_server, findings, contract) => {
  expect(await findingsOn(contract)).toEqual(findings);
});

it("finds a server that refuses values as taken that no object has", async () => {
  const findings = await wholeFindingsOn(strict, { createProject: () => taken });
  expect(findings.flatMap(({ rule, message }) => (rule === "unique" ? [message] : []))).toEqual([
    expect.stringContaining("The server refuses values that no object has as taken."),
  ]);
});

it("finds a server that refuses an object its own value", async () => {
  const titles = new Map<number, string>();
  const createProject = (_call: object, { next }: { readonly next: () => HandlerResult }) => {
    const made = next();
    const { data } = (made.body ?? {}) as { readonly data?: { readonly id: number; readonly title: string } };
    if (data) titles.set(data.id, data.title);
    return made;
  };
  const updateProject = ({ params, body }: Update, { next }: { readonly next: () => HandlerResult }) =>
    body.title !== undefined && titles.get(params.id) === body.title ? taken : next();
  const operations = { createProject, updateProject } as AnyHooks["operations"];
  expect(await findingsOn(strict, operations)).toEqual(["laws/unique updateProject"]);
});

interface Update {
  readonly params: { readonly id: number };
  readonly body: { readonly title?: string };
}
