import { readFile } from "node:fs/promises";
import { locateOperation, type SourceLine } from "../contract/locate.ts";
import { leadsOut, shownPath } from "../lib/paths.ts";
import { escapeRegExp } from "../lib/regular-expression.ts";
import type { Clue } from "./deviation.ts";

/** A line of a spec, with its text. */
export interface QuotedLine extends SourceLine {
  readonly text: string;
}

/**
 * Finds the line of a spec that says what a finding is about: by the clue, or else in the operation by the word
 * of the vocabulary that says it, as `security` does.
 */
export type FindSource = (
  operationId: string,
  clue: Clue | undefined,
  word?: string,
) => Promise<QuotedLine | undefined>;

/** The search in a spec's modules (absolute paths): by text, by field, by word, and else the operation's own place. */
export function sourceFinder(inputs: readonly string[], vocabulary: string): FindSource {
  const own = inputs.filter((input) => leadsOut(vocabulary, input));
  const lines = Promise.all(
    own.map(async (input) =>
      (await readFile(input, "utf8"))
        .split("\n")
        .map((text, index): QuotedLine => ({ file: shownPath(input), line: index + 1, text })),
    ),
  ).then((files) => files.flat());
  return async (operationId, clue, word) => {
    const operation = await locateOperation(operationId, own);
    const all = await lines;
    const found = (clue && placeOf(all, clue, operation, word)) ?? (word && wordLine(all, word, operation));
    if (found || !operation) return found || undefined;
    return all.find(({ file, line }) => file === operation.file && line === operation.line);
  };
}

function placeOf(
  lines: readonly QuotedLine[],
  { text, field, component }: Clue,
  operation: SourceLine | undefined,
  word: string | undefined,
): QuotedLine | undefined {
  if (text === "laws")
    return (word && wordLine(lines, word, operation)) || wordLine(lines, "laws", operation);
  if (text !== undefined) return lines.find((one) => one.text.includes(JSON.stringify(text)));
  if (field === undefined) return component === undefined ? undefined : componentLine(lines, component);
  const named = lines.filter((one) => new RegExp(`^\\s*["']?${escapeRegExp(field)}["']?:`).test(one.text));
  if (named.length <= 1 || component === undefined) return named[0];
  // A schema's name stands below its fields.
  const end = componentLine(lines, component);
  return named.findLast((one) => one.file === end?.file && one.line <= end.line) ?? named[0];
}

/** The line of a word of the vocabulary in an operation; of one that the operation leaves to the API, the API's. */
function wordLine(
  lines: readonly QuotedLine[],
  word: string,
  operation: SourceLine | undefined,
): QuotedLine | undefined {
  const isWord = ({ text }: QuotedLine) => new RegExp(`^\\s*${word}:`).test(text);
  const after = lines.filter(({ file, line }) => file === operation?.file && line > operation.line);
  const end = after.findIndex(({ text }) => /^\s*operationId:/.test(text));
  const inOperation = (end === -1 ? after : after.slice(0, end)).find(isWord);
  return inOperation ?? (word === "security" ? lines.find(isWord) : undefined);
}

function componentLine(lines: readonly QuotedLine[], component: string): QuotedLine | undefined {
  return lines.find((one) => new RegExp(`\\bid: ["']${component}["']`).test(one.text));
}

// Coverage: the unit tests look up few fields of components that have no line of their own.
