import { type ChildProcess, fork } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadContract } from "../../scripts/contract/load.ts";
import type { LocalSource } from "../../scripts/local/app.ts";
import { withHooks } from "../../scripts/local/hooks.ts";
import { createLocal } from "../../scripts/local/index.ts";
import { placesOf } from "../../scripts/local/sample.ts";
import { pathWith } from "../../scripts/model/path-template.ts";
import { servers, specPath } from "./local/servers.ts";
import { load } from "./server/load.ts";
import type { Work } from "./server/work.ts";

const rounds = 11;
const options = { connections: 8, pipelining: 4, milliseconds: 500 };
const inProcess = 500;

/**
 * Prints what the local server of the spec's first update costs beside a hand-written one of the same
 * operation: start-up, and requests per second on a database in a file.
 */
export async function bench(print: (line: string) => void): Promise<void> {
  const source = await withHooks(await loadContract(specPath));
  const start = performance.now();
  for (let index = 0; index < inProcess; index++) createLocal(source).close();
  print(
    `A server in this process: ${((performance.now() - start) / inProcess).toFixed(2)} ms each of ${inProcess}`,
  );

  const work = workOf(source);
  const folder = await mkdtemp(join(tmpdir(), "bench-local-"));
  const program = fileURLToPath(new URL("local/child.ts", import.meta.url));
  const runners = await Promise.all(
    Object.keys(servers).map((name) => runner(program, name, join(folder, `${name}.db`))),
  );
  try {
    const rates = new Map(runners.map(({ name }) => [name, [] as number[]]));
    for (let round = -2; round < rounds; round++)
      for (const { name, port } of round % 2 === 0 ? runners : runners.toReversed()) {
        const rate = await load(port, work, options);
        if (round >= 0) rates.get(name)?.push(rate);
      }
    const [ours, theirs] = runners;
    print("                 start-up   requests per second");
    for (const { name, startUp } of runners)
      print(
        `${name.padEnd(16)} ${startUp.toFixed(0).padStart(5)} ms ${median(rates.get(name) ?? [])
          .toFixed(0)
          .padStart(12)}`,
      );
    const others = rates.get(theirs?.name ?? "") ?? [];
    const ratios = (rates.get(ours?.name ?? "") ?? []).map(
      (rate, round) => rate / (others[round] ?? Number.NaN),
    );
    print(`ratio, median of ${rounds} paired rounds: ${median(ratios).toFixed(2)} (at least 0.80)`);
  } finally {
    for (const { child } of runners) child.disconnect();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Runner {
  readonly name: string;
  readonly child: ChildProcess;
  readonly port: number;
  readonly startUp: number;
}

function runner(program: string, name: string, file: string): Promise<Runner> {
  const child = fork(program, [name, file], {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`${name} ended with ${code}`)));
    child.once("message", (said: { port: number; startUp: number }) => resolve({ name, child, ...said }));
  });
}

/** The first update's request, as its example sends it. */
function workOf({ api, resources, data }: LocalSource) {
  const operation = api.operations.find(({ laws }) => laws?.effect === "update");
  const [organization] = data.organizations;
  if (!operation || !organization) throw new Error("the spec has no update with data of its own");
  const { params } = placesOf(api, resources, organization);
  const path = pathWith(operation.path, (name) => params[operation.operationId]?.[name] ?? "");
  const body = JSON.stringify(Object.values(operation.requestBody?.content[0].examples ?? {})[0]?.value);
  return { method: operation.method, request: { path, body }, key: organization.keys[0] } as Work;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
