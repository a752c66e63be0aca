import { describe, expect, it } from "vitest";
import { z } from "zod";
import { checkForm } from "../../scripts/contract/check/form.ts";
import { nearest } from "../../scripts/contract/check/nearest.ts";

type Json = { [key: string]: unknown };

const schema = z.string();
const error = {
  ...{ id: "no", status: 400, error: "no", when: "Always.", anyText: true },
  ...{ code: "no", values: { more: 1 } },
};
const places = { text: "/error", code: "/code", fields: { list: "/all", pointer: "/at", text: "/text" } };
const examples = { one: { summary: "One", description: "The one.", value: 1 } };
const response = {
  description: "Fine.",
  headers: { ETag: schema },
  links: { next: { operationId: "all", parameters: { id: 1 }, requestBody: 1, description: "Next." } },
};

/** An API with every key of every object, each once, and the kind of what it holds. */
const api = (): Json => ({
  title: "All",
  version: "1.0.0",
  description: "All.",
  summary: "All.",
  license: { name: "MIT", identifier: "MIT" },
  contact: { name: "A", url: "https://a.example", email: "a@a.example" },
  termsOfService: "https://a.example",
  externalDocs: { url: "https://a.example", description: "All." },
  extensions: { "x-a": 1 },
  servers: [
    {
      url: "https://{a}.example",
      description: "A",
      variables: { a: { default: "a", enum: ["a"], description: "A." } },
    },
  ],
  basePath: "",
  securitySchemes: {
    token: { type: "bearer", description: "A token.", environment: "TOKEN" },
    key: { type: "apiKey", in: "header", name: "X-Key", description: "A key.", environment: "KEY" },
  },
  security: ["token"],
  closedResponses: true,
  promises: ["utf-8-checked"],
  errors: {
    schema,
    textField: "error",
    mediaType: "application/json",
    ...places,
    invalid: error,
    invalidParameter: error,
    unauthorized: error,
    internal: error,
    notFound: error,
    methodNotAllowed: { status: 405, when: "It is.", body: response },
    tooLarge: error,
  },
  sections: [{ id: "a", title: "A", description: "A.", externalDocs: { url: "https://a.example" } }],
  tags: [{ id: "b", title: "B", description: "B." }],
  operations: [
    {
      operationId: "all",
      page: "all",
      section: "a",
      tags: ["B"],
      title: "All",
      description: "All.",
      lead: "All.",
      callouts: [{ type: "info", title: "All", text: "All." }],
      deprecated: { since: "2026-01-01", sunset: "2027-01-01", successor: "other" },
      method: "POST",
      path: "/all/{id}",
      security: [],
      params: { id: schema },
      query: { q: schema },
      headers: { "X-H": schema },
      body: { kind: "json", mediaType: "application/json", schema, examples, required: false, ...response },
      responses: {
        200: { kind: "json", mediaType: "application/json", schema, examples, ...response },
        201: { kind: "binary", mediaType: "image/png", examples: {}, ...response },
        204: response,
      },
      errors: [
        {
          id: "bad",
          status: 400,
          when: "It is.",
          given: { params: { id: 1 }, query: {}, headers: {}, body: 1 },
        },
        {
          ...{ id: "not-found", status: 404, when: "It is.", error: "not found", by: "handler" },
          ...{ code: "no", values: { more: 1 }, parts: { more: schema } },
        },
        {
          ...{ status: 409, when: "It is.", anyText: true, listed: false },
          body: { kind: "json", mediaType: "application/json", schema, examples, ...places, ...response },
        },
      ],
      notes: "All.",
      idempotent: true,
      externalDocs: { url: "https://a.example" },
      extensions: { "x-a": 1 },
      parameterExtensions: { params: { id: { "x-a": 1 } }, query: {}, headers: {} },
      servers: [{ url: "https://a.example", description: "A" }],
      bodyLimit: 1000,
      timeout: 1000,
      deadline: 2000,
      retries: 1,
      refers: { order_id: "a" },
      pagination: { items: "data", limit: "limit", cursor: { parameter: "cursor", next: "next" } },
      laws: {
        resource: "a",
        effect: "read",
        identity: { id: "id" },
        sets: ["a"],
        keeps: ["b"],
        forward: ["c"],
        unique: ["d"],
      },
      callbacks: {
        done: {
          ...{ url: "https://a.example", operationId: "done", title: "Done", description: "Done." },
          ...{ deprecated: { since: "2026-01-01" }, externalDocs: { url: "https://a.example" } },
          ...{ extensions: { "x-a": 1 }, method: "PUT", query: { q: schema }, headers: { "X-H": schema } },
          body: { kind: "json", mediaType: "application/json", schema, examples, ...response },
          responses: { 204: response },
        },
      },
      open: [{ decision: "one", params: { id: schema }, query: {}, headers: {}, body: schema }],
    },
  ],
  webhooks: [
    {
      ...{ name: "sent", operationId: "sent", page: "sent", section: "a", tags: ["B"] },
      ...{ title: "Sent", description: "Sent.", lead: "Sent.", notes: "Sent." },
      callouts: [{ type: "info", title: "All", text: "All." }],
      deprecated: { since: "2026-01-01", sunset: "2027-01-01", successor: "other" },
      visibility: "preview",
      externalDocs: { url: "https://a.example" },
      extensions: { "x-a": 1 },
      method: "PUT",
      query: { q: schema },
      headers: { "X-H": schema },
      body: { kind: "json", mediaType: "application/json", schema, examples, ...response },
      responses: { 204: response },
    },
  ],
  decisions: ["one"],
  packages: { client: "@a/a", contract: "@a/b", repository: "https://a.example/a" },
});

/** Objects whose keys are names of the author's, and what may be anything. */
const named =
  /\/(?:params|query|headers|parts|examples|identity|refers|links|callbacks|callbacks\/done\/responses|given\/body|securitySchemes|variables)$|^securitySchemes$|^(?:operations\/all|webhooks\/sent)\/responses$/;
const anything =
  /\/given\/(?:params|query|headers)$|\/links\/\w+\/parameters$|\/value$|\/given\/body$|\/values$|xtensions(?:\/\w+)?$/;

/** The objects of the vocabulary in the sample, each with its pointer and the way to it. */
function* objectsIn(value: unknown, pointer = ""): Generator<{ pointer: string; holder: Json }> {
  if (typeof value !== "object" || value === null || "_zod" in value || anything.test(pointer)) return;
  if (!Array.isArray(value) && !named.test(pointer)) yield { pointer, holder: value as Json };
  for (const [key, part] of Object.entries(value)) {
    const step = (key === "0" && { operations: "all", webhooks: "sent" }[pointer]) || key;
    yield* objectsIn(part, [pointer, step].filter(Boolean).join("/"));
  }
}

const objects = [...objectsIn(api())];
const slots = objects.flatMap(({ pointer, holder }) => Object.keys(holder).map((key) => ({ pointer, key })));

/** `operations/0`. */
function numbered(pointer: string): string {
  return pointer.replace(/^(operations|webhooks)\/[^/]+$/, "$1/0");
}

/** The sample with one object of it changed. */
function changed(pointer: string, change: (holder: Json) => void): Json {
  const sample = api();
  for (const found of objectsIn(structured(sample))) if (found.pointer === pointer) change(found.holder);
  return sample;
}

/** Shared objects are told apart, so that a change stays in one place. */
function structured(value: Json): Json {
  for (const [key, part] of Object.entries(value)) {
    if (typeof part !== "object" || part === null || "_zod" in part) continue;
    value[key] = structured((Array.isArray(part) ? [...part] : { ...part }) as Json);
  }
  return value;
}

it("has nothing to say of an API that uses every word rightly", () => {
  expect(checkForm(api())).toEqual([]);
  expect(slots.length).toBeGreaterThan(110);
});

describe("a key that is misspelt", () => {
  it.each(slots.filter(({ key }) => !["type", "kind"].includes(key)))("$pointer $key", ({ pointer, key }) => {
    const wrong = key + key.slice(-1);
    const problems = checkForm(
      changed(pointer, (holder) => {
        holder[wrong] = holder[key];
        delete holder[key];
      }),
    );
    // An operation without an id goes by its number.
    const place = [key === "operationId" ? numbered(pointer) : pointer, wrong].filter(Boolean).join("/");
    const told = problems.find((problem) => problem.pointer === place);
    expect(told).toMatchObject({
      code: "unknown-key",
      fix: `Write \`${key}\` if you mean that; otherwise remove it.`,
    });
    expect(told?.message).toContain(`\`${place}\` is not a word of the vocabulary; expected one of: `);
  });
});

describe("a value of another type", () => {
  const free = /\/given body$| requestBody$|\/one value$/;
  it.each(slots.filter(({ pointer, key }) => !free.test(`${pointer} ${key}`)))(
    "$pointer $key",
    ({ pointer, key }) => {
      for (const wrong of [Symbol("wrong"), 7.5, null]) {
        const problems = checkForm(
          changed(pointer, (holder) => {
            holder[key] = wrong;
          }),
        );
        const place = [key === "operationId" ? numbered(pointer) : pointer, key].filter(Boolean).join("/");
        expect(
          problems
            .map((problem) => problem.pointer ?? "")
            .some((found) => found.startsWith(place) || place.startsWith(found)),
        ).toBe(true);
        for (const { code } of problems) expect(["spec-form", "unknown-key"]).toContain(code);
      }
    },
  );
});

it("an option of `json()` that is misspelt is told as one", () => {
  const problems = checkForm(
    changed("operations/all/responses/200", (holder) => {
      holder["exmaple"] = 1;
    }),
  );
  expect(problems).toMatchObject([{ fix: "Write `example` if you mean that; otherwise remove it." }]);
});

it.each([
  ["an error with neither", { status: 404, when: "It is." }],
  ["an error with both", { status: 400, when: "It is.", error: "no", given: { body: 1 } }],
])("%s text and input", (_, wrong) => {
  const problems = checkForm(
    changed("operations/all", (holder) => {
      holder["errors"] = [wrong];
    }),
  );
  expect(problems).toMatchObject([{ code: "spec-form", pointer: "operations/all/errors/0" }]);
});

it.each([
  ["idempotnet", "idempotent"],
  ["Lead", "lead"],
  ["qurey", "query"],
  ["callout", "callouts"],
  ["nonsense", undefined],
  ["x", undefined],
])("the word nearest to %s is %s", (word, wanted) => {
  expect(nearest(word, ["idempotent", "lead", "query", "callouts", "laws", "title"])).toBe(wanted);
});
