import { copyFile, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Writes all files or none: if one can't be written, the earlier ones are restored. The old files are kept
 * next to the new ones, so that restoring them needs no space on a full disk.
 */
export async function writeAll(files: ReadonlyMap<string, string | Uint8Array>): Promise<void> {
  const staged = (path: string) => `${path}.new-${process.pid}`;
  const kept = (path: string) => `${path}.old-${process.pid}`;
  const moved: string[] = [];
  try {
    for (const [path, content] of files) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(staged(path), content);
      await copyFile(path, kept(path)).catch(unlessNothing);
    }
    for (const path of files.keys()) {
      await rename(staged(path), path);
      moved.push(path);
    }
  } catch (error) {
    for (const path of moved.reverse()) {
      await rm(path);
      await rename(kept(path), path).catch(unlessNothing);
    }
    throw error;
  } finally {
    for (const path of files.keys())
      for (const left of [staged(path), kept(path)]) await rm(left, { force: true }).catch(() => {});
  }
}

function unlessNothing(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error;
}
