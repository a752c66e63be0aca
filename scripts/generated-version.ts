import { join } from "node:path";
import { commandProblem } from "./command-problems.ts";
import { manifestPath, toolsOf } from "./lib/output/manifest.ts";
import { ownPackage } from "./lib/own-package.ts";
import { type Problem, ProblemError } from "./lib/problem.ts";
import { compareVersions } from "./lib/version.ts";

/**
 * The problem if tools of another version made a generated folder; `undefined` if these tools did, or the folder does
 * not say.
 */
export async function otherToolsOf(folder: string): Promise<Problem | undefined> {
  const { name, version } = ownPackage;
  const made = await toolsOf(folder);
  if (made === undefined || made === version) return undefined;
  const key = compareVersions(made, version) > 0 ? "generated-by-newer-tools" : "generated-by-older-tools";
  return commandProblem(key, { folder, name, made, version }, { file: join(folder, manifestPath) });
}

/** Throws a `ProblemError` if newer tools made a generated folder: these tools would undo their changes. */
export async function refuseNewerFolder(folder: string): Promise<void> {
  const problem = await otherToolsOf(folder);
  if (problem?.code === "generated-by-newer-tools") throw new ProblemError([problem]);
}

/** Throws a `ProblemError` if tools of another version made the generated folder that is to be packed. */
export async function refuseOtherVersion(folder: string): Promise<void> {
  const problem = await otherToolsOf(folder);
  if (problem) throw new ProblemError([problem]);
}
