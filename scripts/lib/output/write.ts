import { readFileSync } from "node:fs";
import { mkdir, realpath, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { markdownBanner } from "../banner.ts";
import { ProblemError } from "../problem.ts";
import { libProblem } from "../problems.ts";
import { filesBelow } from "./disk.ts";
import { refuseFileNames } from "./file-names.ts";
import type { Files } from "./files.ts";
import { refuseForeign } from "./foreign.ts";
import { withManifest } from "./manifest.ts";
import { abandonedStages, changePlaces, closeStage, openStage, restoreFolder } from "./stage.ts";

/** How writing changed a file. */
export interface FileChange {
  readonly path: string;
  readonly state: "created" | "changed" | "removed";
}

/**
 * Makes a folder hold exactly these files and their list, and returns the changes. The files are
 * written next to it first; then two renames swap the folders, so that a run that fails
 * or is killed leaves the folder unchanged. Throws a `ProblemError` if the folder can't be
 * written or holds files that were not generated.
 */
export async function writeFolder(out: string, files: Files): Promise<FileChange[]> {
  refuseFileNames(files);
  const target = await real(out);
  const all = withManifest(files);
  try {
    const changes = await steadily(target, async () => {
      await refuseForeign(target, out, all, files.get("README.md")?.split("\n", 1)[0] ?? markdownBanner);
      return changesTo(target, all);
    });
    if (changes.length > 0) await replace(target, all);
    return changes;
  } catch (cause) {
    throw cause instanceof ProblemError ? cause : unwritable(out, cause as NodeJS.ErrnoException);
  }
}

/** Removes what killed runs left next to the folder, and restores a folder that one had moved. */
export async function recover(out: string): Promise<void> {
  const target = await real(out);
  for (const stage of await abandonedStages(target)) {
    await restoreFolder(stage, target);
    await closeStage(stage);
  }
}

async function replace(target: string, files: Files): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const stage = await openStage(target);
  try {
    const made = new Set<string>();
    for (const [path, text] of files) {
      const folder = dirname(join(stage.fresh, path));
      if (!made.has(folder)) await mkdir(folder, { recursive: true });
      made.add(folder);
      await writeFile(join(stage.fresh, path), text);
    }
    changePlaces(stage, target);
  } finally {
    await closeStage(stage).catch(() => {});
  }
}

/** Reads a folder, and again if another process replaced it meanwhile. */
async function steadily<Result>(target: string, read: () => Promise<Result>): Promise<Result> {
  for (;;) {
    const before = await identityOf(target);
    const result = await read().then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    );
    if ((await identityOf(target)) !== before) continue;
    if ("error" in result) throw result.error;
    return result.value;
  }
}

async function identityOf(target: string): Promise<string | undefined> {
  const found = await stat(target, { bigint: true }).catch(() => undefined);
  return found && `${found.ino} ${found.ctimeNs}`;
}

async function changesTo(target: string, files: Files): Promise<FileChange[]> {
  const present = new Set(await filesBelow(target));
  const changes: FileChange[] = [];
  for (const [path, text] of files)
    if (!present.has(path)) changes.push({ path, state: "created" });
    else if (textNow(join(target, path)) !== text) changes.push({ path, state: "changed" });
  for (const path of present) if (!files.has(path)) changes.push({ path, state: "removed" });
  return changes.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A file's text; `undefined` if it is something else, or gone. Waiting for each of thousands takes several times as long. */
function textNow(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (["ENOENT", "ENOTDIR", "EISDIR"].includes(code)) return undefined;
    throw error;
  }
}

/** The target of the path, if it is a link. */
async function real(out: string): Promise<string> {
  return realpath(out).catch(() => resolve(out));
}

/** The problem of a folder that can't be written, made from what Node throws. */
export function unwritable(out: string, cause: NodeJS.ErrnoException): ProblemError {
  const key = cause.code === "ENOSPC" ? "out-unwritable:disk-full" : "out-unwritable";
  const values = { folder: out, reason: cause.code ?? cause.message };
  return new ProblemError([libProblem(key, values, { file: out })], { cause });
}

// Coverage: the unit tests provoke few failures of the disk, and no change of a folder while it is read.
