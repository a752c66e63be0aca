import { expect, it } from "vitest";
import { wireChanges } from "./documents.ts";

/** Fields of the answer's body by status; `null`: no body. */
type Answers = Readonly<Record<string, readonly string[] | null>>;

function documentOf(answers: Answers): object {
  const responses = Object.entries(answers).map(([status, fields]) => {
    const schema = {
      type: "object",
      properties: Object.fromEntries((fields ?? []).map((name) => [name, { type: "string" }])),
      required: fields,
    };
    const content = fields ? { content: { "application/json": { schema } } } : {};
    return [status, { description: "An answer.", ...content }];
  });
  return {
    openapi: "3.1.0",
    info: { title: "Answers", version: "1.0.0" },
    paths: { "/things": { get: { operationId: "listThings", responses: Object.fromEntries(responses) } } },
  };
}

const one = ["id"];

it.each<[change: string, old: Answers, now: Answers, wanted: string[]]>([
  ["errors only, as before", { 404: one }, { 404: one }, []],
  ["a success is documented later", { 404: one }, { 200: one, 404: one }, ["response-added minor"]],
  ["the success is gone", { 200: one, 404: one }, { 404: one }, ["response-removed major"]],
  ["a default is the success, too", { 200: one }, { default: one }, ["response-added minor"]],
  [
    "a default that is the success, too, has less than it had",
    { 200: ["id", "name"] },
    { default: one },
    ["response-added minor", "response-property-optional major"],
  ],
  ["the default's success is documented by itself", { default: one }, { 200: one, default: one }, []],
  [
    "the default's success has less when it is documented by itself",
    { default: ["id", "name"] },
    { 200: one, default: ["id", "name"] },
    ["response-property-optional major"],
  ],
  ["the default is gone", { 404: one, default: one }, { 404: one }, ["response-removed major"]],
  ["a default of errors is gone", { 200: one, default: one }, { 200: one }, ["error-response-removed minor"]],
])("on the wire: %s", async (_, old, now, wanted) => {
  const found = await wireChanges(documentOf(old), documentOf(now));
  expect(found.map(({ rule, bump }) => `${rule} ${bump}`).sort()).toEqual(wanted);
});
