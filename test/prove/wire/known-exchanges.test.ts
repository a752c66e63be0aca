import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Contract } from "../../../scripts/contract/contract.ts";
import { loadContract } from "../../../scripts/contract/load.ts";
import { emitClient } from "../../../scripts/emit/client/emit.ts";
import { emitServer } from "../../../scripts/emit/server/emit.ts";
import { type Source, sourceOf, wholeOf } from "../../../scripts/emit/source.ts";
import type { Files } from "../../../scripts/lib/output/files.ts";
import type { StepMemory } from "../../../scripts/lib/step-memory.ts";
import { checksUsedBy } from "../../../scripts/prove/wire/checks-used.ts";
import { proveNewExchanges } from "../../../scripts/prove/wire/known-exchanges.ts";

let source: Source;
let contract: Contract;
let files: Files;
/** All calls of the contract. */
let all = 0;
/** What a first run leaves. */
const firstRun = new Map<string, unknown>();
beforeAll(async () => {
  const path = fileURLToPath(new URL("../../fixtures/tracker/index.ts", import.meta.url));
  const loaded = await loadContract(path);
  contract = loaded.contract;
  source = wholeOf(sourceOf(contract, loaded.specPath));
  files = new Map([...(await emitClient(source)), ...(await emitServer(source))]);
  all = (await sent(memoryOf(firstRun))).calls;
});

function memoryOf(entries = new Map<string, unknown>()): StepMemory {
  return {
    get: (step) => entries.get(step),
    set: (step, _content, given) => void entries.set(step, given),
    save: async () => {},
  };
}

const sent = (memory: StepMemory | undefined, changed: Partial<{ files: Files; contract: Contract }> = {}) =>
  proveNewExchanges(memory, "a", { ...source, contract, files, ...changed });

/** The files with a change in one of them. */
function planted(path: string, from: string | RegExp, to: string): Files {
  const text = files.get(path) ?? "";
  expect(text).toMatch(from);
  return new Map([...files, [path, text.replace(from, to)]]);
}

describe("the exchanges of an earlier run", () => {
  it("are not sent again if nothing that decides them changed, and are all sent without a memory", async () => {
    const memory = memoryOf(new Map(firstRun));
    expect(await sent(memory)).toEqual({ problems: [], calls: 0 });
    expect((await sent(undefined)).calls).toBe(all);
  });

  it.each([
    ["is of another form", "sent"],
    ["is of another form inside", { keys: "all" }],
    ["is of another spec's operations", { keys: ["0".repeat(64), 7, null] }],
  ])("are all sent if what is remembered %s", async (_, given) => {
    expect((await sent(memoryOf(new Map([["exchanges a", given]])))).calls).toBe(all);
  });

  it.each([
    ["the client's runtime", "client/src/runtime/call.ts", /^/, "// Changed.\n"],
    ["what makes the client", "client/src/client.ts", /^/, "// Changed.\n"],
    ["the server's runtime", "server/runtime/operation.ts", /^/, "// Changed.\n"],
  ])("are all sent if %s changed", async (_, path, from, to) => {
    const memory = memoryOf(new Map(firstRun));
    expect((await sent(memory, { files: planted(path, from, to) })).calls).toBe(all);
  });

  it("are sent of the one operation whose module changed, and a loss in it is found, and not remembered", async () => {
    const memory = memoryOf(new Map(firstRun));
    const [first] = source.model.operations;
    const path = [...files.keys()].find((one) => one.startsWith("client/src/operations/")) ?? "";
    const { calls, problems } = await sent(memory, { files: planted(path, /^/, "// Changed.\n") });
    expect(problems).toEqual([]);
    expect(calls).toBeGreaterThan(0);
    expect(calls).toBeLessThan(all);
    const broken = planted(path, /path: \[?"/, "$&/other");
    for (let round = 0; round < 2; round++)
      expect((await sent(memory, { files: broken })).problems.length, first?.operationId).toBeGreaterThan(0);
  });

  it("are sent of the operations that use a check that changed", async () => {
    const memory = memoryOf(new Map(firstRun));
    const path = "client/src/checks.ts";
    const { calls } = await sent(memory, {
      files: planted(path, /^export const \w+: check\.Check = /m, "$&/* Changed. */ "),
    });
    expect(calls).toBeGreaterThan(0);
    expect(calls).toBeLessThan(all);
  });

  it("are sent of the operation whose schema changed, though no file shows it, and always if a function decides", async () => {
    const memory = memoryOf(new Map(firstRun));
    const [first, ...others] = contract.api.operations;
    const withQuery = (schema: z.ZodType): Contract => ({
      ...contract,
      api: { ...contract.api, operations: [{ ...first, query: { further: schema } } as never, ...others] },
    });
    const changed = { contract: withQuery(z.string().max(7).optional()) };
    const { calls } = await sent(memory, changed);
    expect(calls).toBeGreaterThan(0);
    expect(calls).toBeLessThan(all);
    expect((await sent(memory, changed)).calls).toBe(0);
    const opaque = {
      contract: withQuery(
        z
          .string()
          .refine((text) => text !== "a")
          .optional(),
      ),
    };
    for (let round = 0; round < 2; round++) expect((await sent(memory, opaque)).calls).toBe(calls);
  });

  it("are all sent if a function decides for the whole API, or its operations stand in another order", async () => {
    const memory = memoryOf(new Map(firstRun));
    const { api } = contract;
    const opaque = { ...contract, api: { ...api, errors: { made: () => 1 } as never } };
    expect((await sent(memory, { contract: opaque })).calls).toBe(all);
    const turned = { ...contract, api: { ...api, operations: [...api.operations].reverse() } };
    expect((await sent(memory, { contract: turned })).calls).toBeGreaterThan(0);
  });
});

describe("the checks that a module uses", () => {
  const used = checksUsedBy(`import * as check from "./runtime/check.js";

export const pattern: check.Check = check.matches(/a/u);

export const Größe: check.Check = check.object({ a: pattern });

export const Tree: check.Check = check.object({ size: Größe, "in": check.later(() => Tree) });

export const Other: check.Check = check.string();
`);
  const names = (module: string) =>
    used(module)?.flatMap((text) => /^export const ([^:]+)/.exec(text)?.[1] ?? []);

  it.each([
    ["const judge = checks.Other;", ["Other"]],
    ['import * as checks from "../checks.js";\nchecks.Tree', ["Größe", "Tree", "pattern"]],
    ["checks.Größe, checks.Other", ["Größe", "Other", "pattern"]],
    ["no check", []],
  ])("are those of `%s`, with those that they use", (module, wanted) => {
    expect(names(module)?.sort()).toEqual([...wanted].sort());
  });

  it("are not known if one is not declared", () => {
    expect(used("checks.Missing")).toBeUndefined();
    expect(checksUsedBy("")("checks.Other")).toBeUndefined();
  });
});
