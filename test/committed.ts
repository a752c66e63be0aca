import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** What is committed and no test writes into: that is for `npm run generate` and for people. */
const folders = ["generated", "spec"];

/** Runs around all tests: fails the run where one of them wrote into such a folder. */
export default async function setup(): Promise<() => Promise<void>> {
  const before = await statesOf();
  return async () => {
    const after = await statesOf();
    const written = [...new Set([...before.keys(), ...after.keys()])].filter(
      (path) => before.get(path) !== after.get(path),
    );
    if (written.length > 0) throw new Error(`A test wrote into a committed folder: ${written.join(", ")}.`);
  };
}

async function statesOf(): Promise<Map<string, string>> {
  const states = new Map<string, string>();
  for (const folder of folders)
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      const { size, mtimeMs } = await stat(path);
      states.set(path, entry.isDirectory() ? "folder" : `${size} ${mtimeMs}`);
    }
  return states;
}
