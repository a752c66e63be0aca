import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { tinySpec } from "../contract/tiny-spec.ts";

const script = resolve("scripts/run.js");

/** How a run ended, and what it said. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts `generate` as a process of its own: what is killed is the process that writes. */
export function start(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): ChildProcess {
  // The proof has tests of its own.
  return spawn(process.execPath, [script, "generate", "--proof-runs=0", ...args], {
    cwd,
    env: { ...process.env, ...env },
  });
}

/** Runs `generate` to its end. */
export function run(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Promise<Run> {
  const child = start(args, cwd, env);
  let stdout = "";
  let stderr = "";
  child.stdout?.setEncoding("utf8").on("data", (text) => {
    stdout += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text) => {
    stderr += text;
  });
  return new Promise((done) => child.on("close", (code) => done({ code, stdout, stderr })));
}

/** Writes `spec.ts` into a folder below `directory`, and gives the folder. */
export async function specIn(directory: string, name: string, source = tinySpec): Promise<string> {
  const folder = join(directory, name);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "spec.ts"), source);
  return folder;
}
