import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { printJson } from "./print-json.ts";
import { ProblemError } from "./problem.ts";
import { libProblem } from "./problems.ts";
import { lastLine, withoutDot } from "./quoted-text.ts";

/** Redocly's strictest rules and the project's own. */
const rules = fileURLToPath(new URL("../../redocly.yaml", import.meta.url));

/** The paths of the configurations that count, the later over the earlier: ours, and a team's own unless it is ours. */
export function redoclyConfigs(own: string | undefined): readonly [ours: string, ...more: string[]] {
  const path = own === undefined ? rules : resolve(own);
  return path === rules ? [rules] : [rules, path];
}

/** The path of the configuration for a run, which is written to a directory if a team's own is merged over ours. */
export async function redoclyConfig(own: string | undefined, directory: string): Promise<string> {
  const [ours, ...more] = redoclyConfigs(own);
  if (more.length === 0) return ours;
  const config = join(directory, "redocly.yaml");
  await writeFile(config, printJson({ extends: [ours, ...more] }));
  return config;
}

/** The result of a run of Redocly CLI. */
export interface RedoclyRun {
  readonly exitCode: number;
  readonly stdout: string;
  /** Its messages, banners included: for `--verbose`, and for a failure without a report. */
  readonly stderr: string;
}

/**
 * Runs Redocly CLI with these arguments, in a thread of this process. Its banners, update notices
 * and telemetry are disabled; its output is returned, never shown.
 */
export async function redocly(args: readonly string[]): Promise<RedoclyRun> {
  const manifest = createRequire(import.meta.url).resolve("@redocly/cli/package.json");
  const { bin } = JSON.parse(await readFile(manifest, "utf8")) as { bin: { redocly: string } };
  const worker = new Worker(join(dirname(manifest), bin.redocly), {
    argv: [...args],
    execArgv: [],
    stdout: true,
    stderr: true,
    env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", NO_COLOR: "1" },
  });
  let stdout = "";
  let stderr = "";
  worker.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  worker.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const exitCode = await new Promise<number>((resolve, reject) => {
    worker.on("error", reject).on("exit", resolve);
  });
  return { exitCode, stdout, stderr };
}

/** Runs `redocly lint`, and returns its report, in JSON. Throws a `ProblemError` if it makes none. */
export async function lintReport<Report>(file: string, config: string): Promise<Report> {
  const { stdout, stderr } = await redocly(["lint", file, "--config", config, "--format", "json"]);
  try {
    return JSON.parse(stdout) as Report;
  } catch (cause) {
    throw new ProblemError([libProblem("lint-failed", { output: withoutDot(lastLine(stderr || stdout)) })], {
      cause,
    });
  }
}
