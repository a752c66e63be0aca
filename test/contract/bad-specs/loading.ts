import { tinySpec, tinySpecWith } from "../tiny-spec.ts";
import type { BadSpec } from "./bad-spec.ts";

/** Modules that give no API. */
export const loading: readonly BadSpec[] = [
  { name: "a good spec", source: tinySpec, wanted: [] },
  {
    name: "does not parse",
    source: tinySpecWith("const unused = undefined;", "const unused = ;"),
    wanted: ['8 spec-does-not-parse: The spec does not parse: Unexpected ";". → Correct the syntax there.'],
  },
  {
    name: "an import that is not there",
    source: tinySpecWith("const unused = undefined;", 'import "./nowhere.ts";'),
    wanted: [
      '8 spec-import-missing: Could not resolve "./nowhere.ts". → Correct the import, or install the package.',
    ],
  },
  {
    name: "a package that is not there",
    source: tinySpecWith("const unused = undefined;", 'import "nowhere";'),
    wanted: [
      '8 spec-import-missing: Could not resolve "nowhere". → Correct the import, or install the package.',
    ],
  },
  {
    name: "throws while loading",
    source: tinySpecWith("const unused = undefined;", 'if (!unused) throw new Error("boom");\nvar unused;'),
    wanted: [
      "8 spec-throws: The spec throws while it loads: boom. → Correct the code there; `--verbose` shows the whole stack.",
    ],
  },
  {
    name: "no default export",
    source: tinySpecWith("export default", "export const api ="),
    wanted: [
      " spec-without-default-export: `spec.ts` has no default export. → Write `export default defineApi({ … })`.",
    ],
  },
  {
    name: "a default export that is no API",
    source: "export default 7;",
    wanted: [
      " spec-form : The default export is not an API: Invalid input: expected object, received number. → Write it as `defineApi` and `defineOperation` type it; `npx tsc` shows the place.",
    ],
  },
  {
    name: "a version that is none",
    source: tinySpecWith('"1.2.3"', '"one"'),
    wanted: [
      "30 spec-form version: `version` does not follow the vocabulary: expected a semantic version: `1.2.3`. → Write it as `defineApi` and `defineOperation` type it; `npx tsc` shows the place.",
    ],
  },
  {
    name: "an operation of the wrong form",
    source: tinySpecWith('method: "PATCH"', 'method: "FETCH"'),
    wanted: [
      '16 spec-form operations/renameThing/method: `operations/renameThing/method` does not follow the vocabulary: Invalid option: expected one of "GET"|"HEAD"|"POST"|"PUT"|"PATCH"|"DELETE"|"OPTIONS". → Write it as `defineApi` and `defineOperation` type it; `npx tsc` shows the place.',
    ],
  },
  {
    name: "an operation that is not there",
    source: tinySpecWith("operations: [renameThing", "operations: [undefined as never, renameThing"),
    wanted: [
      "49 spec-form operations/0: `operations/0` does not follow the vocabulary: Invalid input: expected object, received undefined. → Write it as `defineApi` and `defineOperation` type it; `npx tsc` shows the place.",
    ],
  },
  {
    name: "a schema that is not there, as after a circle of imports",
    source: tinySpecWith("200: json(Thing,", "200: json(undefined as never,"),
    wanted: [
      "20 spec-form operations/renameThing/responses/200/schema: `operations/renameThing/responses/200/schema` does not follow the vocabulary: expected a Zod schema. → Write it as `defineApi` and `defineOperation` type it; `npx tsc` shows the place.",
    ],
  },
  {
    name: "a bare schema for a body",
    source: tinySpecWith('body: json(Thing, { example: { name: "a" } })', "body: Thing"),
    wanted: [
      "19 spec-form operations/renameThing/body/kind: `operations/renameThing/body/kind` does not follow the vocabulary: expected what `json()`, `form()`, `text()`, `multipart()` or `binary()` gives. → Write it as `defineApi` and `defineOperation` type it; `npx tsc` shows the place.",
    ],
  },
  {
    name: "a bare schema for a response",
    source: tinySpecWith('200: json(Thing, { example: { name: "a" } })', "200: Thing"),
    wanted: [
      "20 spec-form operations/renameThing/responses/200: `operations/renameThing/responses/200` does not follow the vocabulary: expected what `json()`, `text()`, `binary()` or `noContent()` gives. → Write it as `defineApi` and `defineOperation` type it; `npx tsc` shows the place.",
    ],
  },
  {
    name: "a condition that throws",
    source: tinySpecWith('.min(1, "name is required")', '.refine(() => { throw new Error("boom"); })'),
    wanted: [
      "6 spec-throws: The spec throws while its schemas check a value: boom. → Correct the code there; `--verbose` shows the whole stack.",
    ],
  },
  {
    name: "a condition that is asynchronous",
    source: tinySpecWith('.min(1, "name is required")', ".refine(async () => true)"),
    wanted: [
      "6 spec-asynchronous operations/renameThing/body.name: The schema at `operations/renameThing/body.name` has an asynchronous condition or transform. → Make it synchronous, because the verdict on a request must not depend on when it is checked.",
    ],
  },
  {
    name: "a promise of a field",
    source: tinySpecWith('z.string().min(1, "name is required")', "z.promise(z.string())"),
    wanted: [
      "6 no-json-form operations/renameThing/body.name: `operations/renameThing/body.name` is a `z.promise()`, which has no JSON form. → Use the schema of what it resolves to.",
    ],
  },
  {
    name: "a condition that is asynchronous for some values only",
    source: tinySpecWith(
      '.min(1, "name is required")',
      '.refine((name) => (name === "some" ? Promise.resolve(true) : true))',
    ).replaceAll('example: { name: "a" }', 'example: { name: "some" }'),
    wanted: [
      " spec-asynchronous: A schema of the spec has an asynchronous condition or transform. → Make it synchronous, because the verdict on a request must not depend on when it is checked.",
    ],
  },
];
