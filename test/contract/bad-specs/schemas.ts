import { tinySpecWith } from "../tiny-spec.ts";
import type { BadSpec } from "./bad-spec.ts";

/** Schemas and examples that no document can hold. */
export const schemas: readonly BadSpec[] = [
  {
    name: "an example that its schema rejects",
    source: tinySpecWith(
      'body: json(Thing, { example: { name: "a" } })',
      "body: json(Thing, { example: { name: 7 } })",
    ),
    wanted: [
      "11 example-rejected operations/renameThing/body/examples/default/name: The schema rejects the example at `operations/renameThing/body/examples/default/name`: Invalid input: expected string, received number (value: 7).",
    ],
  },
  {
    name: "a parameter's example that its schema rejects",
    source: tinySpecWith('{ description: "The thing." }', '{ description: "The thing.", examples: [7] }'),
    wanted: [
      "11 example-rejected operations/renameThing/params/id/examples/0: The schema rejects the example at `operations/renameThing/params/id/examples/0`: Invalid input: expected string, received number (value: 7).",
    ],
  },
  {
    name: "one component name for two schemas",
    source: tinySpecWith(
      "body: json(Thing,",
      'body: json(z.object({ name: z.string() }).meta({ id: "Thing" }),',
    ).replace('given: { body: { name: "" } }', 'error: "x", by: "handler"'),
    wanted: [
      "11 component-name-twice operations/renameThing/responses/200: Two different schemas have the name `Thing`: at `operations/renameThing/body` and at `operations/renameThing/responses/200`.",
    ],
  },
  {
    name: "a Zod type without a JSON form",
    source: tinySpecWith("{ id: z.string()", "{ id: z.date()"),
    wanted: [
      "11 no-json-form operations/renameThing/params/id: `operations/renameThing/params/id` is a `z.date()`, which has no JSON form.",
    ],
  },
  {
    name: "recursion without a name",
    source: tinySpecWith("{ id: z.string()", "{ id: z.json()"),
    wanted: [
      "11 recursion-without-name operations/renameThing/params/id|4[]: The schema at `operations/renameThing/params/id|4[]` contains itself and has no name.",
    ],
  },
  {
    name: "a body without an example",
    source: tinySpecWith(
      '200: json(Thing, { example: { name: "a" } })',
      "200: json(Thing, { examples: {} })",
    ),
    wanted: [
      "11 example-missing operations/renameThing/responses/200: The body at `operations/renameThing/responses/200` has no example.",
    ],
  },
  {
    name: "a component's name that a document can't hold",
    source: tinySpecWith('id: "Error"', 'id: "An error"'),
    wanted: [
      " component-name-form errors/schema: The schema at `errors/schema` has the name `An error`; expected letters, digits, `.`, `_` and `-`.",
    ],
  },
  {
    name: "a condition that is not declared",
    source: tinySpecWith('.min(1, "name is required")', '.min(1, "name is required").refine(() => true)'),
    wanted: [
      "11 condition-not-declared operations/renameThing/body.name: The schema at `operations/renameThing/body.name` has a condition of its own, as by `.refine()`, which a document can't say.",
    ],
  },
];
