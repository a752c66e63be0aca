import { mkdtemp, readFile, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { resolveContract } from "../../scripts/contract/resolve.ts";
import { importModel } from "../../scripts/import/import.ts";
import { pointerOfPlace } from "../../scripts/import/places.ts";
import { proveImport } from "../../scripts/import/proof/prove.ts";
import type { Json } from "../../scripts/lib/json.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import { modelOfDocument } from "../../scripts/model/from-document.ts";

let folder = "";
beforeAll(async () => {
  // Inside the repository, so that the spec finds the vocabulary.
  folder = await mkdtemp(resolve(".tmp-import-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const body = (schema: object, mediaType = "application/json") => ({ content: { [mediaType]: { schema } } });
const Order = { $ref: "#/components/schemas/Order" };
const done = { 204: { description: "It is there." } };
const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
const notify = { name: "notify", in: "query", required: true, schema: { type: "string" } };
const words = { summary: "Words", description: "Some words." };

function bakery(callbacks: Json, webhooks: Json): Json {
  return {
    openapi: "3.1.0",
    info: { title: "Bakery API", summary: "Bread.", description: "All of it.", version: "1.0.0" },
    servers: [{ url: "https://bread.example" }],
    security: [{ key: [] }],
    paths: {
      "/orders/{id}": {
        put: {
          ...{ ...words, operationId: "putOrder", parameters: [id, notify] },
          requestBody: { required: true, ...body(Order) },
          responses: { "2XX": { description: "It.", ...body(Order) } },
          callbacks,
        },
        get: {
          ...{ ...words, operationId: "followOrder", parameters: [id] },
          requestBody: { required: true, ...body(Order, "application/x-ndjson") },
          responses: { 200: { description: "Each.", ...body(Order, "text/event-stream") } },
        },
        post: {
          ...{ ...words, operationId: "tellOrder", parameters: [id] },
          requestBody: { required: true, ...body(Order, "application/x-ndjson") },
          responses: done,
        },
      },
    },
    webhooks,
    components: {
      securitySchemes: { key: { type: "http", scheme: "bearer", description: "A key." } },
      schemas: {
        Order: {
          type: "object",
          properties: {
            id: { type: "string" },
            price: { type: "number", readOnly: true },
            secret: { type: "string", writeOnly: true },
          },
          required: ["id"],
        },
      },
    },
  };
}

async function proved(document: Json, name: string) {
  const model = modelOfDocument(document);
  const out = join(folder, name);
  const imported = await importModel(model, { out, force: false, isComplete: false, progress: () => {} });
  await imported.keep();
  const made = modelOfContract(resolveContract(imported.api));
  const proof = await proveImport({ document, model, made, ids: imported.spec.components }, imported.notes);
  const text = (path: string) => readFile(join(out, path), "utf8");
  const leftOut = proof.notes.flatMap(({ fate, place, what, why }) =>
    fate === "left out" ? [`${place}: ${what}: ${why}`] : [],
  );
  return { ...imported, proof, text, leftOut };
}

it("writes webhooks, callbacks and streams, and judges their schemas", async () => {
  const document = bakery(
    {
      taken: {
        "{$request.query.notify}?order={$response.body#/id}": {
          post: {
            ...{ ...words, operationId: "orderTaken", requestBody: { required: true, ...body(Order) } },
            responses: { ...done, 503: { description: "Ask later." } },
          },
        },
      },
    },
    {
      "order.baked": {
        put: {
          ...words,
          parameters: [{ name: "X-Sign", in: "header", required: true, schema: { type: "string" } }],
          requestBody: { required: true, ...body(Order) },
          responses: { ...done, "4XX": { description: "It is not wanted." } },
        },
      },
    },
  );
  const { proof, text, leftOut } = await proved(document, "whole");
  const unheard = "GET /orders/{id} request body: ";
  expect(leftOut.filter((line) => !line.startsWith(unheard))).toEqual([]);
  expect(proof.schemas.differing).toEqual([]);
  expect(await text("index.ts")).toContain("webhooks: [orderBaked],");
  expect(await text("api/put-order.ts")).toContain(`  callbacks: {
    taken: {
      url: "{$request.query.notify}?order={$response.body#/id}",
      operationId: "orderTaken",
      title: "Words",
      description: "Some words.",
      body: json(Order, { example: { id: "a" } }),
      responses: {
        204: noContent({ description: "It is there." }),
        503: noContent({ description: "Ask later." }),
      },
    },
  },
`);
  const [, webhook] = (await text("api/order-baked.ts")).split(" = ");
  expect(webhook).toBe(`defineWebhook({
  name: "order.baked",
  operationId: "orderBaked",
  page: "order-baked",
  section: "api",
  title: "Words",
  description: "Some words.",

  method: "PUT",
  headers: { "X-Sign": z.string() },
  body: json(Order, { example: { id: "a" } }),

  responses: {
    204: noContent({ description: "It is there." }),
    "4XX": noContent({ description: "It is not wanted." }),
  },
});
`);
  expect(await text("api/follow-order.ts")).toContain('stream("text/event-stream", Order, {');
  expect(await text("api/tell-order.ts")).toContain('body: stream("application/x-ndjson", Order, {');
});

it("says what of webhooks and callbacks has no word", async () => {
  const error = { description: "Else." };
  const document = bakery(
    { lost: { "{$request.body#/nowhere}": { post: { ...words, responses: done } } } },
    {
      paid: {
        put: { ...words, security: [{ key: [], other: [] }], responses: { ...done, default: error } },
        post: { ...words, operationId: "again", responses: done },
      },
      sad: { post: { ...words, responses: { default: error } } },
      odd: {
        post: { ...words, parameters: [{ ...id, in: "cookie" }], responses: { 301: { description: "No." } } },
      },
    },
  );
  const { leftOut, api } = await proved(document, "parts");
  expect(leftOut.filter((line) => !line.includes("in `diff`"))).toEqual([
    "POST webhooks/sad: webhook: `sad` documents no response: neither one of 200 to 399 nor an error or `default` of its own",
    "PUT /orders/{id}: callbacks lost: `operations/putOrder/callbacks/lost/url` has `$request.body#/nowhere`, but the messages of `putOrder` have nothing there",
    "PUT webhooks/paid: a second request, `POST`: the contract has one of a name",
    "PUT webhooks/paid security: credential: the contract says what the server asks for, not what a receiver does",
    "PUT webhooks/paid default: answer: the contract names the statuses of a receiver",
    "POST webhooks/odd cookie parameter id: parameter: a URL that a caller gave has none",
    "GET /orders/{id} request body: request body: HTTP gives it no meaning here",
  ]);
  expect(api.webhooks?.map(({ name }) => name)).toEqual(["paid", "odd"]);
});

it.each([
  ["POST webhooks/order.baked", "/webhooks/order.baked/post"],
  ["POST webhooks/order.baked 204", "/webhooks/order.baked/post/responses/204"],
  ["PUT /orders/{id} callbacks/taken request body", "/paths/~1orders~1{id}/put/callbacks/taken"],
])("finds the place `%s`", (place, pointer) => {
  const post = { responses: done };
  const document = bakery({ taken: { "{$url}": { post } } }, { "order.baked": { post } });
  expect(pointerOfPlace(place, document)).toBe(pointer);
});
