import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkApi } from "../../scripts/contract/check/index.ts";
import { loadContract } from "../../scripts/contract/load.ts";
import { resolveContract } from "../../scripts/contract/resolve.ts";
import type { Json } from "../../scripts/lib/json.ts";
import { documentOf } from "../../scripts/model/document/write.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import { modelOfDocument } from "../../scripts/model/from-document.ts";
import type { ApiModel, ErrorBodyModel, OperationModel } from "../../scripts/model/model.ts";
import { tinyApi } from "../prove/document/tiny-contract.ts";
import { built, plainSchema } from "../prove/document/zod-schemas.ts";
import { seed } from "../seed.ts";
import { everything } from "./everything.ts";

function written(model: ApiModel): Json {
  return JSON.parse(JSON.stringify(documentOf(model))) as Json;
}

/** What a document holds of a model; what only the vocabulary says is left out. */
function held(model: ApiModel) {
  const { basePath: _, packages: _packages, security: _security, sections, tags, ...rest } = model;
  const { schemas, securitySchemes } = model.components;
  return {
    ...rest,
    tags: [...sections, ...tags].map(({ title, description }) => ({ title, description })),
    components: {
      schemas,
      securitySchemes: Object.fromEntries(
        Object.entries(securitySchemes).map(([name, { environment: _none, ...scheme }]) => [name, scheme]),
      ),
    },
    errors: placesOf(model.errors),
    operations: model.operations
      .map(heldOperation)
      .sort((a, b) => (`${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1)),
    webhooks: model.webhooks?.map(({ name, operations }) => ({
      name,
      operations: operations.map(heldOperation),
    })),
  };
}

/** Where the parts of an error's body stand; of the errors of a status, the document has the bodies together. */
function placesOf({ payload, textPointer, codePointer }: ErrorBodyModel) {
  return { payload: payload?.mediaType, textPointer, codePointer, fieldErrors: undefined };
}

function heldOperation(operation: OperationModel): Json & Pick<OperationModel, "path" | "method"> {
  const { laws: _, shows: _shows, page, section, description, errors, callbacks, ...rest } = operation;
  return {
    ...rest,
    callbacks: callbacks?.map((callback) => ({
      ...callback,
      operations: callback.operations.map(heldOperation),
    })),
    description: [description, page.lead].filter(Boolean).join("\n\n"),
    section: section.title,
    errors: errors
      .filter(({ body }) => body !== undefined)
      .map(({ given: _given, shared: _shared, fixed: _fixed, headers: _headers, ...error }) => ({
        ...error,
        ...placesOf(error),
      }))
      .sort((a, b) => (`${a.status} ${a.id}` < `${b.status} ${b.id}` ? -1 : 1)),
  };
}

const fixtures = [
  "agents",
  "credentials",
  "error-texts",
  "errors",
  "kitchen-sink",
  "media",
  "nested",
  "parameters",
  "places",
  "shapes",
  "statuses",
  "texts",
  "things",
  "tracker",
  "visibility",
  "webhooks",
  "workshop",
];

describe.each(fixtures)("the model of the fixture %s", async (name) => {
  const { contract } = await loadContract(`test/fixtures/${name}/index.ts`);
  const { model } = modelOfContract(contract);

  it("is what its document is read as", () => {
    expect(held(modelOfDocument(written(model)))).toEqual(held(JSON.parse(JSON.stringify(model))));
  });

  it("is the same after it was written and read again", () => {
    const read = modelOfDocument(written(model));
    expect(modelOfDocument(written(read))).toEqual(read);
  });
});

it("every field that a document may have is written as it was read", () => {
  for (const document of everything) {
    const read = modelOfDocument(document);
    expect(read.unclear).toBeUndefined();
    expect(modelOfDocument(written(read))).toEqual(read);
  }
});

it("what is not as OpenAPI has it stays named", () => {
  const document = {
    openapi: "3.1.0",
    info: { title: "A", version: "1" },
    servers: "none",
    paths: {
      "/a": {
        get: {
          parameters: [{ name: "q", in: "query", schema: { type: "string", minLength: "many" } }],
          responses: { 200: { description: "Fine." }, soon: { description: "Later." } },
        },
      },
    },
  };
  const read = modelOfDocument(document);
  const [operation] = read.operations;
  expect([read.unclear, operation?.unclear, operation?.parameters[0]?.schema]).toEqual([
    ['`servers` is "none", expected a list of servers'],
    ['`responses/soon` is "soon", expected a status, a range such as `4XX`, or `default`'],
    { type: "string", "x-not-compared": ['`minLength` is "many", expected a whole number, 0 or more'] },
  ]);
  expect(modelOfDocument(written(read))).toEqual(read);
});

const places = ["request", "response", "query", "path", "header", "response header"] as const;

it("random contracts are read from their documents as they are", () => {
  let compared = 0;
  for (const [index, schema] of fc.sample(plainSchema, { numRuns: 120, seed }).entries()) {
    const api = tinyApi(built(schema), places[index % places.length] ?? "request");
    if (checkApi(api).some(({ code }) => code !== "example-missing")) continue;
    const { model } = modelOfContract(resolveContract(api));
    const read = modelOfDocument(written(model));
    expect(held(read), `${schema.text}, SEED=${seed}`).toEqual(held(JSON.parse(JSON.stringify(model))));
    expect(modelOfDocument(written(read)), `${schema.text}, SEED=${seed}`).toEqual(read);
    compared++;
  }
  expect(compared).toBeGreaterThan(30);
});
