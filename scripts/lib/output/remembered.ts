import { readFileSync } from "node:fs";
import { join } from "node:path";
import { textHash } from "../entry-file.ts";
import { isObject } from "../json.ts";
import type { StepMemory } from "../step-memory.ts";
import type { Files } from "./files.ts";

/** Where the files of an earlier run can be reused from. */
export interface MadeBefore {
  readonly memory: StepMemory;
  /** The folder that an earlier run wrote. */
  readonly folder: string;
}

/**
 * Returns the files that `make` makes from this content. If the folder still holds exactly what it made from the same
 * content before, they are read from there; if any was changed since, all are made again.
 */
export async function rememberedFiles(
  { memory, folder }: MadeBefore,
  step: string,
  content: string,
  make: () => Files | Promise<Files>,
): Promise<Files> {
  const before = memory.get(step, content);
  if (isObject(before) && Array.isArray(before["paths"])) {
    const files = readAll(folder, before["paths"].map(String));
    if (files && hashOf(files) === before["hash"]) return files;
  }
  const made = await make();
  memory.set(step, content, { paths: [...made.keys()], hash: hashOf(made) });
  return made;
}

/** The files of a folder at these paths; `undefined` if they can't be read. */
export function readAll(folder: string, paths: readonly string[]): Files | undefined {
  try {
    // Of thousands of files, waiting for each takes several times as long.
    return new Map(paths.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
  } catch {
    return undefined;
  }
}

/** Changes with every path, text, and the order. */
export function hashOf(files: Files): string {
  return textHash(JSON.stringify([...files]));
}
