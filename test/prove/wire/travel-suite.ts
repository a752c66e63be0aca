import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { loadContract } from "../../../scripts/contract/load.ts";
import { clientOperationOf } from "../../../scripts/emit/client/client-operation.ts";
import { emitClient } from "../../../scripts/emit/client/emit.ts";
import { emitServer } from "../../../scripts/emit/server/emit.ts";
import { sourceOf } from "../../../scripts/emit/source.ts";
import { type Problem, ProblemError } from "../../../scripts/lib/problem.ts";
import { exchangeOf, expectedOf, isSame, type Meant } from "../../../scripts/prove/wire/exchange.ts";
import { loadPair } from "../../../scripts/prove/wire/pair.ts";
import { serveContract } from "../../../scripts/runtime/server/node.ts";
import { casesOf } from "../../../scripts/schema-cases/index.ts";
import { seed } from "../../seed.ts";
import { type Placed, placed, specOf } from "./random-spec.ts";

/** What its place can't carry, and the client says so: no encoding makes of it what it is. */
function isUncarried(value: unknown, place: Placed["place"]): boolean {
  if (place === "json") return false;
  if (Array.isArray(value)) {
    if (place === "form" && value.length === 0) return true;
    const items = place === "headers" ? place : "query";
    const text = value.join();
    const isSegment = place === "params" || place === "segment";
    return value.some((item) => isUncarried(item, items)) || (isSegment && isUncarried(text, place));
  }
  if (typeof value !== "string") return false;
  // Half a character has no bytes.
  if (Buffer.from(value).toString() !== value) return true;
  if (place === "params" || place === "segment") return /^\.{0,2}$/.test(value);
  return place === "headers" && !/^(?:[!-~\x80-\xff](?:[\t -~\x80-\xff]*[!-~\x80-\xff])?)?$/.test(value);
}

async function problemsOf(path: string): Promise<readonly Problem[]> {
  return loadContract(path).then(
    () => [],
    (error: unknown) => (error instanceof ProblemError ? error.problems : Promise.reject(error)),
  );
}

/** Draws so many schemas, and sends so many values through client and server over a socket for each that is taken. */
export function describeTravel(count: number, values: number): void {
  it(`what is taken travels, and what does not is refused where it stands; seed ${seed}`, async () => {
    const directory = await mkdtemp(resolve(".tmp-travel-"));
    const path = join(directory, "spec.ts");
    try {
      const all = fc.sample(placed, { numRuns: count, seed });
      await writeFile(path, specOf(all));
      const refused = new Set<number>();
      for (const { code, pointer = "", fix } of await problemsOf(path)) {
        expect([code, fix]).toEqual([
          expect.stringMatching(/^(?:value-not-carried|path-parameters-regroup|path-parameter-optional)$/),
          expect.stringMatching(/\.$/),
        ]);
        refused.add(Number(/operations\/op(\d+)\//.exec(pointer)?.[1]));
      }
      const taken = all.filter((_one, index) => !refused.has(index));
      expect(taken.length).toBeGreaterThan(count / 6);
      await writeFile(path, specOf(taken));
      const { contract } = await loadContract(path);
      const examples = contract.operations
        .slice(1)
        .map(({ body }) => JSON.stringify(body?.examples["default"]?.value));
      // Once more with the values alone: the server's bundle holds nothing of ours.
      await writeFile(path, specOf(taken, examples));
      expect(await travelled(path, taken, values)).toEqual([]);
    } finally {
      await rm(directory, { recursive: true });
    }
  });
}

async function travelled(path: string, taken: readonly Placed[], values: number): Promise<string[]> {
  const { contract, specPath } = await loadContract(path);
  const source = sourceOf(contract, specPath);
  const { model, zod } = source;
  const files = new Map([...(await emitClient(source)), ...(await emitServer(source))]);
  const closing: (() => Promise<void>)[] = [];
  const { errors } = contract.api;
  const words = { invalid: { status: 400, text: "x" }, internal: { status: 500, text: "x" } };
  const exchange = await exchangeOf(await loadPair(files), model.operations, async (app) => {
    const served = await serveContract({ errors: words as never, textField: errors.textField }, app, {
      port: 0,
    });
    closing.push(served.close);
    return { baseUrl: served.url };
  });
  const wrong: string[] = [];
  for (const operation of model.operations) {
    const [, index] = /^op(\d+)$/.exec(operation.operationId) ?? [];
    const one = taken[Number(index)];
    if (!one) continue;
    const called = clientOperationOf(model, operation);
    const { parameters, requestBody } = operation;
    const body = requestBody?.content[0].schema;
    const schema = parameters[0]?.schema ?? body ?? true;
    for (const { value, valid } of casesOf(schema, {
      root: model,
      seed,
      random: values,
      limit: values * 3,
    })) {
      if (!valid) continue;
      const meant = meantOf(one, value);
      const inPlace = body ? (value as { p?: unknown }).p : value;
      const { result, got } = await exchange(called, meant, { status: 204 });
      const said = `${one.place} ${one.text} ${JSON.stringify(value)}: ${result.status}`;
      if (result.status === "invalid-request") {
        if (!isUncarried(inPlace, one.place)) wrong.push(`${said} ${result.reason}`);
      } else if (!got) wrong.push(`${said} ${JSON.stringify(result)}`);
      else if (!(await isSame(got, expectedOf(operation, zod, meant))))
        wrong.push(`${said} got ${JSON.stringify(got)}`);
    }
  }
  for (const close of closing) await close();
  return wrong;
}

function meantOf({ place }: Placed, value: unknown): Meant {
  const none = { params: {}, query: {}, headers: {} };
  if (place === "json") return { ...none, body: value };
  if (place === "form") {
    const { p, f } = value as { readonly p?: unknown; readonly f?: string };
    const fields = p === undefined ? {} : { p };
    return { ...none, body: f === undefined ? fields : { ...fields, f: new Blob([f]) } };
  }
  if (place === "segment") return { ...none, params: { p: value, n: 7 } };
  return { ...none, [place]: { [place === "headers" ? "X-P" : "p"]: value } };
}
