import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { defineCommand, runCommand } from "./command.ts";
import { createTerminal, type Terminal } from "./terminal.ts";

/** What must hold beside the tests: a name, and the program that says so by its exit code. */
const checks: readonly (readonly [name: string, program: string, ...args: string[]])[] = [
  ["format and lint", "biome", "check", "--colors=off"],
  ["types", "tsc", "--pretty", "false"],
  ["unused code", "knip", "--no-progress", "--no-config-hints"],
  [
    "generated files",
    "tsx",
    fileURLToPath(new URL("generate.ts", import.meta.url)),
    "--check",
    "--quiet",
    "--proof-runs=1000",
    "--proof-types",
  ],
];

const command = defineCommand("check", "Check formatting, types, unused code and generated files.").action(
  async () => {
    const terminal = createTerminal();
    for (const [name, program, ...args] of checks) await report(terminal, name, program, args);
  },
);

async function report(
  terminal: Terminal,
  name: string,
  program: string,
  args: readonly string[],
): Promise<void> {
  const { colors, say } = terminal;
  const start = performance.now();
  const { ok, output } = await run(program, args);
  say(
    `${ok ? colors.green("✓") : colors.red("✗")} ${name.padEnd(16)} ${Math.round(performance.now() - start)} ms`,
  );
  if (ok) return;
  process.exitCode = 1;
  say(output);
}

/** Runs a program of `node_modules/.bin`. */
function run(program: string, args: readonly string[]): Promise<{ ok: boolean; output: string }> {
  const path = fileURLToPath(new URL(`../node_modules/.bin/${program}`, import.meta.url));
  return new Promise((resolve) => {
    execFile(path, args, { maxBuffer: 2 ** 26 }, (error, stdout, stderr) =>
      resolve({ ok: !error, output: `${stdout}${stderr}`.trimEnd() }),
    );
  });
}

await runCommand(command);
