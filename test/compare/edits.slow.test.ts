import { beforeAll, describe, expect, it } from "vitest";
import { bumpOf, reaches } from "../../scripts/compare/finding.ts";
import type { Json } from "../../scripts/lib/json.ts";
import { randomFrom } from "../random.ts";
import { seed } from "../seed.ts";
import { wireChanges } from "./documents.ts";
import { at, type Edit, edited, kitchenSink } from "./edits.ts";

let sink: Json;
beforeAll(async () => {
  sink = await kitchenSink();
});

const schemas = ["components", "schemas"];
const property = (schema: string, ...path: string[]) => [...schemas, schema, "properties", ...path];
const required = (schema: string) => [...schemas, schema, "required"];
const list = ["paths", "/v2/items", "get"];
const create = ["paths", "/v2/items", "post"];
const update = ["paths", "/v2/items/{item_id}", "patch"];
const photo = ["paths", "/v2/items/{item_id}/photos/{photo_id}/content"];
const health = ["paths", "/v2/health", "get"];
const text = { type: "string", description: "New." };
const date = { type: "string", format: "date", description: "New." };
const query = (isRequired: boolean) => ({
  name: "shop",
  in: "query",
  required: isRequired,
  schema: text,
  description: "New.",
});
const without = (name: string, ...path: (string | number)[]) =>
  (at(sink, ...path) as string[]).filter((one) => one !== name);

/** Whether a schema's change is shown by a value; changes of structure speak for themselves. */
type Row = readonly [what: string, edits: () => readonly Edit[], witness?: "witness"];

/** An existing caller's requests or expectations fail. */
const breaking: readonly Row[] = [
  // What the server must accept.
  ["a request field becomes required", () => [[required("ItemUpdate"), ["name"]]], "witness"],
  [
    "a new required request field",
    () => [
      [property("NewDurable", "brand"), text],
      [required("NewDurable"), [...without("", ...required("NewDurable")), "brand"]],
    ],
    "witness",
  ],
  ["a request's string gets shorter", () => [[property("ItemUpdate", "name", "maxLength"), 79]], "witness"],
  [
    "a request's string gets a lower bound",
    () => [[property("ItemUpdate", "note", "minLength"), 1]],
    "witness",
  ],
  ["a request's number gets a bound", () => [[property("ItemUpdate", "price", "minimum"), 0.01]], "witness"],
  [
    "a request's bound excludes itself",
    () => [
      [property("NewDurable", "warranty_months"), { type: "integer", minimum: 0, exclusiveMaximum: 120 }],
    ],
    "witness",
  ],
  [
    "a request's number becomes an integer",
    () => [[property("ItemUpdate", "price", "type"), "integer"]],
    "witness",
  ],
  ["a request no longer takes null", () => [[property("ItemUpdate", "note", "type"), "string"]], "witness"],
  [
    "a request refuses unknown fields",
    () => [[[...schemas, "ItemUpdate", "additionalProperties"], false]],
    "witness",
  ],
  ["a request's array gets shorter", () => [[property("NewDurable", "tags", "maxItems"), 4]], "witness"],
  ["a request's array gets unique", () => [[property("NewDurable", "tags", "uniqueItems"), true]], "witness"],
  [
    "a request's pattern gets narrower",
    () => [[property("PhotoUpload", "caption", "pattern"), "^[A-Z]"]],
    "witness",
  ],
  ["a request's text gets a format", () => [[property("ItemUpdate", "name", "format"), "email"]], "witness"],
  [
    "a choice of a request goes",
    () => [[[...schemas, "NewItem", "oneOf"], [{ $ref: "#/components/schemas/NewDurable" }]]],
    "witness",
  ],
  ["a parameter's bound falls", () => [[[...list, "parameters", 0, "schema", "maximum"], 99]], "witness"],
  [
    "a value of a parameter goes",
    () => [
      [
        [...list, "parameters", 3, "schema", "enum"],
        ["created_at", "name"],
      ],
    ],
    "witness",
  ],
  ["an optional parameter becomes required", () => [[[...list, "parameters", 1, "required"], true]]],
  ["a new required parameter", () => [[[...list, "parameters", 8], query(true)]]],
  ["an operation goes", () => [[create, undefined]]],
  ["a path goes", () => [[["paths", "/v2/health"], undefined]]],
  [
    "a request's media type changes",
    () => [[[...photo, "put", "requestBody", "content"], { "image/jpeg": {} }]],
  ],
  ["an open operation needs a key", () => [[[...health, "security"], [{ token: [] }]]]],
  ["an operation needs another key", () => [[[...list, "security"], [{ shopKey: [] }]]]],
  // What the server may send.
  ["a response field may be missing", () => [[required("ItemPage"), ["data"]]], "witness"],
  [
    "a response field goes",
    () => [
      [property("Photo", "caption"), undefined],
      [required("Photo"), ["id"]],
    ],
    "witness",
  ],
  [
    "a response field may be null",
    () => [[property("Photo", "caption", "type"), ["string", "null"]]],
    "witness",
  ],
  ["a response's text becomes a number", () => [[property("Photo", "id", "type"), "integer"]], "witness"],
  [
    "a new value in a closed response enum",
    () => [[property("Health", "status", "enum"), ["ok", "degraded", "down"]]],
    "witness",
  ],
  [
    "a response's number gets larger",
    () => [[property("Durable", "warranty_months", "maximum"), 240]],
    "witness",
  ],
  ["a response's format goes", () => [[property("Perishable", "best_before"), text]], "witness"],
  ["a recursive response gets wider", () => [[property("Category", "children", "maxItems"), 4]], "witness"],
  ["a success status goes", () => [[[...update, "responses", "202"], undefined]]],
  ["a promised header goes", () => [[[...list, "responses", 200, "headers"], {}]]],
];

/** Every existing caller goes on as before. */
const compatible: readonly (readonly [what: string, edits: Row[1]])[] = [
  ["a new optional request field", () => [[property("ItemUpdate", "shelf"), text]]],
  [
    "a request field becomes optional",
    () => [[required("NewDurable"), without("season", ...required("NewDurable"))]],
  ],
  ["a request's string gets longer", () => [[property("ItemUpdate", "name", "maxLength"), 100]]],
  ["a request also takes null", () => [[property("ItemUpdate", "name", "type"), ["string", "null"]]]],
  ["a new response field", () => [[property("Photo", "taken_on"), date]]],
  ["a response field is always there", () => [[required("Problem"), ["message", "request_id"]]]],
  ["a response's string gets shorter", () => [[property("Durable", "name", "maxLength"), 60]]],
  ["a response's value goes", () => [[property("Health", "status", "enum"), ["ok"]]]],
  ["a new optional parameter", () => [[[...list, "parameters", 8], query(false)]]],
  ["a new operation", () => [[["paths", "/v2/status"], { get: at(sink, ...health) }]]],
  ["a new success status", () => [[[...create, "responses", "202"], { description: "It will be made." }]]],
  ["a documented error goes", () => [[[...update, "responses", "412"], undefined]]],
  ["an operation no longer needs a key", () => [[[...list, "security"], []]]],
  [
    "a new header",
    () => [
      [
        [...create, "responses", 201, "headers", "ETag"],
        { schema: { type: "string" }, description: "Its state." },
      ],
    ],
  ],
];

describe("a change that breaks callers on the wire", () => {
  it.each(breaking.map(([what, edits, witness]) => ({ what, edits, witness })))(
    "$what",
    async ({ edits, witness }) => {
      const findings = await wireChanges(sink, edited(sink, edits()));
      const breaks = findings.filter(({ bump }) => bump === "major");
      expect(breaks).not.toEqual([]);
      if (witness) expect(breaks.some((finding) => finding.witness)).toBe(true);
    },
  );
});

describe("a change that breaks nobody on the wire", () => {
  it.each(compatible)("%s", async (_, edits) => {
    const findings = await wireChanges(sink, edited(sink, edits()));
    expect(findings.filter(({ bump }) => bump === "major")).toEqual([]);
    expect(findings).not.toEqual([]);
  });
});

it("a new known value of an open enum is minor: every value was valid", async () => {
  const now = edited(sink, [
    [
      [...schemas, "Color", "x-extensible-enum"],
      ["red", "green", "blue", "black"],
    ],
  ]);
  const found = await wireChanges(sink, now);
  expect([...new Set(found.map(({ rule, bump }) => `${rule} ${bump}`))]).toEqual(["known-value-added minor"]);
});

/** Whether two edits speak of different places, so that neither takes the other back. */
function areApart(one: readonly Edit[], other: readonly Edit[]): boolean {
  const isWithin = (inner: Edit[0], outer: Edit[0]) =>
    outer.every((key, index) => `${inner[index]}` === `${key}`);
  return one.every(([a]) => other.every(([b]) => !isWithin(a, b) && !isWithin(b, a)));
}

it("the verdict of two edits is never below the higher of the two", async () => {
  const rows = [...breaking, ...compatible].map(([what, edits]) => ({ what, edits: edits() }));
  const pairs = rows.flatMap((one, index) => rows.slice(index + 1).map((other) => [one, other] as const));
  const bump = async (edits: readonly Edit[]) => bumpOf(await wireChanges(sink, edited(sink, edits)));
  const random = randomFrom(seed);
  for (let count = 0; count < 25; ) {
    const [one, other] = pairs[Math.floor(random() * pairs.length)] ?? [];
    if (!one || !other || !areApart(one.edits, other.edits)) continue;
    count++;
    const [first, second, both] = [
      await bump(one.edits),
      await bump(other.edits),
      await bump([...one.edits, ...other.edits]),
    ];
    const what = `${one.what} and ${other.what}, SEED=${seed}`;
    expect([reaches(both, first), reaches(both, second)], what).toEqual([true, true]);
  }
});
