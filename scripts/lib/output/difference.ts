import { structuredPatch } from "diff";
import { count } from "../count.ts";

/** The most lines of a difference to show. */
const shown = 12;

/**
 * Insertions and deletions up to which two texts are compared line by line. The work grows with the
 * square of this number, and only `shown` lines are printed.
 */
const compared = 200;

/**
 * The first lines that differ, with `+` (new) and `-` (old), and how many more there are; of texts that differ too
 * much, only the first difference.
 */
export function difference(current: string, text: string): string[] {
  const options = { context: 0, maxEditLength: compared };
  const patch = structuredPatch("", "", current, text, undefined, undefined, options);
  if (!patch) return throughout(current.split("\n"), text.split("\n"));
  const lines = patch.hunks.flatMap((hunk) => hunk.lines).map(short);
  return lines.length > shown ? [...lines.slice(0, shown), `… ${lines.length - shown} more lines`] : lines;
}

function throughout(current: readonly string[], text: readonly string[]): string[] {
  const from = text.findIndex((line, index) => line !== current[index]);
  const at = from < 0 ? text.length : from;
  const half = shown / 2;
  const more = Math.max(current.length, text.length) - at - half;
  return [
    `@@ from line ${at + 1} on; ${count(current.length, "line")} on disk, ${text.length} as generated @@`,
    ...current.slice(at, at + half).map((line) => short(`-${line}`)),
    ...text.slice(at, at + half).map((line) => short(`+${line}`)),
    ...(more > 0 ? [`… up to ${more} more lines`] : []),
  ];
}

function short(line: string): string {
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
}
