import { readFile, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { type Contender, contenders, prepareCommands, withContract } from "./generate/contenders.ts";
import type { Cost } from "./generate/measured.ts";
import { comparedRatios, type Measurement, type Ratio, ratiosOf, recordedRatios } from "./generate/ratios.ts";

type Print = (line: string) => void;

/** In what a run was made that `--check` compares with. */
interface Circumstances {
  readonly date: string;
  readonly machine: string;
  readonly versions: Readonly<Record<string, string>>;
}

const recorded = new URL("generate/recorded.json", import.meta.url);

/**
 * Prints what `generate` costs on synthetic contracts beside the bare tools, in the same run and by turns. `COUNTS`
 * says of how many operations (`1,10,100` if absent), `ROUNDS` how often, `JSON` names a file for the figures,
 * `RECORD=1` makes them those that {@link check} compares with.
 */
export async function bench(print: Print): Promise<void> {
  const measurements = await measure(print);
  const ratios = ratiosOf(measurements);
  print("\nratio                                      value  promised");
  for (const { name, value, promised } of ratios)
    print(
      `${name.padEnd(40)}${value.toFixed(2).padStart(8)}${String(promised ?? "").padStart(10)}${promised !== undefined && value > promised ? "  ✗" : ""}`,
    );
  const { JSON: file, RECORD: record } = process.env;
  const figures = { ...(await circumstances()), ratios: Object.fromEntries(ratios.map(asEntry)) };
  if (file) await writeFile(file, `${JSON.stringify({ ...figures, measurements }, null, 2)}\n`);
  if (record) await writeFile(recorded, `${JSON.stringify(figures, null, 2)}\n`);
}

/**
 * Measures again, and prints the ratios beside the recorded ones. The exit code is 1 if one is more than a quarter worse,
 * or is not recorded: with nothing to compare with, nothing holds.
 */
export async function check(print: Print): Promise<void> {
  const before = recordedRatios(await readFile(recorded, "utf8").catch(() => ""));
  if (!before) {
    print(
      "test/bench/generate/recorded.json has no ratios: `RECORD=1 npm run bench -- generate` writes them.",
    );
    process.exitCode = 2;
    return;
  }
  print("\nratio                                      value  recorded");
  for (const { name, value, before: old, isWorse } of comparedRatios(
    ratiosOf(await measure(print)),
    before,
  )) {
    if (isWorse) process.exitCode = 1;
    const shown = old === undefined ? "none" : old.toFixed(2);
    print(`${name.padEnd(40)}${value.toFixed(2).padStart(8)}${shown.padStart(10)}${isWorse ? "  ✗" : ""}`);
  }
}

async function measure(print: Print): Promise<Measurement[]> {
  const counts = (process.env["COUNTS"] ?? "1,10,100").split(",").map(Number);
  await prepareCommands();
  print("operations  what        CPU s   wall s   MiB");
  const measurements: Measurement[] = [];
  for (const operations of counts) {
    const costs = await withContract(operations, async (measureOne) => {
      const all = Object.fromEntries(contenders.map((name) => [name, []])) as unknown as Record<
        Contender,
        Cost[]
      >;
      for (let round = 0; round < roundsFor(operations); round++)
        for (const contender of contenders) all[contender].push(await measureOne(contender));
      return Object.fromEntries(contenders.map((name) => [name, median(all[name])])) as Record<
        Contender,
        Cost
      >;
    });
    for (const name of contenders) print(row(operations, name, costs[name]));
    measurements.push({ operations, costs });
  }
  return measurements;
}

function roundsFor(operations: number): number {
  const { ROUNDS: rounds } = process.env;
  if (rounds) return Number(rounds);
  return operations <= 100 ? 5 : operations <= 1000 ? 3 : 1;
}

function row(operations: number, name: string, { cpu, wall, memory }: Cost): string {
  return `${String(operations).padStart(10)}  ${name.padEnd(10)}${cpu.toFixed(2).padStart(7)}${wall.toFixed(2).padStart(9)}${memory.toFixed(0).padStart(6)}`;
}

/** The median of each figure by itself. */
function median(costs: readonly Cost[]): Cost {
  const of = (figure: keyof Cost) =>
    costs.map((cost) => cost[figure]).sort((a, b) => a - b)[Math.floor(costs.length / 2)] ?? Number.NaN;
  return { cpu: of("cpu"), wall: of("wall"), memory: of("memory") };
}

function asEntry({ name, value }: Ratio): [string, number] {
  return [name, Number(value.toFixed(3))];
}

async function circumstances(): Promise<Circumstances> {
  const { dependencies } = JSON.parse(await readFile("package.json", "utf8")) as {
    dependencies: Record<string, string>;
  };
  const names = ["zod", "@asteasolutions/zod-to-openapi", "@redocly/cli", "openapi-typescript"];
  const cores = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cores.length} × ${cores[0]?.model ?? "unknown"}`,
    versions: {
      node: process.versions.node,
      ...Object.fromEntries(names.map((name) => [name, dependencies[name] ?? ""])),
    },
  };
}
