import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { withSlashes } from "../paths.ts";

/** Paths of all files below a folder, relative to it, with `/`, sorted. */
export async function filesBelow(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(absent);
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => withSlashes(relative(directory, join(entry.parentPath, entry.name))))
    .sort();
}

/** A file's text; empty if the file is absent or is not a file. */
export async function fileText(path: string): Promise<string> {
  return readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR" || error.code === "EISDIR") return "";
    throw error;
  });
}

function absent(error: NodeJS.ErrnoException): [] {
  if (error.code === "ENOENT") return [];
  throw error;
}
