import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import type { Contestants } from "./contestants.ts";

const milliseconds = 150;

/** Microseconds of one call of each contestant: the median of so many rounds, by turns, after two to warm up. */
export async function overhead(
  contestants: Contestants,
  answer: string,
  folder: string,
  rounds: number,
): Promise<ReadonlyMap<string, number>> {
  const calls = new Map<string, () => Promise<unknown>>();
  const stub = async () => new Response(answer, { headers: { "Content-Type": "application/json" } });
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
    const call = make(stub);
    const given = JSON.stringify(await call());
    if (given !== answer) throw new Error(`${name} gave ${given} in place of ${answer}`);
    calls.set(name, call);
  }
  const times = new Map([...calls.keys()].map((name) => [name, [] as number[]]));
  for (let round = -2; round < rounds; round++)
    for (const [name, call] of calls) {
      const time = await repeat(call);
      if (round >= 0) times.get(name)?.push(time);
    }
  return new Map([...times].map(([name, all]) => [name, median(all)]));
}

async function repeat(call: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  let count = 0;
  for (; performance.now() - start < milliseconds; count += 20)
    for (let index = 0; index < 20; index++) await call();
  return ((performance.now() - start) * 1000) / count;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
