import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { expectAnswer, expectFile, expectReceived, expectShown } from "./expectation.ts";
import { startRecorder } from "./recorder.ts";
import { type Runner, runners } from "./runners.ts";
import { answerOf, bytes, environmentOf, filesOf, keys, programOf, type Trial } from "./trial.ts";

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
  const recorder = await startRecorder(async (request, index) => {
    const run = runs[index];
    // An answer, so that the program ends; one exchange too many is found below.
    if (!run) return { status: 500, body: Buffer.from("nobody should ask for this") };
    return answerOf(run.trial, request);
  });
  const runs = trials.flatMap((trial) => {
    const program = programOf(trial, runner.label, recorder.url);
    return program ? [{ trial, program }] : [];
  });
  const folder = mkdtempSync(join(tmpdir(), "samples-"));
  folders.push(folder);
  for (const name of trials.flatMap(filesOf)) writeFileSync(join(folder, name), bytes);
  try {
    const programs = runs.map(({ program }) => program);
    const judged = trials.filter(({ isJudgedByServer }) => isJudgedByServer);
    const env = Object.assign({}, keys, ...judged.map(({ source }) => environmentOf(source)));
    const { outputs, failure } = await runner.run(command, programs, folder, env);
    expect(failure).toBeUndefined();
    expect(recorder.exchanges).toHaveLength(runs.length);
    const wrong: string[] = [];
    for (const [index, { trial, program }] of runs.entries()) {
      try {
        const { request, answer } = recorder.exchanges[index] ?? expect.fail("nothing arrived");
        if (trial.isJudgedByServer) expectFile(request, trial);
        else expectReceived(request, trial);
        expectAnswer(answer, trial);
        expectShown(runner.label, outputs[index] ?? "", answer, trial);
      } catch (error) {
        wrong.push(
          `${trial.operation.operationId}: ${String(error)}\n--- in\n${program.source.slice(0, 4000)}`,
        );
      }
    }
    expect(wrong.join("\n\n")).toBe("");
  } finally {
    await recorder.close();
  }
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
