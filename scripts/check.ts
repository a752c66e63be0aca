import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { contractCommand } from "./commands.ts";
import { runCommand } from "./lib/command.ts";
import { isCompiled } from "./lib/own-package.ts";
import { createTerminal, formatProblem, type Terminal } from "./lib/terminal.ts";
import { generatedProblems } from "./pack/compile.ts";

interface Options {
  readonly spec: string;
  readonly generated: string;
  readonly openapi?: readonly string[];
}

/** A check's verdict, and its output if it fails; or why there is no verdict. */
type Verdict = { readonly ok: boolean; readonly output: string } | { readonly unchecked: string };

type Check = readonly [
  name: string,
  run: (options: Options, terminal: Terminal) => Promise<Verdict> | Verdict,
];

/** The checks besides the tests. */
const checks: readonly Check[] = [
  ["format and lint", () => ofFolder("biome.json", "@biomejs/biome", "biome", "check", "--colors=off")],
  [
    "types",
    ({ spec }) => {
      const settings = [join(dirname(spec), "tsconfig.json"), "tsconfig.json"];
      const [own = "tsconfig.json"] = settings.filter(existsSync);
      return ofFolder(own, "typescript", "tsc", "--noEmit", "--pretty", "false", "--project", own);
    },
  ],
  ["unused code", () => ofFolder("knip.json", "knip", "knip", "--no-progress", "--no-config-hints")],
  [
    "generated files",
    ({ spec, generated, openapi = [] }) =>
      run(
        ...generateCommand(),
        ...["--spec", spec, "--output", generated],
        ...["--check", "--quiet", "--proof-runs=1000", "--proof-types"],
        ...openapi.flatMap((version) => ["--openapi", version]),
      ),
  ],
  ["generated code", ({ generated }, { colors }) => compiled(generated, colors)],
];

/**
 * The arguments of Node that run `generate` in a process of its own: its compiled module or, in this repository, the
 * script that bundles modules.
 */
function generateCommand(): string[] {
  const [module, ...name] = isCompiled ? ["generate.js"] : ["run.js", "generate"];
  return [fileURLToPath(new URL(module, import.meta.url)), ...name];
}

const command = contractCommand("check")
  .option("--spec <path>", "module whose default export is the API", "spec/index.ts")
  .option("--generated <dir>", "the folder that `npm run generate` wrote", "generated")
  .option("--openapi <versions...>", "the further versions of OpenAPI that `npm run generate` was given")
  .action(async (options: Options) => {
    const terminal = createTerminal();
    for (const check of checks) await report(terminal, check, options);
  });

async function report(terminal: Terminal, [name, check]: Check, options: Options): Promise<void> {
  const { colors, say } = terminal;
  const start = performance.now();
  const verdict = await check(options, terminal);
  if ("unchecked" in verdict) {
    say(`- ${name.padEnd(16)} not checked: ${verdict.unchecked}`);
    return;
  }
  const { ok, output } = verdict;
  say(
    `${ok ? colors.green("✓") : colors.red("✗")} ${name.padEnd(16)} ${Math.round(performance.now() - start)} ms`,
  );
  if (ok) return;
  process.exitCode = 1;
  say(output);
}

/**
 * Runs a package's program on the working directory if it is configured there; a spec may lie in a folder without such
 * a configuration.
 */
function ofFolder(
  settings: string,
  name: string,
  program: string,
  ...args: string[]
): Promise<Verdict> | Verdict {
  if (!existsSync(settings)) return { unchecked: `there is no \`${settings}\`` };
  const path = programPath(name, program);
  return path === undefined
    ? {
        ok: false,
        output: `\`${settings}\` is for \`${name}\`, which is not installed: \`npm install --save-dev ${name}\`.`,
      }
    : run(path, ...args);
}

/** The path of a package's program, from the working directory's packages or else the toolchain's. */
function programPath(name: string, program: string): string | undefined {
  for (const from of [resolve("package.json"), import.meta.url]) {
    const folder = (createRequire(from).resolve.paths(name) ?? [])
      .map((place) => join(place, name))
      .find(existsSync);
    if (folder === undefined) continue;
    const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
      readonly bin: string | Readonly<Record<string, string>>;
    };
    return join(folder, (typeof bin === "string" ? bin : bin[program]) ?? "");
  }
  return undefined;
}

/** Runs Node with these arguments; its exit code is the verdict. */
function run(...args: readonly string[]): Promise<Verdict> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { maxBuffer: 2 ** 26 }, (error, stdout, stderr) =>
      resolve({ ok: !error, output: `${stdout}${stderr}`.trimEnd() }),
    );
  });
}

/** Whether client and stubs compile as they do in a package. */
function compiled(generated: string, colors: Terminal["colors"]): Verdict {
  const problems = generatedProblems(generated);
  return {
    ok: problems.length === 0,
    output: problems.map((problem) => formatProblem(problem, colors)).join("\n"),
  };
}

await runCommand(command);
