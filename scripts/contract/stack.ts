import { findSourceMap } from "node:module";
import { fileOf, placesInStack, type StackPlace, shownPath, wayTo } from "../lib/paths.ts";

/**
 * Where in one of `files` (absolute paths) an error was thrown, if anywhere; `file` is relative to
 * the working directory. Takes stack traces whether or not the runtime has mapped them to sources.
 */
export function frameIn(error: Error, files: readonly string[]): StackPlace | undefined {
  for (const place of placesInStack(error.stack ?? "")) {
    const frame = original(place);
    // Not by their letters, which may differ in case where a file system ignores it.
    if (files.some((file) => wayTo(file, frame.file) === ""))
      return { ...frame, file: shownPath(frame.file) };
  }
  return undefined;
}

function original(frame: StackPlace): StackPlace {
  const entry = findSourceMap(frame.file)?.findEntry(frame.line - 1, frame.column - 1);
  if (!entry || !("originalSource" in entry)) return frame;
  return {
    file: fileOf(entry.originalSource),
    line: entry.originalLine + 1,
    column: entry.originalColumn + 1,
  };
}
