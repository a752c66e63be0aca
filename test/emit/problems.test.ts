import { z } from "zod";
import type { Api } from "../../scripts/contract/api.ts";
import { json } from "../../scripts/contract/index.ts";
import type { Operation } from "../../scripts/contract/operation.ts";
import { emitClient } from "../../scripts/emit/client/emit.ts";
import { emitDocs } from "../../scripts/emit/docs/emit.ts";
import { emitProblems } from "../../scripts/emit/problems.ts";
import { samplesOf } from "../../scripts/emit/samples/index.ts";
import { newOperation } from "../../scripts/emit/spec/index.ts";
import { withOperation } from "../../scripts/emit/spec/index-edit.ts";
import { syntaxProblems } from "../../scripts/emit/typescript/syntax.ts";
import { holdProblems } from "../provoked.ts";
import { sourceOfApi } from "./docs/sources.ts";
import { writtenProblems } from "./docs/written-problems.ts";
import { apiWith, good } from "./one-operation.ts";

/** The client of an operation, or of two that share all but the name. */
function client(operation: Partial<Operation>, other?: Partial<Operation>, api: Partial<Api> = {}) {
  const one = apiWith(operation, api);
  const operations = [...one.operations, ...(other ? [{ ...good, ...other }] : [])];
  return emitClient(sourceOfApi({ ...one, operations }));
}

function sampleAt(id: string) {
  const source = sourceOfApi(apiWith({ path: "/things/{id}", params: { id: z.string() } }));
  return source.model.operations.map((operation) => samplesOf(operation, source, { params: { id } }));
}

const create = (spec: string, section: string, path: string) =>
  newOperation({ spec, section, method: "GET", path });
const sink = "test/fixtures/kitchen-sink";

const key = { type: "apiKey", in: "header", description: "A key.", environment: "KEY" } as const;

const inDocs = "test/emit/docs/bad-input.test.ts";

holdProblems(
  "scripts/emit",
  emitProblems,
  [
    ...writtenProblems,
    [
      "cast-field-unknown",
      () => {
        const source = sourceOfApi(apiWith({ docs: { cast: ["nothing"] } }));
        return source.model.operations.map((operation) => samplesOf(operation, source));
      },
      {
        message: "`docs.cast` of `op` names the field `nothing`, which its first answer does not have.",
        pointer: "operations/op/docs/cast/0",
        fix: "Name fields of the answer's schema, those inside others after a dot: `items.id`.",
      },
    ],
    [
      "page-name-unknown:field",
      () => emitDocs(sourceOfApi(apiWith({ docs: { asWritten: ["nothing"] } }))),
      {
        message:
          "`docs.asWritten` of `op` names `nothing`, which is neither a parameter nor a field of its body or answers.",
        pointer: "operations/op/docs/asWritten/0",
        fix: "Name a row of its tables as they have it: `limit`, `season.from`, `boats[].name`.",
      },
    ],
    [
      "page-name-unknown:response",
      () => emitDocs(sourceOfApi(apiWith({ docs: { responseLeads: { "200": "Words." } } }))),
      {
        message: "`docs.responseLeads` of `op` names `200`, which is not one of its `responses`.",
        pointer: "operations/op/docs/responseLeads/200",
        fix: "Name the status of one of its `responses`.",
      },
    ],
    [
      "generated-does-not-parse",
      () => syntaxProblems(new Map([["client/a.ts", "const = 1;\n"]])),
      {
        message:
          'The generated file `client/a.ts` would not parse: Expected identifier but found "=" (line 1).',
        fix: "Look for a name or a text in the spec that stands at this place, and change it.",
      },
    ],
    [
      "input-field-twice:body",
      () => client({ query: { body: z.string() }, body: json(z.string(), { example: "x" }) }),
      {
        message: "The client's function `op` would take two fields `body`, one of them from the body.",
        pointer: "operations/op",
        fix: "Rename one of the two.",
      },
    ],
    [
      "input-field-twice:parameters",
      () => client({ path: "/things/{id}", params: { id: z.string() }, query: { id: z.string() } }),
      {
        message: "The client's function `op` would take two fields `id`, one of them from the query.",
        pointer: "operations/op",
        fix: "Rename one of the two parameters.",
      },
    ],
    [
      "operation-exists",
      () => create(`${sink}/index.ts`, "items", "/items/{item_id}"),
      {
        message: "The file exists already, and nothing was changed.",
        file: `${sink}/items/get-item.ts`,
        fix: "Edit it; or give the other operation a path of its own.",
      },
    ],
    [
      "operation-id-reserved",
      () => client({ operationId: "日本" }),
      {
        message:
          "The client can't have a function `日本`: the name is the package's own, or not a name in TypeScript.",
        pointer: "operations/日本",
        fix: "Choose another `operationId`.",
      },
    ],
    [
      "operation-ids-alike:file",
      () => client({ operationId: "doThing" }, { operationId: "DoThing", path: "/other" }),
      {
        message: "The client can't tell `doThing` and `DoThing` apart: both would stand in `do-thing.ts`.",
        pointer: "operations/DoThing",
        fix: "Choose an `operationId` that differs in more than capitals.",
      },
    ],
    [
      "operation-ids-alike:types",
      () => client({ operationId: "doThing" }, { operationId: "DoThingInput", path: "/other" }),
      {
        message:
          "The client can't tell `doThing` and `DoThingInput` apart: their functions and types would have one name.",
        pointer: "operations/DoThingInput",
        fix: "Choose an `operationId` that differs in more than capitals.",
      },
    ],
    [
      "path-template",
      () => create("spec/index.ts", "items", "items"),
      {
        message: "`items` is not a path below the API's base path.",
        fix: "Write it like `/items/{item_id}`.",
      },
    ],
    [
      "path-unsayable",
      () => sampleAt(".."),
      {
        message: "`op`'s path parameter `id` can't be \"..\": no URL can carry it.",
        pointer: "operations/op/params/id",
        fix: "Give well-formed text other than nothing, `.` and `..`.",
      },
    ],
    [
      "section-name",
      () => create("spec/index.ts", "Items", "/items"),
      {
        message:
          "`Items` is not the name of a section, which is a folder too: expected lower-case letters, digits and hyphens.",
        fix: "Write it like `line-items`.",
      },
    ],
    [
      "security-schemes-alike",
      () =>
        client({}, undefined, {
          securitySchemes: { "api-key": { ...key, name: "X-A" }, "api.key": { ...key, name: "X-B" } },
          security: ["api-key"],
        }),
      {
        message:
          "The client can't tell the security schemes `api-key` and `api.key` apart: both would be its option `apiKey`.",
        pointer: "securitySchemes/api.key",
        fix: "Choose names that differ in more than capitals and punctuation.",
      },
    ],
    [
      "spec-index-form",
      () =>
        withOperation(
          "export default api;\n",
          { name: "getBox", module: "./boxes/get-box.ts", section: "boxes", sectionTitle: "Boxes" },
          "index.ts",
        ),
      {
        message: "The lists `operations` and `sections` are not written out in the object of `defineApi`.",
        file: "index.ts",
        fix: "Write them there, or add the operation to its list by hand: the file is the same.",
      },
    ],
    [
      "spec-missing:of-new-operation",
      () => create("none/index.ts", "items", "/items"),
      {
        message: "The spec can't be read: ENOENT: no such file or directory, open 'none/index.ts'.",
        file: "none/index.ts",
        fix: "Name the module whose default export is the API with `--spec`.",
      },
    ],
  ],
  {
    elsewhere: {
      "api-name": "test/init.slow.test.ts",
      "docs-environment": inDocs,
      "docs-header": inDocs,
      "docs-not-a-sentence": inDocs,
      "docs-path": inDocs,
      "docs-summary": inDocs,
      "docs-words": inDocs,
      "example-not-json": inDocs,
      "header-unsayable": inDocs,
      "keyword-without-check": "test/runtime/client/checks.test.ts",
      "multipart-field-name": inDocs,
      "query-unsayable": inDocs,
      "sample-name-twice": inDocs,
      "sample-unsayable": inDocs,
    },
    notProvoked: { "reference-failed": "The emitter never makes a document that Redocly CLI can't read." },
  },
);
