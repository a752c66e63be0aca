import { reasonAgainstFileName } from "../file-name.ts";
import { type Problem, ProblemError } from "../problem.ts";
import { libProblem } from "../problems.ts";
import type { Files } from "./files.ts";

/**
 * Throws a `ProblemError` with each file that would not get its own name in the folder: one
 * outside the folder, with a name that file systems refuse, or equal to another one except for case.
 */
export function refuseFileNames(files: Files): void {
  const seen = new Map<string, string>();
  const problems: Problem[] = [];
  for (const path of files.keys()) {
    const reason = path
      .split("/")
      .map((name) => reasonAgainstFileName(name))
      .find(Boolean);
    const other = reason === undefined ? twice(path, seen) : undefined;
    if (reason !== undefined)
      problems.push(libProblem("file-name:of-output", { path: quoted(path), reason }));
    else if (other !== undefined)
      problems.push(libProblem("file-name:differs-in-case", { path: quoted(path), other: quoted(other) }));
  }
  if (problems.length > 0) throw new ProblemError(problems);
}

/** The path before that differs from this one in case only, if any. */
function twice(path: string, seen: Map<string, string>): string | undefined {
  const key = path.normalize("NFC").toLowerCase();
  const other = seen.get(key);
  seen.set(key, path);
  return other;
}

function quoted(path: string): string {
  return JSON.stringify(path.length > 120 ? `${path.slice(0, 119)}…` : path);
}
