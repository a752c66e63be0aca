import { type ProblemMaker, type ProblemTexting, problemMaker } from "../lib/problem-table.ts";

/** What can be wrong with a team's own settings, and with its plugins. */
export const configProblems = {
  "config-file-missing": {
    message: "`{place}` names `{path}`, which is not there.",
    fix: "Correct the path, or remove the setting.",
  },
  "config-form": {
    message: "`{place}` does not follow the form: {reason}.",
    fix: "Write it as `defineConfig` types it; `npx tsc` shows the place.",
  },
  "config-outside": {
    message: "`{place}` is `{path}`, which is outside of the folder of `{file}`.",
    fix: "Name a path below that folder; a spec of another folder has a `{file}` there.",
  },
  "config-same-folder": {
    message: "`{place}` and `{other}` are the same folder, `{path}`: one would remove what the other writes.",
    fix: "Give each a folder of its own.",
  },
  "config-throws": {
    message: "The settings throw while they load: {reason}.",
    fix: "Correct the code there; `--verbose` shows the whole stack.",
  },
  "config-unknown-key": {
    message: "`{place}` is not a setting; expected one of: {known}.",
    fix: "Remove it, or write one of these.",
  },
  "plugin-path": {
    message: "The plugin `{plugin}` makes `{path}`, which {reason}.",
    fix: "Let it name another file, by a path below the generated folder such as `{plugin}/index.md`.",
  },
  "plugin-throws": {
    message: "The plugin `{plugin}` failed: {reason}.",
    fix: "Correct it in `contract.config.ts`.",
  },
} as const satisfies ProblemTexting;

/** Makes a problem of `configProblems`. */
export const configProblem: ProblemMaker<typeof configProblems> = problemMaker(configProblems);
