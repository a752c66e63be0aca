import { shownPath } from "../../lib/paths.ts";
import type { Problem } from "../../lib/problem.ts";

/**
 * Adds file, line and column to problems: those of what the pointer names in the spec at
 * `path`: of the field or word itself, or else of the nearest thing around it whose place is known.
 */
export async function placeProblems(problems: readonly Problem[], path: string): Promise<Problem[]> {
  const pending = problems.some(({ pointer, file }) => pointer !== undefined && file === undefined);
  // Loaded here because it loads the compiler, which a correct spec never needs.
  const find = pending ? await (await import("./finder.ts")).placeFinder(path) : () => undefined;
  return problems.map((problem) => {
    const place = problem.file === undefined && problem.pointer !== undefined && find(problem.pointer);
    if (!place) return { file: path, ...problem };
    return { ...problem, ...place, file: shownPath(place.file) };
  });
}
