import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** Remembers what was proved, by content. */
export interface ProofCache {
  has(content: string): boolean;
  add(content: string): void;
  /** Writes what was used in this run; nothing else is kept. */
  save(): Promise<void>;
}

/** A cache in a JSON file; a file that is not there or can't be read is an empty cache. */
export async function openCache(path: string): Promise<ProofCache> {
  const known = new Set(await readFile(path, "utf8").then(parse, () => []));
  const used = new Set<string>();
  return {
    has(content) {
      const key = keyOf(content);
      if (known.has(key)) used.add(key);
      return used.has(key);
    },
    add(content) {
      used.add(keyOf(content));
    },
    async save() {
      const temporary = `${path}.${process.pid}`;
      try {
        await mkdir(dirname(path), { recursive: true });
        await writeFile(temporary, `${JSON.stringify([...used].sort())}\n`);
        await rename(temporary, path);
      } catch {
        // Without a cache the next run is slower, not wrong.
      }
    },
  };
}

function parse(text: string): string[] {
  try {
    const keys: unknown = JSON.parse(text);
    return Array.isArray(keys) ? keys.map(String) : [];
  } catch {
    return [];
  }
}

function keyOf(content: string): string {
  return createHash("sha256").update(content).digest("hex");
}
