import { expect, it } from "vitest";
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
