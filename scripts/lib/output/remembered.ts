import { join } from "node:path";
import { textHash } from "../entry-file.ts";
import { isObject } from "../json.ts";
import type { StepMemory } from "../step-memory.ts";
import { fileText } from "./disk.ts";
import type { Files } from "./files.ts";

/** What an earlier run made may be taken from here. */
export interface MadeBefore {
  readonly memory: StepMemory;
  /** The folder that an earlier run wrote. */
  readonly folder: string;
}

/**
 * The files that `make` makes of this content: those of the folder, if they are what it made of the same content
 * before, to the letter. A file that was changed since is made again.
 */
export async function rememberedFiles(
  { memory, folder }: MadeBefore,
  step: string,
  content: string,
  make: () => Files | Promise<Files>,
): Promise<Files> {
  const before = memory.get(step, content);
  if (isObject(before) && Array.isArray(before["paths"])) {
    const files = await readAll(folder, before["paths"].map(String));
    if (files && hashOf(files) === before["hash"]) return files;
  }
  const made = await make();
  memory.set(step, content, { paths: [...made.keys()], hash: hashOf(made) });
  return made;
}

async function readAll(folder: string, paths: readonly string[]): Promise<Files | undefined> {
  try {
    const files = new Map<string, string>();
    for (const path of paths) files.set(path, await fileText(join(folder, path)));
    return files;
  } catch {
    return undefined;
  }
}

function hashOf(files: Files): string {
  return textHash(JSON.stringify([...files]));
}
