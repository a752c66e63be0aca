import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { diamond, diamondNames, type Shape, union, vast } from "./shapes.ts";

const folder = await mkdtemp(join(tmpdir(), "diff-large-"));
afterAll(() => rm(folder, { recursive: true }));

/** A comparison that takes longer hangs, and one that needs more memory does not share its results. */
const [deadline, megabytes] = [150_000, 1024];

interface Ended {
  readonly code: number | string;
  readonly out: string;
  readonly log: string;
}

/** Runs the command in a process of its own; `code` is the signal's name where it was ended. */
async function diff(old: object, now: object): Promise<Ended> {
  const files = await Promise.all(
    [old, now].map(async (document, index) => {
      const file = join(folder, `${index}.json`);
      await writeFile(file, JSON.stringify(document));
      return file;
    }),
  );
  const memory = `--max-old-space-size=${megabytes}`;
  const command = [memory, "--import", "tsx", "scripts/diff.ts", ...files, "--format", "json"];
  return new Promise((resolve) => {
    execFile(process.execPath, command, { timeout: deadline, maxBuffer: 2 ** 28 }, (error, out, log) =>
      resolve({ code: error?.signal ?? error?.code ?? 0, out, log }),
    );
  });
}

const shapes: readonly Shape[] = [
  ...diamondNames.flatMap((name) => [diamond(name, 12), diamond(name, 30)]),
  union("oneOf", 800, 700),
  union("anyOf", 800, 700),
  union("oneOf", 800, undefined),
  ...vast,
];

it.each(shapes.map((shape) => [shape.name, shape] as const))(
  "a break is told in %s, by a process of little memory",
  async (_, { old, now }) => {
    const { code, log } = await diff(old, now);
    expect([code, log.includes("(unexpected)")]).toEqual([1, false]);
    const same = await diff(old, old);
    expect([same.code, same.log]).toEqual([0, ""]);
  },
  3 * deadline,
);
