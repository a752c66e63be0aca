import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** Writes all files or none: where one can't be written, those before it are as they were. */
export async function writeAll(files: ReadonlyMap<string, string | Uint8Array>): Promise<void> {
  const before = new Map<string, Uint8Array | undefined>();
  const staged = (path: string) => `${path}.new-${process.pid}`;
  try {
    for (const [path, content] of files) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(staged(path), content);
      before.set(path, await readFile(path).catch(() => undefined));
    }
    for (const path of files.keys()) await rename(staged(path), path);
  } catch (error) {
    for (const path of files.keys()) await rm(staged(path), { force: true });
    for (const [path, content] of before)
      await (content ? writeFile(path, content) : rm(path, { force: true }));
    throw error;
  }
}
