import { type ProblemMaker, type ProblemTexting, problemMaker } from "../lib/problem-table.ts";

/** Why no package can be made. */
export const packProblems = {
  "build-outside": {
    message: "`{path}` is outside of the working directory, whose package is built.",
    fix: "Run it in the folder of the repository that holds the spec and what is generated from it.",
  },
  "generated-not-of-spec": {
    message:
      "`{file}` is not what generation makes of `{spec}`: a package has one contract, in its current state.",
    fix: "Run `npm run generate -- --spec {spec} --output {folder}`; or name the folder that is generated from this spec with `--generated`.",
  },
  "pack-failed": {
    message: "`npm pack` refused `{folder}`: {output}.",
    fix: "Run `npm pack --dry-run` in that folder to see its whole output.",
  },
  "package-does-not-compile": {
    message: "The compiler refuses it: {reason}.",
    fix: "The output of `npm run generate` must compile: report it as a bug of the toolchain.",
  },
  "package-left-out": {
    message: "`emit` leaves out what packages hold: {missing}.",
    fix: "Add it to `emit`, or remove `emit`, and run `npm run generate`.",
  },
  "package-not-a-dependency": {
    message: "The package imports `{name}`, which is not among the `dependencies`.",
    fix: "Move it there from the `devDependencies`, or remove the import.",
  },
} as const satisfies ProblemTexting;

/** Makes a problem of `packProblems`. */
export const packProblem: ProblemMaker<typeof packProblems> = problemMaker(packProblems);
