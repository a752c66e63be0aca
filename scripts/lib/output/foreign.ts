import { lstat } from "node:fs/promises";
import { join } from "node:path";
import { generatedMark } from "../banner.ts";
import { ProblemError } from "../problem.ts";
import { libProblem } from "../problems.ts";
import { filesBelow, fileText } from "./disk.ts";
import type { Files } from "./files.ts";
import { listedIn, manifestPath } from "./manifest.ts";

/**
 * Throws a `ProblemError` if a folder holds files that were not generated and would be lost. The
 * first line of its `README.md`, equal to that of the new one (`kind`), identifies a generated folder, or its list
 * where no `README.md` is made; the list names the generated files.
 */
export async function refuseForeign(target: string, out: string, files: Files, kind: string): Promise<void> {
  const present = await filesBelow(target);
  if (present.length === 0) return;
  const isMarked = present.includes("README.md")
    ? (await fileText(join(target, "README.md"))).startsWith(kind)
    : (await listedIn(target)) !== undefined;
  if (!isMarked)
    throw new ProblemError([
      libProblem("out-not-generated", { folder: out, file: present[0] ?? "" }, { file: out }),
    ]);
  const foreign = await foreignIn(target, present, files);
  const [first] = foreign;
  if (first === undefined) return;
  const named = foreign
    .slice(0, 5)
    .map((path) => `\`${path}\``)
    .join(", ");
  const more = foreign.length > 5 ? ` and ${foreign.length - 5} more` : "";
  throw new ProblemError([
    libProblem(
      "out-holds-foreign-file",
      { folder: out, files: `${named}${more}` },
      { file: join(out, first) },
    ),
  ]);
}

async function foreignIn(target: string, present: readonly string[], files: Files): Promise<string[]> {
  const listed = await listedIn(target);
  const foreign: string[] = [];
  for (const path of present) {
    if (path === manifestPath) continue;
    const regular = (await lstat(join(target, path))).isFile();
    if (!(regular && (await isOurs(join(target, path), path, files, listed)))) foreign.push(path);
  }
  return foreign;
}

/**
 * Whether a file was generated. In a folder without a list (older versions wrote none), names and marks decide. After a
 * merge of two lists, a file that is not listed may still be ours: if it has the text that would be written, or the
 * mark and the name of a generated file.
 */
async function isOurs(
  file: string,
  path: string,
  files: Files,
  listed: ReadonlySet<string> | undefined,
): Promise<boolean> {
  const wanted = files.get(path);
  if (listed ? listed.has(path) : wanted !== undefined) return true;
  const text = await fileText(file);
  const marked = text.slice(0, 400).includes(generatedMark);
  return listed ? wanted !== undefined && (marked || text === wanted) : marked;
}
