import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { expectReceived, expectShown } from "./expectation.ts";
import { startRecorder } from "./recorder.ts";
import { type Runner, runners } from "./runners.ts";
import { answerOf, bytes, key, programOf, type Trial } from "./trial.ts";

const commands = new Map(
  await Promise.all(runners.map(async (runner) => [runner, await runner.command()] as const)),
);

/**
 * One test per language: runs the trials' samples and holds what the server got and the program
 * showed. A language that is missing is skipped, and said so; in CI it fails.
 */
export function testSamples(title: string, trials: readonly Trial[]): void {
  for (const runner of runners) {
    const command = commands.get(runner);
    const skipped = command === undefined && !process.env["CI"];
    if (skipped) process.stderr.write(`${runner.label} is missing: its samples are not run.\n`);
    test.skipIf(skipped)(`${runner.label}: ${title}`, async () => {
      if (command === undefined) expect.fail(`${runner.label} is missing.`);
      await runTrials(runner, command, trials);
    });
  }
}

async function runTrials(runner: Runner, command: string, trials: readonly Trial[]): Promise<void> {
  const recorder = await startRecorder(answerOf(trials.map(({ operation }) => operation)));
  const folder = mkdtempSync(join(tmpdir(), "samples-"));
  folders.push(folder);
  for (const name of ["file.png", "body.png"]) writeFileSync(join(folder, name), bytes);
  try {
    const runs = trials.flatMap((trial) => {
      const program = programOf(trial, runner.label, recorder.url);
      return program ? [{ trial, program }] : [];
    });
    const programs = runs.map(({ program }) => program);
    const { outputs, failure } = await runner.run(command, programs, folder, environment);
    expect(failure).toBeUndefined();
    const received = recorder.take();
    expect(received).toHaveLength(runs.length);
    for (const [index, { trial, program }] of runs.entries()) {
      try {
        expectReceived(received[index], trial);
        expectShown(runner.label, outputs[index] ?? "", trial);
      } catch (error) {
        const where = `${trial.operation.operationId}: ${String(error)}\n--- in\n${program.source.slice(0, 4000)}`;
        throw new Error(where, { cause: error });
      }
    }
  } finally {
    await recorder.close();
  }
}

/** The keys, under the names that the contracts give them. */
const environment = Object.fromEntries(
  ["NAIRI_API_KEY", "SINK_TOKEN", "SINK_SHOP_KEY", "SHAPES_KEY"].map((name) => [name, key]),
);

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
