import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { filesBelow } from "../../scripts/lib/output/disk.ts";

/** All files below a folder: path to text. */
export async function snapshot(folder: string): Promise<Map<string, string>> {
  const paths = await filesBelow(folder);
  return new Map(
    await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path), "utf8")] as const)),
  );
}
