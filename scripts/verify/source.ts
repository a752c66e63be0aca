import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { locateOperation, type SourceLine } from "../contract/locate.ts";
import { escapeRegExp } from "../lib/regular-expression.ts";
import type { Clue } from "./deviation.ts";

/** Finds the line of a spec that says what a finding is about. */
export type FindSource = (operationId: string, clue: Clue | undefined) => Promise<SourceLine | undefined>;

interface Line extends SourceLine {
  readonly text: string;
}

/** The search in a spec's modules (absolute paths): by text, by field, and else the operation's own place. */
export function sourceFinder(inputs: readonly string[], vocabulary: string): FindSource {
  const own = inputs.filter((input) => !input.startsWith(vocabulary));
  const lines = Promise.all(
    own.map(async (input) =>
      (await readFile(input, "utf8"))
        .split("\n")
        .map((text, index): Line => ({ file: relative(process.cwd(), input), line: index + 1, text })),
    ),
  ).then((files) => files.flat());
  return async (operationId, clue) => {
    const operation = await locateOperation(operationId, own);
    const found = clue && placeOf(await lines, clue, operation);
    return found ? { file: found.file, line: found.line } : operation;
  };
}

function placeOf(
  lines: readonly Line[],
  { text, field, component }: Clue,
  operation: SourceLine | undefined,
): Line | undefined {
  if (text === "laws") return lines.find((one) => one.file === operation?.file && /^\s*laws:/.test(one.text));
  if (text !== undefined) return lines.find((one) => one.text.includes(JSON.stringify(text)));
  if (field === undefined) return component === undefined ? undefined : componentLine(lines, component);
  const named = lines.filter((one) => new RegExp(`^\\s*["']?${escapeRegExp(field)}["']?:`).test(one.text));
  if (named.length <= 1 || component === undefined) return named[0];
  // A schema's name stands below its fields.
  const end = componentLine(lines, component);
  return named.findLast((one) => one.file === end?.file && one.line <= end.line) ?? named[0];
}

function componentLine(lines: readonly Line[], component: string): Line | undefined {
  return lines.find((one) => new RegExp(`\\bid: ["']${component}["']`).test(one.text));
}
