import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Problem, ProblemError } from "../lib/problem.ts";
import { contractProblem } from "./problems.ts";
import { frameIn } from "./stack.ts";
import { reasonThrown } from "./thrown.ts";

/** The words of messages about a module that is loaded like a spec. */
export interface ModuleWords {
  /** How its default export is written. */
  readonly wanted: string;
  /** The problem if it throws while it loads. */
  throwing(reason: string, place: Pick<Problem, "file" | "line" | "column">): Problem;
}

const ofSpec: ModuleWords = {
  wanted: "defineApi({ … })",
  throwing: (reason, place) => contractProblem("spec-throws:loading", { reason }, place),
};

/**
 * The default export of a bundled spec. It runs from a temporary file, as only files have stack traces
 * that lead to sources.
 */
export async function evaluate(
  code: string,
  path: string,
  inputs: readonly string[],
  { wanted, throwing }: ModuleWords = ofSpec,
): Promise<unknown> {
  const directory = await mkdtemp(join(tmpdir(), "spec-"));
  const file = join(directory, "spec.mjs");
  process.setSourceMapsEnabled(true);
  try {
    await writeFile(file, code);
    const module: { default?: unknown } = await orNothingLeft(import(pathToFileURL(file).href), path);
    if (module.default === undefined)
      throw new ProblemError([
        contractProblem("spec-without-default-export", { path, wanted }, { file: path }),
      ]);
    return module.default;
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    const frame = error instanceof Error ? frameIn(error, inputs) : {};
    throw new ProblemError([throwing(reasonThrown(error), { file: path, ...frame })], { cause: error });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Loads a module. Rejects if its top-level `await` can never settle, because Node would end the process silently. */
async function orNothingLeft<Module>(loaded: Promise<Module>, file: string): Promise<Module> {
  let giveUp = () => {};
  const nothingLeft = new Promise<never>((_, reject) => {
    giveUp = () => reject(new ProblemError([contractProblem("spec-never-loads", { path: file }, { file })]));
    process.once("beforeExit", giveUp);
  });
  try {
    return await Promise.race([loaded, nothingLeft]);
  } finally {
    process.off("beforeExit", giveUp);
  }
}
