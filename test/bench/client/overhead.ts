import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import type { Contestants } from "./contestants.ts";

const milliseconds = 150;

/**
 * Microseconds of CPU time of one call of each contestant, with a stub in place of the platform's `fetch`: the
 * median of so many rounds, by turns, after two to warm up.
 */
export async function overhead(
  contestants: Contestants,
  answer: string,
  folder: string,
  rounds: number,
): Promise<ReadonlyMap<string, number>> {
  const { fetch } = globalThis;
  // Before the clients are made: some look for `fetch` only then.
  globalThis.fetch = async () => new Response(answer, { headers: { "Content-Type": "application/json" } });
  try {
    return await timesOf(await callsOf(contestants, answer, folder), rounds);
  } finally {
    globalThis.fetch = fetch;
  }
}

type Calls = ReadonlyMap<string, () => Promise<unknown>>;

async function callsOf(contestants: Contestants, answer: string, folder: string): Promise<Calls> {
  const calls = new Map<string, () => Promise<unknown>>();
  for (const [name, text] of Object.entries(contestants)) {
    const module = join(folder, `${calls.size}.mjs`);
    const { outputFiles } = await build({
      stdin: { contents: text, resolveDir: folder, loader: "ts" },
      bundle: true,
      write: false,
      format: "esm",
      platform: "node",
      logLevel: "error",
    });
    await writeFile(module, outputFiles[0]?.contents ?? "");
    const { make } = await import(pathToFileURL(module).href);
    const call = make();
    const given = JSON.stringify(await call());
    if (given !== answer) throw new Error(`${name} gave ${given} in place of ${answer}`);
    calls.set(name, call);
  }
  return calls;
}

async function timesOf(calls: Calls, rounds: number): Promise<ReadonlyMap<string, number>> {
  const times = new Map([...calls.keys()].map((name) => [name, [] as number[]]));
  for (let round = -2; round < rounds; round++)
    for (const [name, call] of calls) {
      const time = await repeat(call);
      if (round >= 0) times.get(name)?.push(time);
    }
  return new Map([...times].map(([name, all]) => [name, median(all)]));
}

async function repeat(call: () => Promise<unknown>): Promise<number> {
  const start = cpu();
  let count = 0;
  for (; cpu() - start < milliseconds * 1000; count += 20)
    for (let index = 0; index < 20; index++) await call();
  return (cpu() - start) / count;
}

/** What the process has used so far, in microseconds: what else the machine does is not in it. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
