import { findSourceMap } from "node:module";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";

/** A place in a file; `line` and `column` count from 1. */
interface Frame {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Where in one of `files` (absolute paths) an error was thrown, if anywhere; `file` is relative to
 * the working directory. Takes stack traces whether or not the runtime has mapped them to sources.
 */
export function frameIn(error: Error, files: readonly string[]): Frame | undefined {
  for (const [, where = "", line, column] of (error.stack ?? "").matchAll(
    /(?:\(|at )((?:file:)?\/[^():]+):(\d+):(\d+)/g,
  )) {
    const frame = original({ file: pathOf(where), line: Number(line), column: Number(column) });
    if (files.includes(frame.file)) return { ...frame, file: relative(process.cwd(), frame.file) };
  }
  return undefined;
}

function original(frame: Frame): Frame {
  const entry = findSourceMap(frame.file)?.findEntry(frame.line - 1, frame.column - 1);
  if (!entry || !("originalSource" in entry)) return frame;
  return {
    file: pathOf(entry.originalSource),
    line: entry.originalLine + 1,
    column: entry.originalColumn + 1,
  };
}

function pathOf(where: string): string {
  return where.startsWith("file:") ? fileURLToPath(where) : where;
}
