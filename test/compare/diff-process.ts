import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Shape } from "./shapes.ts";

/** A comparison that takes longer hangs, and one that needs more memory does not share its results. */
const [deadline, megabytes] = [150_000, 1024];

interface Ended {
  readonly code: number | string;
  readonly log: string;
}

/** Runs the command in a process of its own; `code` is the signal's name if it was ended. */
async function diff(old: object, now: object): Promise<Ended> {
  const folder = await mkdtemp(join(tmpdir(), "diff-large-"));
  const files = await Promise.all(
    [old, now].map(async (document, index) => {
      const file = join(folder, `${index}.json`);
      await writeFile(file, JSON.stringify(document));
      return file;
    }),
  );
  const memory = `--max-old-space-size=${megabytes}`;
  const command = [memory, "scripts/run.js", "diff", ...files, "--format", "json"];
  const ended = await new Promise<Ended>((resolve) => {
    execFile(process.execPath, command, { timeout: deadline, maxBuffer: 2 ** 28 }, (error, _, log) =>
      resolve({ code: error?.signal ?? error?.code ?? 0, log }),
    );
  });
  await rm(folder, { recursive: true });
  return ended;
}

/** A test for each shape that the command, in a process of little memory, tells its break and nothing else. */
export function tellsBreaks(shapes: readonly Shape[]): void {
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
}
