import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { commandProblem } from "./command-problems.ts";
import { defineCommand, runCommand } from "./lib/command.ts";
import { ProblemError } from "./lib/problem.ts";

/** What a module of `test/bench/` exports: prints its table, line by line. */
type Bench = (print: (line: string) => void) => void | Promise<void>;

interface BenchModule {
  readonly bench: Bench;
  /** Measures again, and fails if the result is worse than the recorded one. */
  readonly check?: Bench;
}

const folder = new URL("../test/bench/", import.meta.url);

const command = defineCommand("bench", "Measure, and print a table; the contenders run in the same run.")
  .argument("<name>", "which benchmark: a module of `test/bench`")
  .option("--check", "compare with what is recorded; exit with 1 if it became worse")
  .action(async (name: string, options: { check?: boolean }) => {
    const entries = await readdir(fileURLToPath(folder));
    const names = entries.filter((entry) => entry.endsWith(".ts")).map((entry) => entry.slice(0, -3));
    if (!names.includes(name))
      throw new ProblemError([
        commandProblem("unknown-benchmark", { name, names: names.map((one) => `\`${one}\``).join(", ") }),
      ]);
    const { bench, check } = (await import(new URL(`${name}.ts`, folder).href)) as BenchModule;
    const wanted = options.check ? check : bench;
    if (!wanted) throw new ProblemError([commandProblem("benchmark-without-record", { name })]);
    await wanted((line) => void process.stdout.write(`${line}\n`));
  });

await runCommand(command);
