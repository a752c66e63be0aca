import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** An entry of a disposable file: what is remembered under a key. */
export type Remembered<Value> = readonly [key: string, value: Value];

/**
 * Returns the entries of a disposable JSON file whose values pass `isValue`; none if the file is absent or can't be
 * read.
 */
export async function readEntries<Value>(
  path: string,
  isValue: (value: unknown) => value is Value,
): Promise<readonly Remembered<Value>[]> {
  const isEntry = (entry: unknown): entry is Remembered<Value> =>
    Array.isArray(entry) && typeof entry[0] === "string" && isValue(entry[1]);
  try {
    const entries: unknown = JSON.parse(await readFile(path, "utf8"));
    return Array.isArray(entries) ? entries.filter(isEntry) : [];
  } catch {
    return [];
  }
}

/** Replaces the file as a whole. If that fails, nothing is remembered: the next run is slower, not wrong. */
export async function writeEntries(path: string, entries: Iterable<Remembered<unknown>>): Promise<void> {
  const temporary = `${path}.${process.pid}`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(temporary, `${JSON.stringify([...entries].sort())}\n`);
    await rename(temporary, path);
  } catch {}
}

export function textHash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
