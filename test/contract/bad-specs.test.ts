import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { ProblemError } from "../../scripts/problem.ts";
import { tinySpec, tinySpecWith } from "./tiny-spec.ts";

let directory = "";
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "bad-spec-"));
});
afterAll(() => rm(directory, { recursive: true }));

interface Row {
  readonly name: string;
  readonly source: string;
  /** `line code pointer: message`, one for each problem. */
  readonly wanted: readonly string[];
}

const rows: readonly Row[] = [
  { name: "a good spec", source: tinySpec, wanted: [] },
  {
    name: "does not parse",
    source: tinySpecWith("const unused = undefined;", "const unused = ;"),
    wanted: ['8 spec-does-not-parse: The spec does not parse: Unexpected ";".'],
  },
  {
    name: "an import that is not there",
    source: tinySpecWith("const unused = undefined;", 'import "./nowhere.ts";'),
    wanted: ['8 spec-import-missing: Could not resolve "./nowhere.ts".'],
  },
  {
    name: "a package that is not there",
    source: tinySpecWith("const unused = undefined;", 'import "nowhere";'),
    wanted: ['8 spec-import-missing: Could not resolve "nowhere".'],
  },
  {
    name: "throws while loading",
    source: tinySpecWith("const unused = undefined;", 'if (!unused) throw new Error("boom");\nvar unused;'),
    wanted: ["8 spec-throws: The spec throws while it loads: boom"],
  },
  {
    name: "no default export",
    source: tinySpecWith("export default", "export const api ="),
    wanted: [" spec-without-default-export: `spec.ts` has no default export."],
  },
  {
    name: "a default export that is no API",
    source: "export default 7;",
    wanted: [
      " spec-form : The default export is not an API: Invalid input: expected object, received number.",
    ],
  },
  {
    name: "a version that is none",
    source: tinySpecWith('"1.2.3"', '"one"'),
    wanted: [
      " spec-form version: `version` is not as the vocabulary says: expected a semantic version: `1.2.3`.",
    ],
  },
  {
    name: "an operation of the wrong form",
    source: tinySpecWith('method: "PATCH"', 'method: "FETCH"'),
    wanted: [
      '11 spec-form operations/renameThing/method: `operations/renameThing/method` is not as the vocabulary says: Invalid option: expected one of "GET"|"HEAD"|"POST"|"PUT"|"PATCH"|"DELETE".',
    ],
  },
  {
    name: "two operations with one id",
    source: tinySpecWith("[] = [];", '[] = [{ ...renameThing, path: "/other/{id}", page: "other" }];'),
    wanted: [
      "11 duplicate-operation-id operations/renameThing: Two operations have the `operationId` `renameThing`.",
    ],
  },
  {
    name: "two operations with one method and path",
    source: tinySpecWith(
      "[] = [];",
      '[] = [{ ...renameThing, operationId: "again", page: "again", path: "/things/{other}", params: { other: z.string() } }];',
    ),
    wanted: [
      "26 duplicate-route operations/again: `renameThing` and `again` have the same method and path, `PATCH /things/{}`.",
    ],
  },
  {
    name: "two operations with one page",
    source: tinySpecWith("[] = [];", '[] = [{ ...renameThing, operationId: "again", path: "/other/{id}" }];'),
    wanted: [
      "26 duplicate-page operations/again/page: `renameThing` and `again` have the same docs page, `things/rename-thing`.",
    ],
  },
  {
    name: "a path parameter without a schema",
    source: tinySpecWith('path: "/things/{id}"', 'path: "/things/{id}/{part}"'),
    wanted: [
      "11 path-parameter-without-schema operations/renameThing/params/part: The path `/things/{id}/{part}` of `renameThing` has `{part}`, but `params` has no `part`.",
    ],
  },
  {
    name: "a schema for a parameter that the path lacks",
    source: tinySpecWith("params: { id:", "params: { part: z.string(), id:"),
    wanted: [
      "11 path-parameter-not-in-path operations/renameThing/params/part: `params` of `renameThing` has `part`, but the path `/things/{id}` has no `{part}`.",
    ],
  },
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
    name: "no success response",
    source: tinySpecWith("responses: { 200:", "responses: { 300:"),
    wanted: [
      "11 no-success-response operations/renameThing/responses: `renameThing` has no response with a status of 200 to 299.",
    ],
  },
  {
    name: "an error among the responses",
    source: tinySpecWith("responses: {", 'responses: { 404: { description: "None." },'),
    wanted: [
      "11 error-among-responses operations/renameThing/responses/404: `responses` of `renameThing` has the status 404; expected 200 to 399.",
    ],
  },
  {
    name: "a body where HTTP allows none",
    source: tinySpecWith("responses: { 200:", "responses: { 204:"),
    wanted: [
      "11 body-not-allowed operations/renameThing/responses/204: The response 204 of `renameThing` has a body; HTTP allows none.",
    ],
  },
  {
    name: "a 400 text that no schema can produce",
    source: tinySpecWith('given: { body: { name: "" } }', 'error: "name is taken"'),
    wanted: [
      "11 text-without-schema operations/renameThing/errors/0: `renameThing` documents the 400 text “name is taken”, but no schema can produce it.",
    ],
  },
  {
    name: "a rejected input that no schema rejects",
    source: tinySpecWith('given: { body: { name: "" } }', 'given: { body: { name: "x" } }'),
    wanted: [
      '11 no-schema-produces-text operations/renameThing/errors/0: `renameThing` documents a 400 (“No name.”), but no schema rejects {"body":{"name":"x"}} with a text of its own.',
    ],
  },
  {
    name: "an input rejected without a text of the author's",
    source: tinySpecWith('given: { body: { name: "" } }', "given: { body: {} }"),
    wanted: [
      '11 no-schema-produces-text operations/renameThing/errors/0: `renameThing` documents a 400 (“No name.”), but no schema rejects {"body":{}} with a text of its own.',
    ],
  },
  {
    name: "errors without their text field",
    source: tinySpecWith('textField: "error"', 'textField: "message"'),
    wanted: [
      " error-body errors/schema: The errors' schema rejects `{ message: \"…\" }`, which is every error's body: Invalid input: expected string, received undefined.",
    ],
  },
  {
    name: "a section, a scheme and a successor that are not there",
    source: tinySpecWith(
      'section: "things"',
      'section: "thing", security: ["kay"], deprecated: { since: "2026-01-01", successor: "x" }',
    ),
    wanted: [
      "11 unknown-section operations/renameThing/section: There is no section `thing`; there are `things`.",
      "11 unknown-security-scheme operations/renameThing/security: There is no security scheme `kay`; there are `key`.",
      "11 unknown-successor operations/renameThing/deprecated/successor: There is no successor `x`; there are `renameThing`.",
    ],
  },
  {
    name: "a deprecation without a day",
    source: tinySpecWith(
      'section: "things"',
      'section: "things", deprecated: { since: "2025-13-01", sunset: "2026-02-30" }',
    ),
    wanted: [
      "11 spec-form operations/renameThing/deprecated/since: `operations/renameThing/deprecated/since` is not as the vocabulary says: expected a day: `2026-12-31`.",
      "11 spec-form operations/renameThing/deprecated/sunset: `operations/renameThing/deprecated/sunset` is not as the vocabulary says: expected a day: `2026-12-31`.",
    ],
  },
  {
    name: "a sunset before the deprecation",
    source: tinySpecWith(
      'section: "things"',
      'section: "things", deprecated: { since: "2026-02-01", sunset: "2026-01-31" }',
    ),
    wanted: [
      "11 spec-form operations/renameThing/deprecated/sunset: `operations/renameThing/deprecated/sunset` is not as the vocabulary says: expected a day after `since`.",
    ],
  },
  {
    name: "a law about a field that is not there",
    source: tinySpecWith(
      "errors: [\n",
      'laws: { resource: "thing", effect: "update", sets: ["title"] }, errors: [\n',
    ),
    wanted: [
      "11 unknown-field operations/renameThing/laws/sets: `operations/renameThing/laws/sets` names `title`, which is no field of the request body; there are `name`.",
    ],
  },
  {
    name: "an operation without a title",
    source: tinySpecWith('title: "Rename thing"', 'title: " "'),
    wanted: ["11 words-missing operations/renameThing/title: `renameThing` has no `title`."],
  },
];

it.each(rows)("$name", async ({ source, wanted }) => {
  const path = join(directory, "spec.ts");
  await writeFile(path, source);
  const problems = await loadContract(path).then(
    () => [],
    (error: unknown) => (error instanceof ProblemError ? error.problems : Promise.reject(error)),
  );
  expect(
    problems.map(({ code, line, pointer, message }) =>
      `${line ?? ""} ${[code, pointer].filter((part) => part !== undefined).join(" ")}: ${message}`.replaceAll(
        path,
        "spec.ts",
      ),
    ),
  ).toEqual(wanted);
  for (const { file, fix } of problems) {
    expect(file).toMatch(/spec\.ts$/);
    expect(fix).toMatch(/\.$/);
  }
});

it("names a spec that is not there", async () => {
  await expect(loadContract("nowhere/index.ts")).rejects.toThrow("There is no spec at `nowhere/index.ts`.");
});
