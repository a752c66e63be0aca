import { renameSync } from "node:fs";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { ProblemError } from "../problem.ts";
import { filesBelow } from "./compare.ts";
import type { Files } from "./files.ts";
import { banner } from "./readme.ts";

/**
 * Makes a folder hold exactly these files. They are written beside it first; then the folders change
 * places with two renames, so that a run that fails or is killed leaves the folder as it was. Throws
 * a `ProblemError` where the folder can't be written, or holds what was not generated.
 */
export async function writeFolder(out: string, files: Files): Promise<void> {
  const target = resolve(out);
  await refuseForeign(target, out, files.get("README.md")?.split("\n", 1)[0] ?? banner);
  const staged = `${target}.new-${process.pid}`;
  const replaced = `${target}.old-${process.pid}`;
  try {
    for (const [path, text] of files) {
      await mkdir(dirname(join(staged, path)), { recursive: true });
      await writeFile(join(staged, path), text);
    }
    // Nothing asynchronous between the two: there is no moment for another task, only for the kernel.
    if (await exists(target)) renameSync(target, replaced);
    renameSync(staged, target);
  } catch (cause) {
    if (!(await exists(target)) && (await exists(replaced))) renameSync(replaced, target);
    throw unwritable(out, cause as NodeJS.ErrnoException);
  } finally {
    await rm(staged, { recursive: true, force: true }).catch(() => {});
    await rm(replaced, { recursive: true, force: true }).catch(() => {});
  }
}

/** Takes away what killed runs left beside the folder, and puts back a folder that one had moved. */
export async function recover(out: string): Promise<void> {
  const target = resolve(out);
  const leftovers = (await readdir(dirname(target)).catch(() => [])).filter((name) => {
    const [, pid] = new RegExp(`^${escaped(basename(target))}\\.(?:new|old)-(\\d+)$`).exec(name) ?? [];
    return pid && !alive(Number(pid));
  });
  for (const name of leftovers.sort().reverse()) {
    const path = join(dirname(target), name);
    if (name.includes(".old-") && !(await exists(target))) renameSync(path, target);
    else await rm(path, { recursive: true, force: true });
  }
}

/** What was generated is told by the first line of its `README.md`, which is that of the new one. */
async function refuseForeign(target: string, out: string, mark: string): Promise<void> {
  const present = await filesBelow(target).catch((cause) => {
    throw unwritable(out, cause);
  });
  if (present.length === 0) return;
  const readme = await readFile(join(target, "README.md"), "utf8").catch(() => "");
  if (readme.startsWith(mark)) return;
  throw new ProblemError([
    {
      code: "out-not-generated",
      message: `\`${out}\` holds files that were not generated, such as \`${present[0]}\`; they would be lost.`,
      file: out,
      fix: "Name an empty or a generated folder with `--out`.",
    },
  ]);
}

function unwritable(out: string, cause: NodeJS.ErrnoException): ProblemError {
  return new ProblemError(
    [
      {
        code: "out-unwritable",
        message: `\`${out}\` can't be written: ${cause.code ?? cause.message}.`,
        file: out,
        fix: "Name a folder that you may write with `--out`.",
      },
    ],
    { cause },
  );
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function escaped(text: string): string {
  return text.replace(/\W/g, "\\$&");
}
