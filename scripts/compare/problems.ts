import { type ProblemMaker, type ProblemTexting, problemMaker } from "../lib/problem-table.ts";

/** What keeps two versions from being compared, and a version from being released. */
export const compareProblems = {
  "approval-stale": {
    message: "The approval `{fingerprint}` ({reason}) fits no finding.",
    fix: "Remove it from the file.",
  },
  "approvals-malformed": {
    message: "`{place}` is not as expected: {reason}.",
    fix: 'Write a list of `{"fingerprint", "reason", "by"}`.',
  },
  "break-not-approved": {
    message: "{change}.",
    fix: '{fix} Or approve it in `{file}`: {"fingerprint": "{fingerprint}", "reason": "…", "by": "…"}.',
  },
  "break-not-approved:without-fix": {
    message: "{change}.",
    fix: 'Keep what callers rely on, or approve it in `{file}`: {"fingerprint": "{fingerprint}", "reason": "…", "by": "…"}.',
  },
  "document-malformed:not-utf-8": {
    message: "`{path}` is not UTF-8 text.",
    fix: "Save it as UTF-8.",
  },
  "document-missing:neither-file-nor-revision": {
    message: "`{argument}` is neither a file nor a revision of git.",
    fix: "Name a JSON or YAML file, a revision (`main`, `v1.0.0`, `HEAD~1`), or `REVISION:path`.",
  },
  "document-missing:not-in-revision": {
    message: "The revision `{revision}` has no file `{path}`.",
    fix: "Name the file in it: `{revision}:path/to/openapi.json`.",
  },
  "document-missing:unreadable": {
    message: "`{path}` can't be read: {reason}.",
    fix: "Give this user the right to read it.",
  },
  "document-not-openapi:no-paths": {
    message: "`{file}` is not an OpenAPI document: it has no `paths`.",
    fix: "Add `paths`; without operations it is `{}`.",
  },
  "document-not-openapi:no-version": {
    message: "`{file}` is not an OpenAPI document: it has no `openapi` with a version.",
    fix: "Name an OpenAPI 3 document.",
  },
  "document-not-openapi:not-an-object": {
    message: "`{file}` is not an OpenAPI document: it is {value}, expected an object.",
    fix: "Name an OpenAPI 3 document.",
  },
  "document-not-openapi:other-version": {
    message: "`{file}` is OpenAPI `{version}`; only 3.x can be compared.",
    fix: "Name an OpenAPI 3 document.",
  },
  "document-not-openapi:paths-form": {
    message: "`{file}` has `paths` that is {value}, expected path items by path.",
    fix: "Correct `paths`.",
  },
  "document-not-openapi:version-form": {
    message: '`{file}` is not an OpenAPI document: `openapi` is {value}, expected a version such as "3.1.0".',
    fix: "Name an OpenAPI 3 document.",
  },
  "no-release": {
    message: "`{folder}` holds no released document to compare with.",
    fix: "Name the old document: `npm run diff -- OLD NEW`, or make a release: `npm run release`.",
  },
  "operation-removed-before-sunset": {
    message: "{change}.",
    fix: "{fix}.",
  },
  "release-uncommitted:changed": {
    message: "`{file}` has changes that are not committed: a release is what is committed.",
    fix: "Commit it: `git add {file} && git commit`.",
  },
  "release-uncommitted:ignored": {
    message: "`{file}` is ignored by git: a release is what is committed.",
    fix: "Commit it: `git add --force {file} && git commit`.",
  },
  "release-uncommitted:untracked": {
    message: "`{file}` is not under git: a release is what is committed.",
    fix: "Commit it: `git add {file} && git commit`.",
  },
  "release-unreadable": {
    message: "The released document can't be read: {reason}.",
    fix: "Restore it from git: a release never changes.",
  },
  "version-released": {
    message: "`{version}` is released: `{path}`.",
    fix: "Set `version` to `{needed}` or higher, and run `npm run generate`.",
  },
  "version-too-low": {
    message: "`{version}` is too low: the change since `{last}` needs `{needed}`.",
    fix: "Set `version` to `{needed}` or higher, and run `npm run generate`.",
  },
} as const satisfies ProblemTexting;

/** Makes a problem of `compareProblems`. */
export const compareProblem: ProblemMaker<typeof compareProblems> = problemMaker(compareProblems);
