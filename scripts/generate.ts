import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Option } from "commander";
import { commandProblem } from "./command-problems.ts";
import { contractCommand, openapiVersions, otherVersionsIn } from "./commands.ts";
import { otherToolsOf, refuseNewerFolder } from "./generated-version.ts";
import { atLeastOne, runCommand, whole, withFormerNames } from "./lib/command.ts";
import { count } from "./lib/count.ts";
import { compareWithDisk } from "./lib/output/compare.ts";
import { fileText } from "./lib/output/disk.ts";
import type { Files } from "./lib/output/files.ts";
import { manifestPath } from "./lib/output/manifest.ts";
import { watch } from "./lib/output/watch.ts";
import { type FileChange, recover, writeFolder } from "./lib/output/write.ts";
import { ProblemError, withDetails } from "./lib/problem.ts";
import { progressLine } from "./lib/progress.ts";
import { createTerminal, type Terminal } from "./lib/terminal.ts";
import { type Generated, type MadeConfig, makeEverything } from "./pipeline.ts";
import { coverageLines, unreachedLines } from "./prove/document/report.ts";

interface Options {
  readonly spec: string;
  readonly output: string;
  readonly check?: boolean;
  readonly watch?: boolean;
  readonly quiet?: boolean;
  readonly proofRuns: number;
  readonly proofTypes?: boolean;
  readonly proofCoverage?: boolean;
  readonly seed: number;
  readonly jobs: number;
  readonly config?: MadeConfig;
  readonly openapi?: readonly string[];
}

/**
 * The path of the cache, in the folder for disposable files. A check writes nothing, so it has no cache and does
 * everything anew.
 */
function cacheFor({ check }: Options): { cache?: string } {
  return check || !existsSync("node_modules") ? {} : { cache: "node_modules/.cache/contract/proof.json" };
}

const command = contractCommand("generate")
  .option("--spec <path>", "module whose default export is the API", "spec/index.ts")
  .option("--output <dir>", "folder to write", "generated")
  .option("--check", "write nothing; exit with 1 and name the files that are stale")
  .option("--watch", "stay, and generate again when a file of the spec changes")
  .option("--proof-runs <n>", "random values per schema on which document and Zod must agree", whole, 200)
  .option("--proof-types", "let the compiler compare the document's types with Zod's, too")
  .option("--proof-coverage", "print what the proof reached: values and rules of each schema")
  .option("--seed <n>", "seed of the random values", whole, 1)
  .option("--jobs <n>", "threads that prove a large document", atLeastOne, availableParallelism())
  .addOption(
    new Option(
      "--openapi <versions...>",
      "write the document in these versions of OpenAPI, too, beside 3.1: `openapi.3.0.json`",
    ).choices(openapiVersions),
  )
  .option("--quiet", "print problems only")
  .action(async (options: Options) => {
    const terminal = createTerminal(options);
    if (options.watch) await watch(options.spec, () => generate(options, terminal), terminal);
    else await generate(options, terminal);
  });

/** Generates the folder from the spec; returns the modules of the spec. */
async function generate(options: Options, terminal: Terminal): Promise<Generated["inputs"]> {
  const { spec, output: out, check, proofRuns: runs, proofTypes: types = false, seed } = options;
  const { jobs, config = {} } = options;
  const start = performance.now();
  const progress = progressLine(terminal);
  if (!check) await recover(out);
  const { files, inputs, coverage } = await makeEverything(
    spec,
    {
      runs,
      seed,
      jobs,
      types,
      versions: otherVersionsIn(options.openapi),
      // What is printed of each target is not remembered.
      ...(options.proofCoverage ? {} : { output: out }),
      config,
      ...cacheFor(options),
    },
    {
      begin: (step) => {
        if (!options.quiet) progress.show(`${step} …`);
      },
      end: (step, made, milliseconds) => {
        progress.clear();
        terminal.say(`${step.padEnd(10)} ${made.padEnd(32)} ${time(milliseconds)}`);
      },
    },
  ).finally(progress.clear);
  if (options.proofCoverage) for (const line of coverageLines(coverage)) process.stdout.write(`${line}\n`);
  else for (const line of unreachedLines(coverage)) terminal.say(terminal.colors.yellow(line));
  const total = () =>
    `${count(files.size, "file")}, ${size(sum(files))} in ${time(performance.now() - start)}`;
  if (check) {
    await reportStale(out, files, terminal, total);
  } else {
    await refuseNewerFolder(out);
    await refuseOtherApi(out, files);
    const changes = await writeFolder(out, files);
    for (const { path, state } of changes) terminal.say(`  ${state.padEnd(9)}  ${join(out, path)}`);
    terminal.say(terminal.colors.green(`✓ ${total()}; ${summary(changes)}`));
  }
  return inputs;
}

/** Throws a `ProblemError` if the folder has the document and the client of an API of another name. */
async function refuseOtherApi(folder: string, files: Files): Promise<void> {
  const namesIn = (document: string, client: string) => {
    try {
      return { title: JSON.parse(document).info?.title, client: JSON.parse(client).name };
    } catch {
      // If it is absent or broken by a merge, it is simply overwritten.
      return undefined;
    }
  };
  const [now, before] = await Promise.all(
    [(path: string) => files.get(path) ?? "", (path: string) => fileText(join(folder, path))].map(
      async (read) => namesIn(await read("openapi.json"), await read("client/package.json")),
    ),
  );
  if (!now?.title || !before?.title || now.title === before.title || now.client === before.client) return;
  throw new ProblemError([
    commandProblem(
      "generated-of-another-api",
      { folder, other: before.title, title: now.title },
      { file: join(folder, "openapi.json") },
    ),
  ]);
}

async function reportStale(
  out: string,
  files: Files,
  terminal: Terminal,
  total: () => string,
): Promise<void> {
  const stale = await compareWithDisk(out, files);
  if (stale.length === 0)
    return terminal.say(terminal.colors.green(`✓ ${total()}; \`${out}\` is up to date`));
  process.exitCode = 1;
  const other = await otherToolsOf(out);
  terminal.complain([
    ...(other ? [other] : []),
    ...stale
      .filter(({ path }) => !(other && path === manifestPath))
      .map(({ path, state, lines }) =>
        withDetails(commandProblem(problemKeys[state], { folder: out }, { file: `${out}/${path}` }), lines),
      ),
  ]);
}

function summary(changes: readonly FileChange[]): string {
  const parts = (["created", "changed", "removed"] as const).flatMap((state) => {
    const { length } = changes.filter((change) => change.state === state);
    return length > 0 ? [`${length} ${state}`] : [];
  });
  return parts.length > 0 ? `${parts.join(", ")}, the others as they were` : "all as they were";
}

const problemKeys = {
  changed: "generated-changed",
  "line-ends": "generated-changed:line-ends",
  missing: "generated-missing",
  stray: "generated-stray",
} as const;

function sum(files: Files): number {
  return [...files.values()].reduce((bytes, text) => bytes + Buffer.byteLength(text), 0);
}

function size(bytes: number): string {
  return bytes < 1000 ? `${bytes} B` : `${(bytes / 1000).toFixed(1)} kB`;
}

function time(milliseconds: number): string {
  return `${Math.round(milliseconds)} ms`;
}

await runCommand(withFormerNames(command, { "--out": "--output" }));
