import { expect, it } from "vitest";
import { makeFinding } from "../../scripts/compare/finding.ts";
import { originsIn } from "../../scripts/compare/origins.ts";
import { modelOfDocument } from "../../scripts/model/from-document.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: object) => ({ "application/json": { schema } });
const text = { type: "string" };
const api = modelOfDocument({
  openapi: "3.1.0",
  info: { title: "Things", version: "1.0.0" },
  components: {
    schemas: {
      Thing: {
        type: "object",
        properties: {
          name: text,
          owner: ref("Person"),
          parts: { type: "array", items: ref("Part") },
          none: true,
        },
        additionalProperties: ref("Part"),
      },
      Person: { allOf: [ref("Named"), { type: "object", properties: { age: { type: "integer" } } }] },
      Named: { type: "object", properties: { name: text } },
      Part: { anyOf: [ref("Named"), ref("Thing"), text] },
      Key: text,
      "Odd/Name": text,
    },
  },
  paths: {
    "/things/{id}": {
      put: {
        operationId: "put",
        parameters: [{ name: "id", in: "path", required: true, schema: ref("Key") }],
        requestBody: { content: { ...json(ref("Thing")), "application/xml": { schema: ref("Part") } } },
        responses: {
          200: {
            description: "d",
            content: json({ type: "object", properties: { data: ref("Thing"), plain: text } }),
            headers: { "X-Key": { schema: ref("Key") } },
          },
        },
      },
    },
  },
});
const originOf = originsIn(api);

it.each<[place: string, rule: string, wanted: string | undefined]>([
  ["request body", "request-type-narrowed", "Thing"],
  ["request body application/json", "request-type-narrowed", "Thing"],
  ["request body application/xml", "request-type-narrowed", "Part"],
  ["request body /name", "request-type-narrowed", "Thing /name"],
  ["request body application/json /name", "request-type-narrowed", "Thing /name"],
  ["request body /owner", "request-type-narrowed", "Person"],
  ["request body /owner", "request-property-required", "Thing /owner"],
  ["request body /owner", "client-input-required", "Thing /owner"],
  ["request body /owner/age", "request-type-narrowed", "Person /age"],
  ["request body /owner/name", "request-type-narrowed", "Named /name"],
  ["request body /parts", "request-type-narrowed", "Thing /parts"],
  ["request body /parts/*/name", "request-type-narrowed", "Thing /name"],
  ["request body /parts/0/age", "request-type-narrowed", "Part"],
  ["request body /other/parts", "request-type-narrowed", "Thing /parts"],
  ["request body /none", "request-type-narrowed", undefined],
  ["response 200", "response-type-narrowed", undefined],
  ["response 200 /data/name", "response-type-narrowed", "Thing /name"],
  ["response 200 /plain", "response-type-narrowed", undefined],
  ["response 200 /plain/deeper", "response-type-narrowed", undefined],
  ["response 200 header x-key", "header-type-narrowed", "Key"],
  ["path parameter id", "request-type-narrowed", "Key"],
  ["response 404", "response-removed", undefined],
  ["operation", "operation-removed", undefined],
])("%s, of %s, stands in %s", (place, rule, wanted) => {
  const finding = makeFinding({
    ...{ verdict: "wire", rule, place, direction: "request", bump: "major", sentence: "S." },
    operation: "PUT /things/{id}",
  });
  const origin = originOf(finding);
  expect(origin && `${origin.component} ${origin.pointer}`.trim()).toBe(wanted);
  expect(originOf({ ...finding, operation: "GET /nothing" })).toBeUndefined();
});
