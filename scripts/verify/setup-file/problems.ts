import { type ProblemMaker, type ProblemTexting, problemMaker } from "../../lib/problem-table.ts";

/** What may be wrong with a setup file. */
export const setupProblems = {
  "setup-alias": {
    message: "`*{name}` stands for what another place of the file says.",
    fix: "Write the value out: a setup file has no aliases.",
  },
  "setup-documents": {
    message: "A second document begins here.",
    fix: "Keep one document in the file.",
  },
  "setup-duplicate-key": {
    message: "The key `{key}` stands twice in one object.",
    fix: "Keep one of them.",
  },
  "setup-empty": {
    message: "The setup file says nothing.",
    fix: "Write one with `verify --init`, or delete it.",
  },
  "setup-exists": {
    message: "`{file}` is there already, and is not overwritten.",
    fix: "Name another file: `--init FILE`.",
  },
  "setup-form": {
    message: "`{key}` is {found}; expected {expected}.",
    fix: "Write it so; `verify --init` shows the form of each key.",
  },
  "setup-not-yaml": {
    message: "The setup file is not YAML: {reason}.",
    fix: "Correct it at this place.",
  },
  "setup-option": {
    message: "`{option}` can't be used: {reason}.",
    fix: "Write what the option `--{option}` takes.",
  },
  "setup-secret": {
    message:
      "`{key}` is not the name of an environment variable, and is not shown, as it may be the credential itself.",
    fix: "Put the credential into an environment variable, and write the variable's name here: `{variable}`.",
  },
  "setup-secret:server": {
    message: "`server` holds a user or a password.",
    fix: "Leave it out here, and give that URL with `--server`.",
  },
  "setup-tab": {
    message: "The line is indented with a tab.",
    fix: "Indent it with spaces.",
  },
  "setup-too-deep": {
    message: "The setup file nests deeper than {most} levels.",
    fix: "Name a file that `verify --init` could have written.",
  },
  "setup-too-large": {
    message: "The setup file is larger than 1 MiB.",
    fix: "Name a file that `verify --init` could have written.",
  },
  "setup-unknown-key": {
    message: "There is no key `{key}` here; expected {known}.",
    fix: "Correct the name.",
  },
  "setup-unknown-key:near": {
    message: "There is no key `{key}` here; expected {known}.",
    fix: "Write `{meant}`.",
  },
  "setup-unreadable": {
    message: "The setup file can't be read: {reason}.",
    fix: "Name a file that exists and that you may read, or write one with `verify --init`.",
  },
  "setup-unset-variable": {
    message: "The environment variable `{variable}`, which `{key}` names, is not set.",
    fix: "Set it, or take the line out.",
  },
  "setup-untouched-path": {
    message: "No operation of the contract has a path that begins with `{path}`; it has {known}.",
    fix: "Correct the path.",
  },
  "setup-unwritable": {
    message: "The setup file can't be written: {reason}.",
    fix: "Name a file in a folder that exists: `--init FILE`.",
  },
  "setup-value": {
    message: "`{key}` is `{text}`, which is not a value of JSON as it stands.",
    fix: "Put it in quotes if it is a text, or write another number.",
  },
} as const satisfies ProblemTexting;

/** Makes a problem of `setupProblems`. */
export const setupProblem: ProblemMaker<typeof setupProblems> = problemMaker(setupProblems);
