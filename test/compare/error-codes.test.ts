import { expect, it } from "vitest";
import { clientChanges, wireChanges } from "./documents.ts";

/** Codes by status. */
type Codes = Readonly<Record<string, readonly string[]>>;

/** A document whose operation answers errors with these codes. */
function documentOf(codes: Codes): object {
  const schema = {
    type: "object",
    properties: { code: { type: "string" }, detail: { type: "string" } },
    required: ["code", "detail"],
  };
  const responses = Object.entries(codes).map(([status, own]) => {
    const examples = own.map((code) => [code, { value: { code, detail: "it is so" } }]);
    const content = { "application/json": { schema, examples: Object.fromEntries(examples) } };
    return [status, { description: "Refused.", content }];
  });
  return {
    openapi: "3.1.0",
    info: { title: "Codes", version: "1.0.0" },
    "x-errors": { text: "/detail", code: "/code" },
    paths: { "/things": { get: { operationId: "listThings", responses: Object.fromEntries(responses) } } },
  };
}

const removed = (place: string) => `error-code-removed major response ${place}`;
const added = (place: string) => `error-code-added minor response ${place}`;

it.each<[change: string, old: Codes, now: Codes, wanted: string[]]>([
  ["nothing", { 409: ["taken", "full"] }, { 409: ["full", "taken"] }, []],
  ["one goes", { 409: ["taken", "full"] }, { 409: ["full"] }, [removed("409 code taken")]],
  ["one comes", { 409: ["full"] }, { 409: ["full", "taken"] }, [added("409 code taken")]],
  [
    "one has another name",
    { 409: ["full"] },
    { 409: ["is_full"] },
    [removed("409 code full"), added("409 code is_full")],
  ],
  [
    "one moves to another status",
    { 409: ["full", "taken"], 422: ["odd"] },
    { 409: ["full"], 422: ["odd", "taken"] },
    [removed("409 code taken"), added("422 code taken")],
  ],
  [
    "a status goes with its codes",
    { 409: ["full"], 422: ["odd"] },
    { 409: ["full"] },
    ["error-response-removed minor response 422"],
  ],
  ["a range has the code now", { 409: ["full"] }, { "4XX": ["full"] }, ["response-added minor response 4XX"]],
])("on the wire: %s", async (_, old, now, wanted) => {
  const found = await wireChanges(documentOf(old), documentOf(now));
  expect(found.map(({ rule, bump, place }) => `${rule} ${bump} ${place}`)).toEqual(wanted);
});

it("in the client: one has another name", async () => {
  const found = await clientChanges(documentOf({ 409: ["full"] }), documentOf({ 409: ["is_full"] }));
  expect(found.map(({ bump }) => bump).sort()).toEqual(["major", "minor"]);
});
