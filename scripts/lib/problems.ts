import { type ProblemMaker, type ProblemTexting, problemMaker } from "./problem-table.ts";

/** What every command may report: about its output folder, and about itself. */
export const libProblems = {
  "file-name:differs-in-case": {
    message: "The file {path} can't be written: on a disk that ignores case it is {other}.",
    fix: "Rename what it is made from in the spec: the operation, the page, the section or the example.",
  },
  "file-name:of-output": {
    message: "The file {path} can't be written: {reason}.",
    fix: "Rename what it is made from in the spec: the operation, the page, the section or the example.",
  },
  "lint-failed": {
    message: "Redocly CLI can't lint the document: {output}.",
    fix: "Run `npx redocly lint generated/openapi.yaml` to see its whole output.",
  },
  "out-holds-foreign-file": {
    message: "`{folder}` holds files that were not generated and would be lost: {files}.",
    fix: "Move them out of `{folder}`, or delete them if nobody needs them; then run this again.",
  },
  "out-not-generated": {
    message: "`{folder}` holds files that were not generated, such as `{file}`; they would be lost.",
    fix: "Name an empty or a generated folder with `--output`.",
  },
  "out-unwritable": {
    message: "`{folder}` can't be written: {reason}.",
    fix: "Name a folder that you may write with `--output`.",
  },
  "out-unwritable:disk-full": {
    message: "`{folder}` can't be written: {reason}.",
    fix: "Make room on the disk, or name a folder on another disk with `--output`; the folder keeps its former files.",
  },
  unexpected: {
    message: "The command failed: {reason}.",
    fix: "This is a fault of the toolchain: run the command again with `--verbose` and report what it prints.",
  },
} as const satisfies ProblemTexting;

/** Makes a problem of `libProblems`. */
export const libProblem: ProblemMaker<typeof libProblems> = problemMaker(libProblems);
