import { randomBytes } from "node:crypto";
import { renameSync } from "node:fs";
import { mkdir, readdir, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileText } from "./disk.ts";

/**
 * A folder next to the one to write, in which the new files are put together (`new`) and the old ones
 * wait to be removed (`old-0`). Its file `mark` distinguishes it from a folder with a similar name.
 */
export interface Stage {
  readonly path: string;
  readonly fresh: string;
}

const markText = "Made by a running `generate`, which removes it; otherwise the next run does.\n";

/** The stages of this process; another one with its process id belongs to a process that has ended. */
const own = new Set<string>();

export async function openStage(target: string): Promise<Stage> {
  const path = `${prefixOf(target)}${process.pid}-${randomBytes(4).toString("hex")}`;
  own.add(path);
  await mkdir(path, { recursive: true });
  await writeFile(join(path, "mark"), markText);
  return stageAt(path);
}

/** Removes a stage, its mark last: a partly removed stage is still recognized. */
export async function closeStage({ path }: Stage): Promise<void> {
  for (const name of await readdir(path))
    if (name !== "mark") await rm(join(path, name), { recursive: true, force: true });
  await rm(join(path, "mark"), { force: true });
  await rmdir(path).catch(() => {});
  own.delete(path);
}

/** The stages that killed processes left next to a folder. */
export async function abandonedStages(target: string): Promise<Stage[]> {
  const prefix = prefixOf(target);
  const found: Stage[] = [];
  for (const name of await readdir(dirname(target)).catch(() => [] as string[])) {
    const path = join(dirname(target), name);
    const [, pid] =
      /^(\d+)-[0-9a-f]{8}$/.exec(path.startsWith(prefix) ? path.slice(prefix.length) : "") ?? [];
    if (pid && !own.has(path) && !alive(Number(pid)) && (await isStage(path))) found.push(stageAt(path));
  }
  return found;
}

/** Retries, because another process that writes the same folder may put its own there between the two renames. */
const attempts = 20;

/** Synchronous between the two renames, so that no other task of this process runs in between. */
export function changePlaces({ path, fresh }: Stage, target: string): void {
  for (let attempt = 0; ; attempt++) {
    const aside = join(path, `old-${attempt}`);
    const moved = rename(target, aside, ["ENOENT"]);
    try {
      if (rename(fresh, target, attempt < attempts ? taken : [])) return;
    } catch (error) {
      if (moved) renameSync(aside, target);
      throw error;
    }
  }
}

/** Puts the old folder back in its place, unless another process has put one there. */
export async function restoreFolder({ path }: Stage, target: string): Promise<void> {
  const replaced = (await readdir(path)).filter((name) => name.startsWith("old-"));
  const newest = replaced.sort().at(-1);
  if (newest) rename(join(path, newest), target, ["ENOENT", ...taken]);
}

const taken = ["ENOTEMPTY", "EEXIST"];

/** Returns whether it could be moved; `false` if it fails with one of these codes. */
function rename(from: string, to: string, codes: readonly string[]): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (codes.includes((error as NodeJS.ErrnoException).code ?? "")) return false;
    throw error;
  }
}

function prefixOf(target: string): string {
  return join(dirname(target), `.${basename(target)}.staged-`);
}

function stageAt(path: string): Stage {
  return { path, fresh: join(path, "new") };
}

/** An empty folder belongs to a process that was killed before it wrote the mark. */
async function isStage(path: string): Promise<boolean> {
  if (!(await stat(path).catch(() => undefined))?.isDirectory()) return false;
  return (await readdir(path)).length === 0 || (await fileText(join(path, "mark"))) === markText;
}

function alive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

// Coverage: the unit tests provoke few failures of the disk, and few moments at which two processes rename the same folder.
