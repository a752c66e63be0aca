import { type ProblemMaker, type ProblemTexting, problemMaker } from "../lib/problem-table.ts";

/** What keeps a document from being imported. */
export const importProblems = {
  "document-unreadable": {
    message: "`{name}` can't be read: {reason}.",
    fix: "Name a file, a URL, or `-` for standard input.",
  },
  "import-folder-exists": {
    message: "`{folder}` is there already.",
    fix: "Name another folder, or replace it with `--force`.",
  },
} as const satisfies ProblemTexting;

/** Makes a problem of `importProblems`. */
export const importProblem: ProblemMaker<typeof importProblems> = problemMaker(importProblems);
