import { join } from "node:path";
import { codeHash } from "./code-hash.ts";
import { readEntries, textHash, writeEntries } from "./entry-file.ts";
import { isObject } from "./json.ts";
import { ownFolder } from "./own-package.ts";

/** Remembers by content that a step was done, and what it gave; each step only for the last content. */
export interface StepMemory {
  /** What the step gave for this content; `undefined` if it is not known. */
  get(step: string, content: string): unknown;
  set(step: string, content: string, given: unknown): void;
  save(): Promise<void>;
}

/** A step that was done; the key is of its content and the tools. */
interface Done {
  readonly key: string;
  readonly given: unknown;
}

/** A memory in a JSON file; what is absent, can't be read or was written by other tools is not remembered. */
export async function openStepMemory(path: string): Promise<StepMemory> {
  const tools = toolFingerprint();
  const keyOf = (content: string) => textHash(tools + content);
  const entries = new Map(await readEntries(path, isDone));
  return {
    get(step, content) {
      const entry = entries.get(step);
      return entry?.key === keyOf(content) ? entry.given : undefined;
    },
    set(step, content, given) {
      entries.set(step, { key: keyOf(content), given });
    },
    save: () => writeEntries(path, entries),
  };
}

function isDone(value: unknown): value is Done {
  return isObject(value) && typeof value["key"] === "string";
}

/** Changes with every module of this package, the versions of what it uses, and Node. */
function toolFingerprint(): string {
  known ??= codeHash([join(ownFolder, "scripts")], [join(ownFolder, "package.json")]);
  return known;
}

/** Made once, because the running program does not change. */
let known: string | undefined;
