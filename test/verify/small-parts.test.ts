import { describe, expect, it } from "vitest";
import { z } from "zod";
import { loadContract } from "../../scripts/contract/load.ts";
import { ProblemError } from "../../scripts/lib/problem.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import { checkOptions } from "../../scripts/verify/check-options.ts";
import { readJsonPart } from "../../scripts/verify/wire/form.ts";
import { own, things } from "./things.ts";

const { model } = modelOfContract((await loadContract(things)).contract);

describe("a credential", () => {
  it.each<[token: string, position: number | undefined]>([
    ["th_key", undefined],
    ["th key", undefined],
    [" th_key", 1],
    ["th_key ", 7],
    ["th\tkey", 3],
    ["th_k\u00e9y", 5],
    ["th_key\u007f", 7],
  ])("%j can't be sent because of its character %s", (token, position) => {
    const server = "http://127.0.0.1:1";
    const said = [];
    try {
      checkOptions(model, { server, principal: { token, params: { id: own } } });
    } catch (error) {
      if (error instanceof ProblemError) said.push(...error.problems.map(({ message }) => message));
    }
    expect(said).toEqual(
      position === undefined ? [] : [expect.stringContaining(`its character ${position} of`)],
    );
  });
});

describe("a part of JSON in a form", () => {
  const schema = z.object({
    list: z.array(z.object({ a: z.number() })),
    maybe: z.array(z.string()).nullable(),
    one: z.object({ a: z.number() }),
  });
  it.each<[name: string, value: unknown, wanted: unknown]>([
    ["list", { a: 1 }, [{ a: 1 }]],
    ["maybe", "x", ["x"]],
    ["maybe", null, null],
    ["one", { a: 1 }, { a: 1 }],
    ["unknown", 1, 1],
  ])("of the field %s, %j, is read as %j", (name, value, wanted) => {
    expect(readJsonPart(schema, name, value)).toEqual(wanted);
  });
});
