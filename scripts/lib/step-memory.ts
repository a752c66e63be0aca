import { join } from "node:path";
import { codeHash } from "./code-hash.ts";
import { readEntries, textHash, writeEntries } from "./entry-file.ts";
import { isObject } from "./json.ts";
import { ownFolder } from "./own-package.ts";

/** Remembers that a step was done for a content, and its result; of each step, only for the last content. */
export interface StepMemory {
  /** The step's result for this content; `undefined` if it is not known. */
  get(step: string, content: string): unknown;
  set(step: string, content: string, given: unknown): void;
  save(): Promise<void>;
}

/** A step that was done. The key is a hash of its content and of the tools. */
interface Done {
  readonly key: string;
  readonly given: unknown;
}

/**
 * Opens a memory in a JSON file. It is empty if the file is absent, can't be read, or was written by other versions of
 * the tools.
 */
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

/**
 * Runs a step that only finds problems; returns `undefined` without running it if it found nothing in the same content
 * before.
 */
export async function unlessDone<Result>(
  memory: StepMemory | undefined,
  step: string,
  content: string,
  work: () => Promise<Result>,
): Promise<{ readonly result: Result } | undefined> {
  if (memory?.get(step, content) === true) return undefined;
  const result = await work();
  memory?.set(step, content, true);
  return { result };
}

function isDone(value: unknown): value is Done {
  return isObject(value) && typeof value["key"] === "string";
}

/** A hash that changes with any module of this package, its dependencies' versions, and Node's. */
function toolFingerprint(): string {
  known ??= codeHash([join(ownFolder, "scripts")], [join(ownFolder, "package.json")]);
  return known;
}

/** Computed once: a running program does not change. */
let known: string | undefined;
