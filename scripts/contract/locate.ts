import { readFile } from "node:fs/promises";
import { shownPath } from "../lib/paths.ts";
import { escapeRegExp } from "../lib/regular-expression.ts";

/** A place in a source file; `file` is relative to the working directory, `line` counts from 1. */
export interface SourceLine {
  readonly file: string;
  readonly line: number;
}

/**
 * The one place among the spec's modules (absolute paths) that gives this value to a key of this
 * name, as a literal. `undefined` if there is none or more than one, because a guess would mislead.
 */
async function locate(
  key: string,
  value: string,
  inputs: readonly string[],
): Promise<SourceLine | undefined> {
  const literal = new RegExp(`\\b${key}:\\s*(["'\`])${escapeRegExp(value)}\\1`);
  const places: SourceLine[] = [];
  for (const input of inputs) {
    const lines = (await readFile(input, "utf8")).split("\n");
    lines.forEach((text, index) => {
      if (literal.test(text)) places.push({ file: shownPath(input), line: index + 1 });
    });
  }
  return places.length === 1 ? places[0] : undefined;
}

/** Where the spec's modules declare an operation; `undefined` if that is not clear. */
export function locateOperation(
  operationId: string,
  inputs: readonly string[],
): Promise<SourceLine | undefined> {
  return locate("operationId", operationId, inputs);
}
