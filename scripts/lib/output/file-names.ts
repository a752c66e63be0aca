import { reasonAgainstFileName } from "../file-name.ts";
import { type Problem, ProblemError } from "../problem.ts";
import type { Files } from "./files.ts";

/**
 * Throws a `ProblemError` with each file that would not get its own name in the folder: one
 * outside the folder, with a name that file systems refuse, or equal to another one except for case.
 */
export function refuseFileNames(files: Files): void {
  const seen = new Map<string, string>();
  const problems: Problem[] = [];
  for (const path of files.keys()) {
    const reason =
      path
        .split("/")
        .map((name) => reasonAgainstFileName(name))
        .find(Boolean) ?? twice(path, seen);
    if (reason)
      problems.push({
        code: "file-name",
        message: `The file ${JSON.stringify(shortened(path))} can't be written: ${reason}.`,
        fix: "Rename what it is made from in the spec: the operation, the page, the section or the example.",
      });
  }
  if (problems.length > 0) throw new ProblemError(problems);
}

function twice(path: string, seen: Map<string, string>): string | undefined {
  const key = path.normalize("NFC").toLowerCase();
  const other = seen.get(key);
  seen.set(key, path);
  return other && `where capitals don't count, it is ${JSON.stringify(shortened(other))}`;
}

function shortened(path: string): string {
  return path.length > 120 ? `${path.slice(0, 119)}…` : path;
}
