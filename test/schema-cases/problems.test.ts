import { casesOf } from "../../scripts/schema-cases/index.ts";
import { refuseDepth } from "../../scripts/schema-cases/nesting.ts";
import { schemaCasesProblems } from "../../scripts/schema-cases/problems.ts";
import { holdProblems } from "../provoked.ts";

const onlyItself = { $defs: { A: { $ref: "#/$defs/A" } } };
const deep = Array.from({ length: 501 }).reduce<object>((inner) => ({ not: inner }), {});

holdProblems(
  "scripts/schema-cases",
  schemaCasesProblems,
  [
    [
      "ref-without-target",
      () => [...casesOf({ $ref: "#/components/schemas/Missing" }, { root: {} })],
      {
        message: "`$ref` points to `#/components/schemas/Missing`, where the document has no schema.",
        pointer: "#/components/schemas/Missing",
        fix: "Name a schema that the document has.",
      },
    ],
    [
      "schema-holds-only-itself",
      () => [...casesOf(onlyItself.$defs.A, { root: onlyItself })],
      {
        message: "The schema at `#/$defs/A` refers to itself for the same value.",
        pointer: "#/$defs/A",
        fix: "Put a property or an item between the schema and its reference to itself.",
      },
    ],
    [
      "schema-too-deep",
      () => refuseDepth(deep),
      {
        message: "A schema is nested more than 250 levels deep, which the validator can't read.",
        fix: "Give the inner schemas names and refer to them.",
      },
    ],
  ],
  {
    notProvoked: {
      "value-too-large": "It takes three million looks at one value, which is too long for a test.",
    },
  },
);
