import { describe, expect, it } from "vitest";
import { changedOperations, withOperations } from "../../scripts/compare/client/changed-operations.ts";
import type { Json } from "../../scripts/lib/json.ts";
import { modelOfDocument } from "../../scripts/model/from-document.ts";
import type { ApiModel } from "../../scripts/model/model.ts";
import { clientChanges } from "./documents.ts";
import { documentsOf, type Editable } from "./sink.ts";

const documentWith = await documentsOf("test/fixtures/workshop/index.ts");
const path = "/api/public/v1/gadgets/{id}";
const operation = `PATCH ${path}`;

it.each<[change: string, edit: (document: Editable) => void, wanted: object[]]>([
  ["nothing", () => {}, []],
  [
    "words",
    ({ paths }) => {
      if (paths[path]?.["patch"]) paths[path]["patch"].summary = "Other words";
    },
    [],
  ],
  [
    "`name` is optional in the response",
    ({ components }) => {
      const { Gadget } = components.schemas;
      if (Gadget) Gadget.required = Gadget.required.filter((name) => name !== "name");
    },
    [
      {
        fingerprint: expect.stringMatching(/^[0-9a-f]{12}$/),
        verdict: "client",
        rule: "client-result-narrowed",
        operation,
        place: "response 200 /name",
        direction: "response",
        bump: "major",
        group: "Breaking",
        sentence: "`name` in the result 200 of `updateGadget` was `string`, is `string | undefined`.",
        line: "const name: string = result.data.name;",
        fix: "Leave its type as it was; a field of another name can have the new one.",
      },
    ],
  ],
  [
    "a body field is required",
    ({ components }) => {
      const { GadgetUpdate } = components.schemas;
      GadgetUpdate?.required.push("reason");
      if (GadgetUpdate) Object.assign(GadgetUpdate.properties, { reason: { type: "string" } });
    },
    [
      {
        fingerprint: expect.any(String),
        verdict: "client",
        rule: "client-input-required",
        operation,
        place: "request body /reason",
        direction: "request",
        bump: "major",
        group: "Breaking",
        sentence: "`reason` must be given in the input of `updateGadget`.",
        line: "await updateGadget(given<Client>(), { id: given<string>(), name: given<string>() });",
        fix: "Make it optional.",
      },
    ],
  ],
  [
    "the operation has another name",
    ({ paths }) => {
      if (paths[path]?.["patch"]) paths[path]["patch"].operationId = "renameGadget";
    },
    [
      {
        fingerprint: expect.any(String),
        verdict: "client",
        rule: "client-function-removed",
        operation,
        place: "function updateGadget",
        direction: "both",
        bump: "major",
        group: "Breaking",
        sentence: "The client has no function `updateGadget` any more.",
        line: 'import { updateGadget } from "client";',
        fix: "Leave the `operationId` as it was: it is the function's name.",
      },
      {
        fingerprint: expect.any(String),
        verdict: "client",
        rule: "client-function-added",
        operation,
        place: "function renameGadget",
        direction: "both",
        bump: "minor",
        group: "Added",
        sentence: "The client has the function `renameGadget`.",
      },
    ],
  ],
])("%s", async (_, edit, wanted) => {
  expect(await clientChanges(documentWith(), documentWith(edit))).toEqual(wanted);
});

it("each of many fields that may be absent is tried, and each member of a union in one of them", async () => {
  const documentOf = (width: string) =>
    documentWith(({ components }) => {
      const choice = {
        oneOf: [
          { type: "object", required: ["kind"], properties: { kind: { const: "point" } } },
          {
            type: "object",
            required: ["kind", "width"],
            properties: { kind: { const: "line" }, width: { type: width } },
          },
        ],
      };
      const many = Array.from({ length: 450 }, (_, index) => [`field_${index}`, { type: "string" }]);
      Object.assign(components.schemas["GadgetUpdate"]?.properties ?? {}, Object.fromEntries(many), {
        shape: choice,
        last: { type: width },
      });
    });
  const found = await clientChanges(documentOf("integer"), documentOf("string"));
  expect(found.map(({ rule, place }) => `${rule} ${place}`)).toEqual([
    "client-input-narrowed request body /last",
    "client-input-narrowed request body /shape/width",
  ]);
});

it("an operation without a client is told, and costs no other one its verdict", async () => {
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const content = (schema: object) => ({ description: "d", content: { "application/json": { schema } } });
  const documentOf = (type: string) => ({
    openapi: "3.1.0",
    info: { title: "Things", version: "1.0.0" },
    servers: [{ url: "https://things.example" }],
    paths: Object.fromEntries(
      ["a", "b", "c", "d", "e"].map((name) => {
        const field = { type: "object", required: ["size"], properties: { size: { type } } };
        const schema =
          name === "b" ? { type: "object", properties: { all: ref("Vast"), size: field } } : field;
        return [`/${name}`, { get: { operationId: name, responses: { 200: content(schema) } } }];
      }),
    ),
    // More tuples in tuples than a compiler gets to the end of.
    components: {
      schemas: {
        Vast: { type: "array", prefixItems: Array(101).fill(ref("Row")) },
        Row: { type: "array", prefixItems: Array(101).fill({ type: "integer" }) },
      },
    },
  });
  const found = await clientChanges(documentOf("integer"), documentOf("string"));
  expect(found.map(({ operation, rule, bump }) => `${operation} ${rule} ${bump}`).sort()).toEqual([
    "GET /a client-result-narrowed major",
    "GET /b client-not-compared major",
    "GET /c client-result-narrowed major",
    "GET /d client-result-narrowed major",
    "GET /e client-result-narrowed major",
  ]);
  expect(found.find(({ operation }) => operation === "GET /b")?.sentence).toBe(
    "cannot tell: no client can be made for `GET /b`: the tuples in `Vast` hold more than 10,000 items.",
  );
});

describe("requests that the server sends", () => {
  const body = (operationId: string, schema: object) => ({
    operationId,
    requestBody: { required: true, content: { "application/json": { schema } } },
    responses: { 204: { description: "Taken." } },
  });
  const id = (type: string) => ({ type: "object", required: ["id"], properties: { id: { type } } });
  const one = { $ref: "#/components/schemas/Thing" };

  /** A document whose order is paid in a callback, and whose things move in a webhook; the types of their ids. */
  const api = (callback: string, webhook: string, { answer = "string", webhooks = true } = {}) => ({
    openapi: "3.1.1",
    info: { title: "A", version: "1.0.0" },
    paths: {
      "/orders": {
        post: {
          operationId: "createOrder",
          responses: {
            201: { description: "Made.", content: { "application/json": { schema: id(answer) } } },
          },
          callbacks: { paid: { "{$request.body#/url}": { post: body("orderPaid", id(callback)) } } },
        },
      },
      "/other": { get: { operationId: "getOther", responses: { 204: { description: "Nothing." } } } },
    },
    ...(webhooks ? { webhooks: { thingMoved: { post: body("thingMoved", one) } } } : {}),
    components: { schemas: { Thing: id(webhook), Unused: id("string") } },
  });

  it.each<[what: string, old: object, now: object, wanted: string[]]>([
    ["the same", api("string", "string"), api("string", "string"), []],
    [
      "a callback's body",
      api("string", "string"),
      api("integer", "string"),
      ["client-payload-narrowed major request body /id"],
    ],
    [
      "a webhook's body, which is a component",
      api("string", "string"),
      api("string", "integer"),
      ["client-payload-narrowed major request body /id"],
    ],
    [
      "a webhook that goes",
      api("string", "string"),
      api("string", "string", { webhooks: false }),
      ["client-type-removed major type ThingMovedWebhook"],
    ],
  ])("what changes is %s", async (_, old, now, wanted) => {
    const found = await clientChanges(old, now);
    expect(found.map(({ rule, bump, place }) => `${rule} ${bump} ${place}`)).toEqual(wanted);
  });

  it("only the operations that differ are compiled, with the schemas that they need", () => {
    const [old, now] = [api("string", "string"), api("integer", "integer")].map((document) =>
      modelOfDocument(document as Json),
    ) as [ApiModel, ApiModel];
    const changed = changedOperations(old, now);
    expect(changed).toEqual([
      "POST callback paid {$request.body#/url} of POST /orders",
      "POST webhook thingMoved",
    ]);
    const some = (names: readonly string[]) => {
      const { operations, webhooks, components } = withOperations(now, new Set(names));
      return {
        operations: operations.map(({ operationId, callbacks }) => [operationId, callbacks?.length]),
        webhooks: webhooks?.map(({ name }) => name),
        schemas: components.schemas,
      };
    };
    const both = { Thing: id("integer"), Unused: {} };
    expect(some(changed)).toEqual({
      operations: [["createOrder", 1]],
      webhooks: ["thingMoved"],
      schemas: both,
    });
    expect(some(changed.slice(0, 1))).toEqual({
      operations: [["createOrder", 1]],
      webhooks: [],
      schemas: { Thing: {}, Unused: {} },
    });
    expect(some(["GET /other", "POST /orders"])).toEqual({
      operations: [
        ["createOrder", undefined],
        ["getOther", undefined],
      ],
      webhooks: [],
      schemas: { Thing: {}, Unused: {} },
    });
  });
});
