import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { parse } from "yaml";
import { isObject } from "./json.ts";
import { printJson } from "./print-json.ts";
import { ProblemError } from "./problem.ts";
import { libProblem } from "./problems.ts";
import { lastLine, withoutDot } from "./quoted-text.ts";

/** Redocly's strictest rules and the project's own. */
const rules = fileURLToPath(new URL("../../redocly.yaml", import.meta.url));

/**
 * The paths of the configurations that apply, later ones overriding earlier ones: ours, then the team's own if it is
 * another file.
 */
export function redoclyConfigs(own: string | undefined): readonly [ours: string, ...more: string[]] {
  const path = own === undefined ? rules : resolve(own);
  return path === rules ? [rules] : [rules, path];
}

/**
 * Returns the path of the configuration for a run. If a team's own is merged over ours, the result is written to a
 * directory, and the files that its decorators name get absolute paths, because Redocly CLI looks for them beside it.
 */
export async function redoclyConfig(own: string | undefined, directory: string): Promise<string> {
  const [ours, theirs] = redoclyConfigs(own);
  if (theirs === undefined) return ours;
  const { decorators } = await settingsIn(theirs);
  const config = join(directory, "redocly.yaml");
  const merged = { extends: [ours, theirs], decorators: withWholePaths(decorators ?? {}, dirname(theirs)) };
  await writeFile(config, printJson(merged));
  return config;
}

/** The options for the look of the reference in a team's own configuration. */
export async function referenceOptions(own: string | undefined): Promise<object> {
  const [, theirs] = redoclyConfigs(own);
  const { openapi } = theirs === undefined ? {} : await settingsIn(theirs);
  return isObject(openapi) ? openapi : {};
}

/** A configuration's settings; none if the file is one that Redocly CLI itself will refuse. */
async function settingsIn(path: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    const settings: unknown = parse(await readFile(path, "utf8"));
    return isObject(settings) ? settings : {};
  } catch {
    return {};
  }
}

function withWholePaths(value: unknown, folder: string): unknown {
  if (typeof value === "string") {
    const path = resolve(folder, value);
    return existsSync(path) ? path : value;
  }
  if (Array.isArray(value)) return value.map((item) => withWholePaths(item, folder));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withWholePaths(item, folder)]));
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
