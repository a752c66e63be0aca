import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { relative } from "node:path";

/**
 * Changes with every file of these folders and its place in them, with these single files, and with Node:
 * what such code has made before is then out of date.
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
