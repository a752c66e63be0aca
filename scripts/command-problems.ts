import { type ProblemMaker, type ProblemTexting, problemMaker } from "./lib/problem-table.ts";

/** Problems that the commands themselves find. */
export const commandProblems = {
  "benchmark-without-record": {
    message: "Nothing is recorded for the benchmark `{name}`.",
    fix: "Run it without `--check`.",
  },
  "generated-by-newer-tools": {
    message: "`{folder}` was made by `{name}` {made}, and this command is version {version}.",
    fix: "Install the newer tools, `npm install --save-dev {name}@{made}`; to go back to these, remove `{folder}` first. Section {made} of `docs/stability.md` in the newer package says what changed.",
  },
  "generated-by-older-tools": {
    message: "`{folder}` was made by `{name}` {made}, and this command is version {version}.",
    fix: "Run `npm run generate` and commit what it writes; section {version} of `docs/stability.md` in the package says what changed.",
  },
  "generated-changed": {
    message: "The file is stale (`-` on disk, `+` as generated).",
    fix: "Run `npm run generate` and commit what it writes.",
  },
  "generated-changed:at-release": {
    message: "The file is stale: a release is what is committed.",
    fix: "Run `npm run generate` and commit what it writes.",
  },
  "generated-changed:line-ends": {
    message: "The lines of the file end as on Windows (CRLF), and generation writes LF.",
    fix: "Write `* text=auto eol=lf` into `.gitattributes`; then run `npm run generate`.",
  },
  "generated-missing": {
    message: "The file is missing.",
    fix: "Run `npm run generate` and commit what it writes.",
  },
  "generated-missing:at-release": {
    message: "The file is missing: a release is what is committed.",
    fix: "Run `npm run generate` and commit what it writes.",
  },
  "generated-of-another-api": {
    message: "`{folder}` holds what is made of `{other}`, which generation of `{title}` would remove.",
    fix: "Name another folder with `--output`; or remove this one, if the API was renamed together with its packages.",
  },
  "generated-stray": {
    message: "The file is not one that generation makes.",
    fix: "Run `npm run generate`, which removes what it once made; move what it did not make out of `{folder}`.",
  },
  "generated-stray:at-release": {
    message: "The file is not one that generation makes: a release is what is committed.",
    fix: "Run `npm run generate`, which removes what it once made; move what it did not make out of `{folder}`.",
  },
  "manifest-unreadable": {
    message: "The file is not JSON: {reason}.",
    fix: "Correct it, or remove it: a new one is written then.",
  },
  "spec-exists": {
    message: "There is a spec already.",
    fix: "Add an operation to it: `npm run new -- <section> <METHOD> <path>`; or begin another contract in a folder of its own.",
  },
  "unknown-benchmark": {
    message: "There is no benchmark `{name}`; there are {names}.",
    fix: "Name one of these.",
  },
} as const satisfies ProblemTexting;

/** Makes a problem of `commandProblems`. */
export const commandProblem: ProblemMaker<typeof commandProblems> = problemMaker(commandProblems);
