import { mkdtemp, readFile, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, expect, it } from "vitest";
import { changesBetween } from "../../scripts/compare/changes.ts";
import { resolveContract } from "../../scripts/contract/resolve.ts";
import { newAccount } from "../../scripts/import/account.ts";
import { importModel } from "../../scripts/import/import.ts";
import { withCarriedValues } from "../../scripts/import/read/carried-values.ts";
import { withoutUnsentNulls } from "../../scripts/import/read/nulls.ts";
import { writeSpec } from "../../scripts/import/spec/write.ts";
import { documentOf } from "../../scripts/model/document/write.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import { modelOfDocument } from "../../scripts/model/from-document.ts";
import type { ApiModel } from "../../scripts/model/model.ts";
import { importedModel } from "./document.ts";

let folder = "";
beforeAll(async () => {
  // Inside the repository, so that the spec finds the vocabulary.
  folder = await mkdtemp(resolve(".tmp-import-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const Book = {
  type: "object",
  properties: {
    id: { type: "string", format: "uuid" },
    title: { type: "string", minLength: 1, description: "What it is called." },
    pages: { type: "integer" },
    sequel: { $ref: "#/components/schemas/Book" },
  },
  required: ["title"],
};
const json = (schema: object) => ({ content: { "application/json": { schema } } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const problem = { description: "There is none.", ...json(ref("Problem")) };
const schemas = { Book, Problem: { type: "object", properties: { detail: { type: "string" } } } };
const paths = {
  "/books": {
    get: {
      tags: ["Books"],
      summary: "List books",
      parameters: [
        { name: "limit", in: "query", schema: { type: "integer", minimum: 1, maximum: 100, default: 20 } },
        { name: "X-Trace", in: "header", schema: { type: "string" } },
      ],
      responses: {
        200: { description: "Some.", ...json({ type: "array", items: ref("Book") }) },
        404: problem,
      },
    },
    post: {
      tags: ["Books"],
      operationId: "addBook",
      requestBody: { required: true, ...json(ref("Book")) },
      responses: { 201: { description: "It.", ...json(ref("Book")) }, 404: problem },
    },
  },
};

async function imported(model: ApiModel, name: string) {
  const out = join(folder, name);
  const made = await importModel(model, { out, force: false, isComplete: false, progress: () => {} });
  await made.keep();
  const document = documentOf(modelOfContract(resolveContract(made.api)).model);
  return { ...made, out, again: modelOfDocument(JSON.parse(JSON.stringify(document))) };
}

it("finds the vocabulary however many folders it is above", () => {
  const way = `${"../".repeat(30)}scripts/contract/index.ts`;
  const { files } = writeSpec(importedModel(paths, schemas), way, { isComplete: false }, () => {});
  expect(files.get("index.ts")).toContain(` from "${way}";`);
  expect(files.get("books/add-book.ts")).toContain(` from "../${way}";`);
});

it("leaves out what a form can't say of a field, not the form", async () => {
  const Form = {
    type: "object",
    required: ["nonce"],
    properties: {
      nonce: { oneOf: [{ type: "integer" }, { type: "string", maxLength: 25 }, { type: "null" }] },
      any: {},
      either: { anyOf: [{ type: "string", format: "uuid" }, { type: "integer" }] },
    },
  };
  const content = {
    "application/json": { schema: ref("Form") },
    "multipart/form-data": { schema: ref("Form") },
  };
  const post = {
    operationId: "send",
    requestBody: { content },
    responses: { 204: { description: "Sent." } },
  };
  const { notes, tell } = newAccount();
  const read = withCarriedValues(
    withoutUnsentNulls(importedModel({ "/forms": { post } }, { Form }), tell),
    tell,
  );
  const { again, notes: more } = await imported(read, "forms");
  expect(notes.map(({ what, why }) => `${what}: ${why}`)).toEqual([
    "`null`: a part of a form can't say it",
    "part `nonce`: a text is a text, whatever it reads as",
    "part `any`: any value travels as a text",
  ]);
  expect(more.filter(({ fate }) => fate === "left out").map(({ what }) => what)).toEqual(["field either"]);
  expect(again.operations[0]?.requestBody?.content[1]?.schema).toMatchObject({
    required: ["nonce"],
    properties: {
      nonce: { type: "string", maxLength: 25 },
      any: { type: "string" },
      either: { type: "string" },
    },
  });
});

it("leaves out a header field, not the answer, and carries links by reference", async () => {
  const deep = { type: "array", items: { type: "array", items: { type: "string" } } };
  const headers = { "X-Deep": { schema: deep }, "X-Rate": { schema: { type: "integer" } } };
  const links = {
    again: { operationRef: "#/paths/~1books/get" },
    away: { operationRef: "https://other.example/#/paths/~1books/get" },
  };
  const answer = { description: "It.", headers, ...json(ref("Book")) };
  const post = {
    operationId: "addBook",
    responses: { 201: { ...answer, links }, 400: { ...answer, description: "Not." } },
  };
  const get = { operationId: "list", responses: { 200: { description: "Some." } } };
  const { again, notes } = await imported(importedModel({ "/books": { get, post } }, schemas), "headers");
  expect(
    notes
      .filter(({ fate }) => fate === "left out")
      .map(({ place, what, why }) => `${place}: ${what}: ${why}`),
  ).toEqual([
    expect.stringMatching(/^POST \/books: response header 201 X-Deep: .* can be a list within a list/),
    expect.stringMatching(/^POST \/books: response header 400 X-Deep: /),
    "#/components/schemas/Problem: component: no operation uses it",
    "POST /books 201 link away: link: it leads nowhere",
  ]);
  const made = again.operations.find(({ operationId }) => operationId === "addBook");
  const of = (answers = made?.responses ?? []) =>
    answers.map(({ headers: all, content }) => [all.map(({ name }) => name), content[0]?.schema]);
  expect(of()).toEqual([[["X-Rate"], ref("Book")]]);
  expect(of(made?.errorResponses)).toEqual([[["X-Rate"], ref("Book")]]);
  expect(made?.responses[0]?.links).toEqual({ again: { operationId: "list" } });
});

it("writes a spec whose document means the same", async () => {
  const model = importedModel(paths, schemas);
  const { again, out, notes, api } = await imported(model, "books");
  expect(notes.filter(({ fate }) => fate === "left out")).toEqual([]);
  expect(api.operations.map(({ operationId }) => operationId)).toEqual(["getBooks", "addBook"]);
  for (const [old, now] of [
    [model, again],
    [again, model],
  ] as const) {
    const findings = await changesBetween(old, now, "2026-01-01", ["wire"]);
    expect(findings.filter(({ bump }) => bump !== "patch" && bump !== "none")).toEqual([]);
  }
  expect(await readFile(join(out, "books/add-book.ts"), "utf8")).toContain("body: json(Book, {");
});

it("holds every text of a document as a text", async () => {
  const hostile = "*/ `$" + "{process.exit(3)}` \"; process.exit(3); // \n '\\u2028 \u2028 </script>";
  const operation = {
    tags: [hostile],
    operationId: hostile,
    summary: hostile,
    description: hostile,
    parameters: [
      { name: hostile, in: "query", description: hostile, schema: { type: "string", enum: [hostile] } },
    ],
    responses: {
      200: {
        description: hostile,
        ...json({
          title: hostile,
          type: "object",
          properties: {
            [hostile]: { type: "string", default: hostile, description: hostile, examples: [hostile] },
          },
        }),
      },
      404: { description: hostile },
    },
  };
  const { spec } = await imported(
    importedModel(
      { "/a": { get: operation } },
      {},
      { info: { title: hostile, version: hostile }, "x-a": hostile },
    ),
    "hostile",
  );
  for (const [path, text] of spec.files) {
    const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node)) expect(node.text).not.toBe("process");
      expect(ts.isTemplateExpression(node)).toBe(false);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
});

it("leaves out what the contract refuses, and says why", async () => {
  const { notes, api } = await imported(
    importedModel({
      "/a": {
        get: { operationId: "a", responses: { 204: { description: "Done." } } },
        trace: { operationId: "b", responses: { 204: { description: "Done." } } },
      },
      "/b": {
        get: {
          operationId: "c",
          parameters: [{ name: "any", in: "query", schema: {} }],
          responses: { 204: { description: "Done." } },
        },
      },
    }),
    "refused",
  );
  expect(api.operations.map(({ operationId }) => operationId)).toEqual(["a", "c"]);
  expect(
    notes.filter(({ fate }) => fate === "left out").map(({ place, what }) => `${place}: ${what}`),
  ).toEqual(["GET /b: query any", "TRACE /a: operation"]);
});

it("carries words of several paragraphs, and bodies that come as long as the connection lasts", async () => {
  const description = "Watch the books.\n\nAn event for each:\n\n- added\n- removed";
  const gone = "It is gone.\n\nAsk the librarian.";
  const event = { type: "object", properties: { id: { type: "string" } } };
  const model = importedModel({
    "/events": {
      get: {
        operationId: "watch",
        summary: "Watch\nbooks",
        description,
        responses: {
          200: { description: "Events.", content: { "text/event-stream": { schema: event } } },
          410: { description: gone, ...json({ type: "object" }) },
        },
      },
    },
  });
  const { again, notes, api } = await imported(model, "events");
  expect(notes.filter(({ fate }) => fate === "left out")).toEqual([]);
  expect(api.operations[0]).toMatchObject({ title: "Watch books", description: "Watch the books." });
  const [operation] = again.operations;
  expect(operation?.description).toBe(description);
  expect(operation?.responses[0]?.content).toMatchObject([
    { mediaType: "text/event-stream", isStream: true },
  ]);
  expect(operation?.errorResponses[0]?.description).toBe(gone);
});
