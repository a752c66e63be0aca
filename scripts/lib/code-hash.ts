import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { relative } from "node:path";

/**
 * Returns a hash that changes with any file in these folders and its path, with these single files, and with the
 * version of Node. What the code made under another hash is out of date.
 */
export function codeHash(folders: readonly string[], files: readonly string[]): string {
  const hash = createHash("sha256").update(process.version);
  for (const file of files) hash.update(readFileSync(file));
  for (const folder of folders) {
    const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`);
    for (const path of paths.sort()) hash.update(relative(folder, path)).update(readFileSync(path));
  }
  return hash.digest("hex");
}
