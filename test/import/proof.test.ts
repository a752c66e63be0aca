import { mkdtemp, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { resolveContract } from "../../scripts/contract/resolve.ts";
import { checkData, checkSpec, checkText } from "../../scripts/import/check.ts";
import { type Imported, importModel } from "../../scripts/import/import.ts";
import { type ImportProof, proveImport } from "../../scripts/import/proof/prove.ts";
import { importData, importLines } from "../../scripts/import/report.ts";
import type { Json } from "../../scripts/lib/json.ts";
import { withValueAt } from "../../scripts/lib/json-pointer.ts";
import { colorsFor } from "../../scripts/lib/terminal.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import { modelOfDocument } from "../../scripts/model/from-document.ts";

let folder = "";
beforeAll(async () => {
  // Inside the repository, so that the spec finds the vocabulary.
  folder = await mkdtemp(resolve(".tmp-import-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const json = (schema: object) => ({ content: { "application/json": { schema } } });
const Book = {
  type: "object",
  properties: {
    title: { type: "string", minLength: 1, maxLength: 80 },
    kind: { type: "string", enum: ["paper", "file"] },
    codes: { type: "array", items: { type: "integer", minimum: 3 }, maxItems: 4 },
    secret: { type: "string", writeOnly: true },
    sequel: { $ref: "#/components/schemas/Book" },
  },
  required: ["title"],
};
const Why = {
  type: "object",
  properties: { why: {}, who: { $ref: "#/components/schemas/Anyone" } },
  required: ["why"],
};
const shop: Json = {
  openapi: "3.1.0",
  info: { title: "Shop API", version: "1.2.0" },
  servers: [{ url: "https://shop.example" }],
  paths: {
    "/books": {
      parameters: [{ $ref: "#/components/parameters/Trace" }],
      post: {
        operationId: "addBook",
        summary: "Add a book",
        description: "It is on the shelf at once.",
        deprecated: true,
        parameters: [
          { name: "limit", in: "query", schema: { type: "integer", minimum: 1, maximum: 100 } },
          {
            name: "tags",
            in: "query",
            style: "pipeDelimited",
            explode: false,
            schema: { type: "array", items: { type: "string", pattern: "^[a-z]+$" } },
          },
        ],
        requestBody: { required: true, ...json({ $ref: "#/components/schemas/Book" }) },
        responses: {
          201: {
            description: "It.",
            headers: { ETag: { required: true, schema: { type: "string" } } },
            ...json({ $ref: "#/components/schemas/Book" }),
          },
          409: { description: "It is there.", ...json(Why) },
        },
      },
    },
  },
  components: {
    parameters: {
      Trace: { name: "X-Trace", in: "header", schema: { type: "string", pattern: "^[a-f]+$" } },
    },
    schemas: { Book, Anyone: {} },
  },
};
const operation = "/paths/~1books/post";
const book = "/components/schemas/Book";

/** The spec of the shop. */
let made: Imported;
beforeAll(async () => {
  made = await importModel(modelOfDocument(shop), {
    out: join(folder, "shop"),
    force: false,
    isComplete: false,
    progress: () => {},
  });
  await made.keep();
});

/** The proof of the shop's spec as if it had been made from a document. */
function proofFor(document: Json): Promise<ImportProof> {
  const read = modelOfContract(resolveContract(made.api));
  const model = modelOfDocument(document);
  return proveImport({ document, model, made: read, ids: made.spec.components }, made.notes);
}

const leftOut = ({ notes }: ImportProof) => notes.filter(({ fate }) => fate === "left out");

it("finds nothing in what is carried", async () => {
  const proof = await proofFor(shop);
  const { differing, missing, unjudged, all, equal } = proof.schemas;
  expect([differing, missing, unjudged, leftOut(proof)]).toEqual([[], [], [], []]);
  expect([equal, proof.operations]).toEqual([all, 1]);
  const report = { ...made, notes: proof.notes, proof };
  expect(importLines(report).slice(0, 3)).toEqual([
    "                document     carried  other form    left out  not judged",
    "operations             1           1           0           0           0",
    "schemas               10          10           0           0           0",
  ]);
  expect(importData(report)).toMatchObject({
    operations: { all: 1, written: 1, kept: 1 },
    proof: { schemas: { all: 10, equal: 10, notJudged: 0 }, findings: { toSpec: 0, toDocument: 0 } },
  });
  expect(importLines({ ...made, notes: made.notes })[1]).toBe("operations             1           1");
});

it("takes a keyword that no value breaks for what it is: another form, and no finding", async () => {
  const codes = { type: "array", items: { type: "integer", minimum: 3 }, maxItems: 4, required: ["a"] };
  const proof = await proofFor(withValueAt(shop, `${book}/properties/codes`, codes) as Json);
  expect([proof.findings, leftOut(proof)]).toEqual([{ there: [], back: [] }, []]);
  expect(proof.notes.filter(({ why }) => why === "no value breaks it")).not.toEqual([]);
});

it("compares a document with a spec that is there, each way", async () => {
  const document = withValueAt(shop, `${operation}/parameters/1`, { name: "q", in: "query", schema: {} });
  const model = modelOfDocument(document as Json);
  const check = await checkSpec(
    { name: "shop.json", document: document as Json, model },
    join(folder, "shop/index.ts"),
  );
  expect(checkData(check).toSpec.map(({ place }) => place)).toContain("query parameter tags");
  expect(checkData(check).toDocument.map(({ place }) => place)).toContain("query parameter q");
  expect(checkText(check, colorsFor({}))).toContain("\nFrom `shop.json` to `");
});

/** What an importer may lose: a place of the document, what stands there, and what is told of the spec without it. */
const losses: readonly (readonly [
  place: string,
  said: unknown,
  told: Readonly<Record<"place" | "value", string>>,
])[] = [
  [`${book}/properties/title/minLength`, 2, { place: `#${book}/properties/title`, value: '{"title":"a"}' }],
  [
    `${book}/properties/title/maxLength`,
    3,
    { place: `#${book}/properties/title`, value: '{"title":"aaaa"}' },
  ],
  [
    `${book}/properties/codes`,
    { type: "string" },
    { place: `#${book}/properties/codes`, value: '{"title":"a","codes":""}' },
  ],
  [`${book}/required`, ["title", "kind"], { place: `#${book}`, value: '{"title":"a"}' }],
  [
    `${book}/properties/kind/enum`,
    ["paper"],
    { place: "POST /books response 201 /kind", value: '{"title":"a","kind":"file"}' },
  ],
  [
    `${book}/properties/codes/items/minimum`,
    4,
    { place: `#${book}/properties/codes/items`, value: '{"title":"a","codes":[3]}' },
  ],
  [`${book}/additionalProperties`, false, { place: `#${book}`, value: '{"title":"a","unknown":""}' }],
  [
    `${operation}/parameters/0/schema/maximum`,
    9,
    { place: `#${operation}/parameters/0/schema`, value: "10" },
  ],
  [
    "/components/parameters/Trace/schema/minLength",
    2,
    { place: "#/components/parameters/Trace/schema", value: '"a"' },
  ],
  [
    `${operation}/responses/409/content/application~1json/schema/required`,
    ["why", "who"],
    { place: `#${operation}/responses/409/content/application~1json/schema`, value: '{"why":null}' },
  ],
];

/** The same beside schemas, with the aspect that is told. */
const otherLosses: readonly (readonly [place: string, said: unknown, aspect: string])[] = [
  [`${operation}/parameters/2`, { name: "q", in: "query", schema: {} }, "parameters"],
  [`${operation}/parameters/1/style`, "spaceDelimited", "styles"],
  [`${operation}/requestBody/required`, false, "request body"],
  [`${operation}/responses/202`, { description: "Later." }, "statuses"],
  [`${operation}/responses/201/content/text~1plain`, {}, "response media types"],
  [`${operation}/responses/201/headers/Age`, { schema: {} }, "header fields"],
  [`${operation}/description`, "Other.", "text"],
  [`${operation}/deprecated`, false, "deprecation"],
  [`${operation}/operationId`, "add", "id"],
  [`${operation}/security`, [{ key: [] }], "security"],
  ["/paths/~1books/get", { responses: {} }, "operation"],
];

describe("the proof of an import finds a loss", () => {
  it.each(losses)("%s", async (place, said, { place: at, value }) => {
    const found = leftOut(await proofFor(withValueAt(shop, place, said) as Json));
    expect(found.map((one) => [one.place, one.value])).toContainEqual([at, value]);
  });

  it("of each aspect of an operation", async () => {
    const document = otherLosses.reduce<unknown>(
      (made, [place, said]) => withValueAt(made, place, said),
      shop,
    );
    const proof = await proofFor(document as Json);
    const told = leftOut(proof).map(({ what }) => what);
    expect(told).toEqual(expect.arrayContaining(otherLosses.map(([, , aspect]) => aspect)));
    expect(proof.operations).toBe(0);
  });
});

it("tells the schema of a form that travels as bytes once, and no keyword of it", async () => {
  const Form = {
    anyOf: [
      { type: "object", properties: { a: { type: "string", minLength: 2 } }, required: ["a"] },
      { type: "object", properties: { b: { type: "integer", maximum: 9 } }, required: ["b"] },
    ],
  };
  const form = { requestBody: { required: true, content: { "multipart/form-data": { schema: Form } } } };
  const document = withValueAt(shop, "/paths", {
    "/forms": { post: { operationId: "fill", ...form, responses: { 204: { description: "Done." } } } },
  }) as Json;
  const model = modelOfDocument(document);
  const own = await importModel(model, {
    out: join(folder, "forms"),
    force: false,
    isComplete: false,
    progress: () => {},
  });
  await own.discard();
  const read = modelOfContract(resolveContract(own.api));
  const proof = await proveImport({ document, model, made: read, ids: own.spec.components }, own.notes);
  expect(proof.findings).toEqual({ there: [], back: [] });
  expect(proof.schemas.missing.map(({ pointer }) => pointer)).toContain(
    "#/paths/~1forms/post/requestBody/content/multipart~1form-data/schema",
  );
});

it("leaves out one field of a form that the contract can't carry, and keeps the others", async () => {
  const Post = {
    type: "object",
    properties: { nonce: { type: ["integer", "string"] }, text: { type: "string" } },
  };
  const content = Object.fromEntries(
    ["application/json", "multipart/form-data"].map((type) => [type, { schema: Post }]),
  );
  const document = withValueAt(shop, "/paths", {
    "/posts": {
      post: { operationId: "send", requestBody: { content }, responses: { 204: { description: "Done." } } },
    },
  }) as Json;
  const own = await importModel(modelOfDocument(document), {
    out: join(folder, "posts"),
    force: false,
    isComplete: false,
    progress: () => {},
  });
  await own.discard();
  const [send] = modelOfContract(resolveContract(own.api)).model.operations;
  const [json, form] = send?.requestBody?.content ?? [];
  const nonce = { anyOf: [{ type: "integer" }, { type: "string" }] };
  expect(json).toMatchObject({ mediaType: "application/json", schema: { properties: { nonce } } });
  expect(form).toMatchObject({
    ...{ mediaType: "multipart/form-data", kind: "multipart" },
    schema: { properties: { nonce: { type: "string" }, text: { type: "string" } } },
  });
  expect(own.notes.filter(({ fate, what }) => fate === "left out" && what === "field nonce")).toHaveLength(1);
});
