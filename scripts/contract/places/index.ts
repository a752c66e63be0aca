import { relative } from "node:path";
import type { Problem } from "../../lib/problem.ts";

/**
 * The problems, each with the file, the line and the column of what its pointer names in the spec at
 * `path`: of the field or word itself, or else of the nearest thing around it whose place is known.
 */
export async function placeProblems(problems: readonly Problem[], path: string): Promise<Problem[]> {
  const pending = problems.some(({ pointer, file }) => pointer !== undefined && file === undefined);
  // Loaded here, as it brings the compiler along, which a spec without a fault never needs.
  const find = pending ? await (await import("./finder.ts")).placeFinder(path) : () => undefined;
  return problems.map((problem) => {
    const place = problem.file === undefined && problem.pointer !== undefined && find(problem.pointer);
    if (!place) return { file: path, ...problem };
    return { ...problem, ...place, file: relative(process.cwd(), place.file) };
  });
}
