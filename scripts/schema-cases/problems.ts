import { type ProblemMaker, type ProblemTexting, problemMaker } from "../lib/problem-table.ts";

/** Schemas of a document that no values can be made for or checked against. */
export const schemaCasesProblems = {
  "ref-without-target": {
    message: "`$ref` points to `{ref}`, where the document has no schema.",
    fix: "Name a schema that the document has.",
  },
  "schema-holds-only-itself": {
    message: "The schema at `{ref}` refers to itself for the same value.",
    fix: "Put a property or an item between the schema and its reference to itself.",
  },
  "schema-too-deep": {
    message: "A schema is nested more than {deepest} levels deep, which the validator can't read.",
    fix: "Give the inner schemas names and refer to them.",
  },
  "value-too-large": {
    message: "Its schemas would look at a value more than {most} times, which takes too long.",
    fix: "Use a smaller value, or schemas with fewer alternatives.",
  },
} as const satisfies ProblemTexting;

/** Makes a problem of `schemaCasesProblems`. */
export const schemaCasesProblem: ProblemMaker<typeof schemaCasesProblems> = problemMaker(schemaCasesProblems);
