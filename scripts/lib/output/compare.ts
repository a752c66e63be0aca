import { join } from "node:path";
import { withPlainLineEnds } from "../line-ends.ts";
import { difference } from "./difference.ts";
import { filesBelow, fileText } from "./disk.ts";
import type { Files } from "./files.ts";
import { withManifest } from "./manifest.ts";

/** How a file on disk differs from the one that generation would write. */
export interface StaleFile {
  readonly path: string;
  readonly state: "changed" | "line-ends" | "missing" | "stray";
  /** The first lines that differ, with `+` (generated) and `-` (on disk). */
  readonly lines: readonly string[];
}

/** Compares a folder with what generation would write into it; an absent folder counts as empty. */
export async function compareWithDisk(directory: string, files: Files): Promise<StaleFile[]> {
  const onDisk = new Set(await filesBelow(directory));
  const all = withManifest(files);
  const stale: StaleFile[] = [];
  for (const [path, text] of all) {
    const current = onDisk.has(path) ? await fileText(join(directory, path)) : undefined;
    if (current === undefined) stale.push({ path, state: "missing", lines: [] });
    else if (current !== text && withPlainLineEnds(current) === text)
      stale.push({ path, state: "line-ends", lines: [] });
    else if (current !== text) stale.push({ path, state: "changed", lines: difference(current, text) });
  }
  for (const path of onDisk) if (!all.has(path)) stale.push({ path, state: "stray", lines: [] });
  return stale.sort((a, b) => (a.path < b.path ? -1 : 1));
}
