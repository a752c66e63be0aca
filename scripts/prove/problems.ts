import { type ProblemMaker, type ProblemTexting, problemMaker } from "../lib/problem-table.ts";

/** Contracts that the document, its types or the wire don't agree with. */
export const proofProblems = {
  "document-not-proved": {
    message:
      "Zod and the document disagree about {schema} on the value {value}: {verdicts}; `--seed {seed} --proof-runs {runs}` finds it again.",
    fix: "Write the schema so that both read it in the same way, or report the construct as a fault of the emission.",
  },
  "document-not-proved:email": {
    message:
      "Zod and the document disagree about {schema} on the value {value}: {verdicts}; `--seed {seed} --proof-runs {runs}` finds it again.",
    fix: "Use `email()` of the vocabulary, which accepts what JSON Schema's format `email` accepts.",
  },
  "document-not-proved:format": {
    message:
      "Zod and the document disagree about {schema} on the value {value}: {verdicts}; `--seed {seed} --proof-runs {runs}` finds it again.",
    fix: "Use `z.string().regex(…)`, which both read in the same way, because this format means something else in JSON Schema.",
  },
  "document-not-proved:format-in-keywords": {
    message:
      "Zod and the document disagree about {schema} on the value {value}: {verdicts}; `--seed {seed} --proof-runs {runs}` finds it again.",
    fix: "Use Zod's own schema of that format, or `email()`, `url()` or `ipv6()` of the vocabulary, because `jsonSchema()` reads a format as Zod does, and JSON Schema means another one.",
  },
  "document-not-proved:format-in-meta": {
    message:
      "Zod and the document disagree about {schema} on the value {value}: {verdicts}; `--seed {seed} --proof-runs {runs}` finds it again.",
    fix: "Remove `format` from `.meta()`, because Zod does not check by it, or use Zod's own schema of that format.",
  },
  "document-not-proved:formless": {
    message:
      "Zod and the document disagree about {schema} on the value {value}: {verdicts}; `--seed {seed} --proof-runs {runs}` finds it again.",
    fix: "Use a schema of the form that travels, because with this one Zod accepts nothing that comes from JSON.",
  },
  "document-not-proved:intersection": {
    message:
      "Zod and the document disagree about {schema} on the value {value}: {verdicts}; `--seed {seed} --proof-runs {runs}` finds it again.",
    fix: "Use `.extend()` with the other's `.shape`, or `z.looseObject()`s, because strict parts refuse each other's fields.",
  },
  "document-not-proved:ipv6": {
    message:
      "Zod and the document disagree about {schema} on the value {value}: {verdicts}; `--seed {seed} --proof-runs {runs}` finds it again.",
    fix: "Use `ipv6()` of the vocabulary, which accepts no IPv4 address within, or `z.string().regex(…)`.",
  },
  "example-not-carried": {
    message: "What is documented at `{place}` does not go from one side to the other: {reason}.",
    fix: "Correct the example or its schema; if both are right, write the schema with another construct.",
  },
  "example-rejected:document": {
    message: "The document rejects the example at `{place}`: it breaks `{keyword}`.",
    fix: "Correct the example or the schema.",
  },
  "example-rejected:inside": {
    message: "The document rejects the example at `{place}`, at `{inside}`: it breaks `{keyword}`.",
    fix: "Correct the example or the schema.",
  },
  "no-valid-value": {
    message: "No valid value was found for `{target}`, so nothing is proved there.",
    fix: "Give values of this field, `.meta({ examples: […] })`, or correct its rules if they leave none.",
  },
  "no-valid-value:inside": {
    message: "No valid value was found for `{target}` at `{inside}`, so nothing is proved there.",
    fix: "Give values of this field, `.meta({ examples: […] })`, or correct its rules if they leave none.",
  },
  "rule-refuses-not": {
    message:
      "The rule “{rule}” at `{path}` declares that it refuses {value}, but it accepts it, or something else refuses it.",
    fix: "Correct the value, or the condition.",
  },
  "rule-stale": {
    message: "No value was found that only the rule “{rule}” at `{path}` refuses.",
    fix: "Give one in `refuses: [value]` beside `holds`; or correct the condition; or remove the rule if the schema already says it.",
  },
  "text-not-listed": {
    message:
      "`{operationId}` answers {status} with “{text}”, but its errors do not list it: {schema} rejects {given} with this text.",
    fix: 'Add it: `{ status: {status}, given: {given}, when: "…" }`.',
  },
  "types-differ": {
    message: "The types of Zod and of the document differ: {reason}.",
    fix: "Write the schema with a construct whose type the document can express, or report it as a fault of the emission.",
  },
  "types-differ:located": {
    message: "The types of Zod and of the document differ at `{place}`: {reason}.",
    fix: "Write the schema with a construct whose type the document can express, or report it as a fault of the emission.",
  },
  "types-not-found": {
    message: "The types of the spec and of the document can't be compared: {reason}.",
    fix: "Install what the spec imports so that it is found from the spec's folder: in that folder or in one around it.",
  },
  "value-changes:proved": {
    message:
      "The schema at `{path}` turns {value} into another value, so the value that is passed on is not the one that travels.",
    fix: "Remove what changes the value, and change it in the server.",
  },
  "value-changes:proved-inside": {
    message:
      "The schema at `{path}` turns {value} into another value, at `{inside}`, so the value that is passed on is not the one that travels.",
    fix: "Remove what changes the value, and change it in the server.",
  },
  "version-differs": {
    message:
      "The document of OpenAPI {version} says something else than the one of 3.1, at `{place}` of the API that is read from it.",
    fix: "Report it as a fault of the emission, or leave out `--openapi {version}`.",
  },
} as const satisfies ProblemTexting;

/** Makes a problem of `proofProblems`. */
export const proofProblem: ProblemMaker<typeof proofProblems> = problemMaker(proofProblems);
