import { readFile, stat, writeFile } from "node:fs/promises";
import { errorMessage } from "../../lib/error-message.ts";
import { ProblemError } from "../../lib/problem.ts";
import type { ApiModel } from "../../model/model.ts";
import { setupProblem } from "./problems.ts";
import { readSetup, type SetupContext, type SetupFile } from "./read.ts";

/** The file that is read if it exists and no other is named. */
export const usualSetupFile = "verify.yaml";

/** A setup file that was read. */
interface FoundSetup {
  readonly file: string;
  /** The contract that it was read for. */
  readonly api: ApiModel;
  readonly setup: SetupFile;
}

/** The notice about the setup file in use, whether it was named or found. */
export function setupNotice({ file, setup: { unfilled } }: FoundSetup): string {
  const left = unfilled.map((key) => `\`${key}\``).join(", ");
  return `Setup: ${file}${left ? `; still to be filled in: ${left}` : ""}`;
}

/**
 * Reads the named setup file, or the usual one if there is one. Throws a `ProblemError` if it can't be read, or for
 * all that is wrong in it. The context is made only if there is a file.
 */
export async function findSetup(
  named: string | undefined,
  contextOf: () => SetupContext,
): Promise<FoundSetup | undefined> {
  const file = named ?? usualSetupFile;
  const text = await plainText(file, named === undefined);
  if (text === undefined) return undefined;
  const context = contextOf();
  return { file, api: context.api, setup: readSetup(text, file, context) };
}

/** Writes a new file. Throws a `ProblemError` if there is one already, or if it can't be written. */
export async function writeSetup(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: "wx" });
  } catch (cause) {
    const problem =
      codeOf(cause) === "EEXIST"
        ? setupProblem("setup-exists", { file }, { file })
        : setupProblem("setup-unwritable", { reason: reasonOf(cause) }, { file });
    throw new ProblemError([problem], { cause });
  }
}

async function plainText(file: string, mayLack: boolean): Promise<string | undefined> {
  try {
    // A pipe or a device may never end.
    if (!(await stat(file)).isFile()) throw unreadable(file, await kindOf(file));
    return new TextDecoder("utf-8", { fatal: true }).decode(await readFile(file));
  } catch (cause) {
    if (mayLack && codeOf(cause) === "ENOENT") return undefined;
    throw cause instanceof ProblemError ? cause : unreadable(file, reasonOf(cause), cause);
  }
}

async function kindOf(file: string): Promise<string> {
  return (await stat(file)).isDirectory() ? "it is a folder" : "it is not a file";
}

function unreadable(file: string, reason: string, cause?: unknown): ProblemError {
  return new ProblemError([setupProblem("setup-unreadable", { reason }, { file })], { cause });
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? "";
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "its folder is a file",
  EACCES: "the permission is missing",
  EPERM: "the permission is missing",
  EROFS: "the disk is read-only",
  EISDIR: "it is a folder",
  ERR_ENCODING_INVALID_ENCODED_DATA: "it is not UTF-8",
};

function reasonOf(error: unknown): string {
  return reasons[codeOf(error)] ?? errorMessage(error);
}

// Coverage: the unit tests provoke few failures of the disk.
