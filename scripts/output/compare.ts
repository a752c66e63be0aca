import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { structuredPatch } from "diff";
import type { Files } from "./files.ts";

/** How a file on disk differs from the one that generation would write. */
export interface StaleFile {
  readonly path: string;
  readonly state: "changed" | "missing" | "stray";
  /** The first lines that differ, with `+` (generated) and `-` (on disk). */
  readonly lines: readonly string[];
}

/** Lines of a difference that are worth showing. */
const shown = 12;

/** Compares a folder with what generation would write into it; an absent folder holds nothing. */
export async function compareWithDisk(directory: string, files: Files): Promise<StaleFile[]> {
  const onDisk = new Set(await filesBelow(directory));
  const stale: StaleFile[] = [];
  for (const [path, text] of files) {
    const current = onDisk.has(path) ? await readFile(join(directory, path), "utf8") : undefined;
    if (current === undefined) stale.push({ path, state: "missing", lines: [] });
    else if (current !== text) stale.push({ path, state: "changed", lines: difference(current, text) });
  }
  for (const path of onDisk) if (!files.has(path)) stale.push({ path, state: "stray", lines: [] });
  return stale.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Paths of all files below a folder, relative to it, with `/`, sorted. */
export async function filesBelow(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(absent);
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

function absent(error: NodeJS.ErrnoException): [] {
  if (error.code === "ENOENT") return [];
  throw error;
}

function difference(current: string, text: string): string[] {
  const { hunks } = structuredPatch("", "", current, text, undefined, undefined, { context: 0 });
  const lines = hunks
    .flatMap((hunk) => hunk.lines)
    .map((line) => (line.length > 160 ? `${line.slice(0, 159)}…` : line));
  return lines.length > shown ? [...lines.slice(0, shown), `… ${lines.length - shown} more lines`] : lines;
}
