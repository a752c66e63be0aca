import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Worker } from "node:worker_threads";
import { ProblemError } from "./problem.ts";

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

/** The problem to report if Redocly CLI fails, and the command that shows its whole output. */
interface Failure {
  readonly code: string;
  /** After "could not". */
  readonly work: string;
  /** The command to run by hand. */
  readonly command: string;
}

/** Runs Redocly CLI with `--format json`, and reads its report. Throws a `ProblemError` if there is none. */
export async function redoclyReport<Report>(
  args: readonly string[],
  { code, work, command }: Failure,
): Promise<Report> {
  const { stdout, stderr } = await redocly([...args, "--format", "json"]);
  try {
    return JSON.parse(stdout) as Report;
  } catch (cause) {
    throw new ProblemError(
      [
        {
          code,
          message: `Redocly CLI could not ${work}: ${(stderr || stdout).trim().split("\n").at(-1)}.`,
          fix: `Run \`${command}\` to see all it says.`,
        },
      ],
      { cause },
    );
  }
}
