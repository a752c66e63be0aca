import { type ProblemMaker, type ProblemTexting, problemMaker } from "../lib/problem-table.ts";

/** Problems of documents that can't be read, or can't be written in another version of OpenAPI. */
export const modelProblems = {
  "document-malformed:anchor": {
    message: "`{file}` has an anchor whose alias is inside of it.",
    fix: "Write a `$ref` instead of the alias.",
  },
  "document-malformed:duplicate-key": {
    message: "`{file}` has the key `{key}` twice in one object.",
    fix: "Correct the file.",
  },
  "document-malformed:empty": {
    message: "`{file}` is empty.",
    fix: "Correct the file.",
  },
  "document-malformed:neither": {
    message: "`{file}` is neither JSON nor YAML: {reason}.",
    fix: "Correct the file.",
  },
  "document-malformed:not-json": {
    message: "`{file}` is not JSON: {reason}.",
    fix: "Correct the file.",
  },
  "document-malformed:not-yaml": {
    message: "`{file}` can't be read as YAML: {reason}.",
    fix: "Correct the file.",
  },
  "ref-without-target:form": {
    message: "`$ref` is `{ref}`; expected `#` and a JSON pointer.",
    fix: "Correct the reference.",
  },
  "ref-without-target:inside-itself": {
    message: "`$ref` points to `{ref}`, which contains the reference.",
    fix: "Remove the reference.",
  },
  "ref-without-target:nothing": {
    message: "`$ref` points to `{ref}`, where the document has nothing.",
    fix: "Correct the reference.",
  },
  "ref-without-target:only-itself": {
    message: "`$ref` points to `{ref}`, which refers to itself.",
    fix: "Let it refer to a schema.",
  },
  "ref-without-target:outside": {
    message: "`$ref` points to `{ref}`, which is outside of the document.",
    fix: "Bundle the document into one file first: `npx redocly bundle`.",
  },
  "version-unable:body": {
    message: "OpenAPI 3.0 ignores the body of a `{method}` request.",
    fix: "Send it with another method, such as `POST`, or leave out `--openapi 3.0`.",
  },
  "version-unable:keyword": {
    message: "OpenAPI 3.0 has no word for `{keyword}`, by which this schema says what is valid.",
    fix: "Say it in another way (docs/openapi-versions.md shows which), or leave out `--openapi 3.0`.",
  },
  "version-unable:scheme": {
    message: "OpenAPI 3.0 has no word for `mutualTLS`, the type of the security scheme `{name}`.",
    fix: "Take the scheme out of the API, or leave out `--openapi 3.0`.",
  },
} as const satisfies ProblemTexting;

/** Makes a problem of `modelProblems`. */
export const modelProblem: ProblemMaker<typeof modelProblems> = problemMaker(modelProblems);
