import type { ProblemTexting } from "../../lib/problem-table.ts";

/** Modules that do not load, or export something other than an API. */
export const loadingProblems = {
  "contract-package:broken": {
    message:
      "`contract.json` of `{name}` {version} does not say where the parts of the contract are in the package.",
    fix: "Install another version of `{name}`; or let the team that makes it build it with `npm run build`.",
  },
  "contract-package:missing": {
    message: "The package `{name}` is not installed.",
    fix: "Install it: `npm install --save-dev {name}`.",
  },
  "contract-package:newer": {
    message: "`{name}` {version} has contract format {format}, and these tools read format {known}.",
    fix: "Install newer tools, or an older version of `{name}`.",
  },
  "contract-package:newer-tools": {
    message:
      "`{name}` {version} has contract format {format}, which `{tools}` {made} made, and these tools read format {known}.",
    fix: "Install the tools that made it, `npm install --save-dev {tools}@{made}`, or an older version of `{name}`; section {made} of `docs/stability.md` in the newer package says what changed.",
  },
  "contract-package:none": {
    message:
      "The package `{name}` is not a contract: it has no `contract.json` that says where its parts are.",
    fix: "Name the package that `npm run build` made for whoever serves the API, with `--contract`; or the spec, with `--spec`.",
  },
  "license-file-unreadable": {
    message: "`license/file` names `{file}`, which can't be read: {reason}.",
    fix: "Write its path from the spec's folder, such as `../LICENSE`.",
  },
  "page-encoding": {
    message: "The page is not UTF-8: no text has these bytes.",
    fix: "Save it as UTF-8.",
  },
  "page-without-section": {
    message: "The page stands in the folder `{folder}`, which is not a section of the API.",
    fix: "Move it to the folder of a section, named as its `id`, or beside the spec.",
  },
  "spec-does-not-parse": {
    message: "The spec does not parse: {reason}.",
    fix: "Correct the syntax there.",
  },
  "spec-form": {
    message: "`{place}` does not follow the vocabulary: {reason}.",
    fix: "Write it as `defineApi` and `defineOperation` type it; `npx tsc` shows the place.",
  },
  "spec-form:export": {
    message: "The default export is not an API: {reason}.",
    fix: "Write it as `defineApi` and `defineOperation` type it; `npx tsc` shows the place.",
  },
  "spec-import-missing": {
    message: "{reason}.",
    fix: "Correct the import, or install the package.",
  },
  "spec-missing": {
    message: "There is no spec at `{path}`.",
    fix: "Name the module whose default export is the API: `--spec spec/index.ts`.",
  },
  "spec-missing:folder": {
    message: "`{path}` is a folder.",
    fix: "Name the module in it whose default export is the API: `--spec {path}/index.ts`.",
  },
  "spec-never-loads": {
    message: "`{path}` waits at its top level for something that never comes.",
    fix: "Remove the `await` that waits for it, there or in a module that it imports.",
  },
  "spec-throws:judging": {
    message: "The spec throws while its schemas check a value: {reason}.",
    fix: "Correct the code there; `--verbose` shows the whole stack.",
  },
  "spec-throws:loading": {
    message: "The spec throws while it loads: {reason}.",
    fix: "Correct the code there; `--verbose` shows the whole stack.",
  },
  "spec-without-default-export": {
    message: "`{path}` has no default export.",
    fix: "Write `export default {wanted}`.",
  },
  todo: {
    message: "`{place}` is still to be written: {what}.",
    fix: "Write it in place of `todo(…)`.",
  },
  "tools-version": {
    message:
      "The spec imports the vocabulary of `{name}` {installed}, and this command is version {version}.",
    fix: "Run the repository's own command, or install one version for both; section {newer} of `docs/stability.md` in the newer package says what changed.",
  },
  "tools-version:of-contract": {
    message: "The contract was made by `{name}` {made}, and this command is version {version}.",
    fix: "Install the tools that made it, `npm install --save-dev {name}@{made}`, or an older version of the contract; section {made} of `docs/stability.md` in the newer package says what changed.",
  },
  "unknown-key": {
    message: "`{place}` is not a word of the vocabulary; expected one of: {known}.",
    fix: "Remove it, or write one of these.",
  },
  "unknown-key:near": {
    message: "`{place}` is not a word of the vocabulary; expected one of: {known}.",
    fix: "Write `{meant}` if you mean that; otherwise remove it.",
  },
} as const satisfies ProblemTexting;
