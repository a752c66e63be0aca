import { describe, expect, it } from "vitest";
import { newAccount } from "../../scripts/import/account.ts";
import { typeFits } from "../../scripts/import/spec/type-fits.ts";
import { writeSpec } from "../../scripts/import/spec/write.ts";
import type { JsonSchema } from "../../scripts/lib/json-schema.ts";
import { importedModel } from "./document.ts";

/** The files of the spec of a document on one line each, and all that is told of it but what had to be made. */
function written(...document: Parameters<typeof importedModel>) {
  const { notes, tell } = newAccount();
  const { files } = writeSpec(importedModel(...document), "vocabulary", { isComplete: false }, tell);
  const textOf = (path: string) => (files.get(path) ?? "").replace(/\s+/g, " ").trim();
  const told = notes.filter(({ fate }) => fate !== "made").map(({ what, why }) => `${what}: ${why}`);
  return { paths: [...files.keys()], textOf, told };
}

const done = { responses: { 204: { description: "Done." } } };
const operation = (more: object) => ({
  "/things": {
    post: {
      operationId: "doThing",
      tags: ["Things"],
      summary: "Do",
      description: "Do it.",
      ...done,
      ...more,
    },
  },
});
const page = "things/do-thing.ts";

type Content = readonly [mediaType: string, schema?: JsonSchema, more?: object];
const content = ([mediaType, schema, more]: Content) => ({
  content: { [mediaType]: { ...(schema === undefined ? {} : { schema }), ...more } },
});

/** How the body of a request is written. */
function bodyOf(body: Content, schemas: object = {}) {
  const paths = operation({ requestBody: { required: true, ...content(body) } });
  const { textOf, told } = written(paths, schemas);
  const [, text = ""] = / body: (.*), responses: /.exec(textOf(page)) ?? [];
  return [text.replace(/,? ([)}\]])/g, "$1").replace(/([({[]) /g, "$1"), ...told];
}

const file = { type: "string", format: "binary" };
const text = { type: "string" };
const object = (properties: object, more: object = {}) =>
  ({ type: "object", properties, ...more }) as JsonSchema;
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const urlencoded = "application/x-www-form-urlencoded";
const union = "it travels as bytes";

describe("a form is written by its fields", () => {
  it.each<[what: string, body: Content, schemas: object, wanted: readonly string[]]>([
    [
      "files, alone and in lists",
      [
        "multipart/form-data",
        object(
          {
            photo: { ...file, description: "A photo." },
            more: { type: "array", items: file },
            doc: { ...text, contentMediaType: "application/pdf" },
            name: { ...text, minLength: 1 },
          },
          { required: ["photo", "name"] },
        ),
        { example: { name: "b", photo: "x" } },
      ],
      {},
      [
        'multipart(z.object({photo: filePart().meta({description: "A photo."}), more: z.array(filePart()).optional(), doc: filePart("application/pdf").optional(), name: z.string().min(1)}), {example: {name: "b"}})',
      ],
    ],
    [
      "parts with header fields",
      [
        "multipart/form-data",
        object({ a: text, b: text, c: text }),
        {
          encoding: {
            a: {
              headers: {
                "X-A": { required: true, schema: { ...text, const: "1" } },
                "X-B": { required: true, schema: text },
              },
            },
            b: {
              contentType: "text/csv",
              headers: { "Content-Type": { required: true, schema: { ...text, const: "a/b" } } },
            },
            c: { headers: { "X-C": { schema: { ...text, const: "1" } } } },
          },
        },
      ],
      {},
      [
        'multipart(z.object({a: z.string().optional(), b: z.string().optional(), c: z.string().optional()}), {example: {a: "a"}, parts: {b: {mediaType: "text/csv"}, a: {headers: {"X-A": "1"}}}})',
        "a header field of a part: it has no one value that it always has",
        "a header field of a part: it has no one value that it always has",
      ],
    ],
    [
      "files that are components",
      [
        "multipart/form-data",
        object({ a: file, b: { type: "array", items: ref("File") } }, { required: ["a"] }),
      ],
      { File: file },
      ["multipart(z.object({a: filePart(), b: z.array(filePart()).optional()}), {example: {}})"],
    ],
    [
      "what says that it is bytes in words of JSON Schema",
      ["multipart/form-data", object({ a: { ...text, contentEncoding: "binary" } })],
      {},
      ["multipart(z.object({a: filePart().optional()}), {example: {}})"],
    ],
    [
      "the parts of `allOf` as its own",
      [urlencoded, { allOf: [ref("A"), object({ b: { type: "boolean" } }, { required: ["b"] })] }],
      { A: object({ a: text }, { required: ["a"] }) },
      ['form(z.object({a: z.string(), b: z.boolean()}), {example: {a: "a", b: false}})'],
    ],
    [
      "closed, if the document's is",
      [urlencoded, object({ a: text }, { additionalProperties: false })],
      {},
      ['form(z.strictObject({a: z.string().optional()}), {example: {a: "a"}})'],
    ],
    [
      "open, if only a part of it is closed",
      [urlencoded, { additionalProperties: false, allOf: [object({ a: text })] }],
      {},
      ["form(z.object({a: z.string().optional()}), {example: {}})"],
    ],
    [
      "with what fills in an absent part, but not a list, whose absence is its emptiness",
      [
        urlencoded,
        object({
          a: { anyOf: [{ ...text, default: "x" }, { type: "null" }] },
          b: ref("B"),
          c: { type: "array", items: text, default: ["y"] },
          d: { ...text, maxLength: 1, default: "long" },
        }),
      ],
      { B: { type: "integer", minimum: 0, maximum: 9, default: 3 } },
      [
        'form(z.object({a: z.string().nullable().default("x"), b: B.default(3), c: z.array(z.string()).optional(), d: z.string().max(1).optional()}), {example: {a: "a"}})',
        "default: no text tells an empty value from an absent one",
        "default: its own schema refuses it",
      ],
    ],
    [
      "not, where it is a union",
      [urlencoded, { oneOf: [object({ a: text }), object({ b: text })] }],
      {},
      [`binary("${urlencoded}")`, `a form body that is a union: ${union}`],
    ],
    [
      "not, where a part of it is a union",
      ["multipart/form-data", { allOf: [{ anyOf: [object({ a: text }), object({ b: text })] }] }],
      {},
      ['binary("multipart/form-data")', `a multipart body that is a union: ${union}`],
    ],
    [
      "without what a form can't say",
      [urlencoded, object({ a: text }, { minProperties: 1, description: "Words." })],
      {},
      [
        'form(z.object({a: z.string().optional()}), {example: {a: "a"}})',
        "`minProperties`: a form has only fields",
      ],
    ],
    [
      "with a field in the example, though all may be absent",
      [urlencoded, object({ a: { type: "boolean" }, b: text })],
      {},
      ["form(z.object({a: z.boolean().optional(), b: z.string().optional()}), {example: {a: false}})"],
    ],
    [
      "without an example where none is valid",
      [urlencoded, object({ a: { ...text, minLength: 3, maxLength: 1 } }, { required: ["a"] })],
      {},
      ["form(z.object({a: z.string().min(3).max(1)}), {example: {}})"],
    ],
    [
      "without fields that no object can have",
      [urlencoded, object({ a: text, constructor: text })],
      {},
      ['form(z.object({a: z.string().optional()}), {example: {a: "a"}})'],
    ],
  ])("%s", (_, body, schemas, wanted) => {
    expect(bodyOf(body, schemas)).toEqual(wanted);
  });
});

const a = object({ a: text });
const many = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`field${index}`, text]));
const values = Object.fromEntries(Object.keys(many).map((name) => [name, "a"]));

describe("a body is written", () => {
  const refused = "example: its schema refuses it";
  it.each<[what: string, body: Content, schemas: object, wanted: readonly string[]]>([
    ["as text", ["text/plain", text], {}, ["text()"]],
    [
      "as text of a schema",
      ["text/plain", { ...text, maxLength: 3 }],
      {},
      ['text("text/plain", {schema: z.string().max(3)})'],
    ],
    ["as text of a type", ["text/csv"], {}, ['text("text/csv")']],
    [
      "as text with an example",
      ["text/plain", text, { example: "OK" }],
      {},
      ['text("text/plain", {example: "OK"})'],
    ],
    [
      "as text with examples, one of which its schema refuses",
      [
        "text/csv",
        { ...text, maxLength: 3 },
        { examples: { one: { value: "a,b" }, two: { value: "a,b,c" } } },
      ],
      {},
      [
        'text("text/csv", {schema: z.string().max(3), examples: {one: {summary: "", value: "a,b"}}})',
        "example: its schema refuses it",
      ],
    ],
    ["as bytes", ["application/octet-stream", file as JsonSchema], {}, ["binary()"]],
    ["as bytes of a type", ["image/png", file as JsonSchema], {}, ['binary("image/png")']],
    [
      "as bytes of which the schema is left out",
      ["image/png", ref("A")],
      { A: a },
      ['binary("image/png")', "schema of image/png: it travels as text or bytes"],
    ],
    [
      "as text of which the schema is left out",
      ["application/xml", a],
      {},
      ['text("application/xml")', "schema of application/xml: it travels as text or bytes"],
    ],
    ["as lines of which nothing is known", ["application/x-ndjson"], {}, ['text("application/x-ndjson")']],
    [
      "as lines of a schema",
      ["application/x-ndjson", a, { example: { a: "b" } }],
      {},
      [
        'stream("application/x-ndjson", z.object({a: z.string().optional()}), {example: {a: "b"}})',
        "schema of application/x-ndjson: it describes what the stream has",
      ],
    ],
    ["as events of which nothing is known", ["text/event-stream"], {}, ['stream("text/event-stream")']],
    [
      "as JSON",
      ["application/json", a, { example: { a: "b" } }],
      {},
      ['json(z.object({a: z.string().optional()}), {example: {a: "b"}})'],
    ],
    [
      "as JSON of another type",
      ["application/vnd.a+json", { type: "boolean" }, { example: true }],
      {},
      ['json(z.boolean(), {mediaType: "application/vnd.a+json", example: true})'],
    ],
    [
      "as JSON whose example is made",
      ["application/json", { type: "boolean" }],
      {},
      ["json(z.boolean(), {example: false})"],
    ],
    [
      "as JSON whose example is wrong",
      ["application/json", { type: "boolean" }, { example: 1 }],
      {},
      ["json(z.boolean(), {example: false})", refused],
    ],
    [
      "as JSON whose example no literal holds",
      ["application/json", { type: "object" }, { example: JSON.parse('{"__proto__":1}') }],
      {},
      ["json(z.record(z.string(), z.unknown()), {example: {}})", refused],
    ],
    [
      "as JSON that has no example",
      ["application/json", { ...text, minLength: 2, maxLength: 1 } as JsonSchema],
      {},
      ["json(z.string().min(2).max(1), {example: null})", "schema: no value satisfies it"],
    ],
    [
      "as JSON with several examples",
      [
        "application/json",
        { type: "boolean" },
        {
          examples: {
            one: { summary: "One [#1]", value: true, description: "It is one." },
            two: { value: false },
            bad: { value: "x" },
            far: { externalValue: "https://shop.example/x" },
          },
        },
      ],
      {},
      [
        'json(z.boolean(), {examples: {one: {summary: "One [1]", description: "It is one.", value: true}, two: {summary: "", value: false}}})',
        refused,
        "example elsewhere: the contract holds the value itself",
      ],
    ],
    [
      "as JSON with an example of two schemas",
      ["application/json", { allOf: [a, object({ b: text })] }, { example: { a: "1", b: "2" } }],
      {},
      [
        'json(z.intersection(z.object({a: z.string().optional()}), z.object({b: z.string().optional()})), {example: {a: "1", b: "2"}})',
      ],
    ],
    [
      "with a long example elsewhere",
      ["application/json", ref("Big"), { example: values }],
      { Big: object(many) },
      ["json(Big, {example: doThingRequest})"],
    ],
    [
      "with a long example elsewhere that the compiler refuses",
      ["application/json", ref("Big"), { example: { ...values, more: 1 } }],
      { Big: object(many) },
      ["json(Big, {example: doThingRequest as never})"],
    ],
    [
      "with a long schema elsewhere",
      ["application/json", object(many), { example: values }],
      {},
      ["json(DoThingRequestBody, {example: doThingRequest})"],
    ],
  ])("%s", (_, body, schemas, wanted) => {
    expect(bodyOf(body, schemas)).toEqual(wanted);
  });

  it("with the example that stands elsewhere, of the type of its schema", () => {
    const requestBody = content(["application/json", ref("Big"), { example: values }]);
    const { textOf } = written(operation({ requestBody }), { Big: object(many) });
    expect(textOf("things/do-thing.examples.ts")).toMatch(
      /^import \{ z \} from "zod"; import \{ Big \} from "\.\/schemas\.ts"; export const doThingRequest: z\.input<typeof Big> = \{ field0: "a",/,
    );
  });

  it.each<[error: Content, wanted: string]>([
    [["application/json", { type: "boolean" }], "json(z.boolean(), { example: false })"],
    [["text/plain", text], 'binary("text/plain")'],
    [["text/html"], 'binary("text/html")'],
    [["image/png", file as JsonSchema], 'binary("image/png")'],
    [["text/event-stream", text], 'binary("text/event-stream")'],
    [[urlencoded, a], 'form(z.object({ a: z.string().optional() }), { example: { a: "a" } })'],
  ])("as that of an error: %j", (error, wanted) => {
    const responses = { ...done.responses, 409: { description: "Taken.", ...content(error) } };
    expect(written(operation({ responses })).textOf(page)).toContain(
      `status: 409, when: "Taken.", body: ${wanted}`,
    );
  });
});

it.each([204, 205, 304])("an answer %d has no body", (status) => {
  const responses = {
    ...done.responses,
    [status]: { description: "Done.", ...content(["text/plain", text]) },
  };
  const spec = written(operation({ responses }));
  expect(spec.textOf(page)).toContain(`${status}: noContent({ description: "Done." })`);
  expect(spec.told).toContain(`body: HTTP allows none with ${status}`);
});

describe("what an operation needs is written", () => {
  const schemes = {
    key: { type: "apiKey", in: "header", name: "X-Key", description: "A key." },
    login: { type: "http", scheme: "BASIC", description: " " },
    token: { type: "http", scheme: "bearer", description: "A token." },
    digest: { type: "http", scheme: "digest", description: "A digest." },
    account: {
      type: "oauth2",
      description: "An account.",
      flows: { clientCredentials: { tokenUrl: "https://a.example/t", scopes: { read: "Read." } } },
    },
    staff: { type: "openIdConnect", description: "Of us.", openIdConnectUrl: "https://a.example/o" },
    tls: { type: "mutualTLS", description: "A certificate." },
  };
  const withSchemes = (security: readonly object[], securitySchemes: object = schemes, more: object = {}) =>
    written(
      {
        ...operation({ security }),
        ...Object.fromEntries(["/a", "/b"].map((path) => [path, { get: { summary: "A", ...done } }])),
      },
      {},
      { components: { securitySchemes, schemas: {} }, security: [{ key: [] }], ...more },
    );
  const scopes = "scopes: `account` does not declare them";

  it.each<[what: string, security: readonly object[], wanted: string | undefined, told: readonly string[]]>([
    ["not, if all need the same", [{ key: [] }], undefined, []],
    ["as nothing", [], "[]", []],
    ["as nothing, if it may be absent", [{}], "[]", []],
    ["as a name", [{ login: [] }], '["login"]', []],
    ["as alternatives, of which one is none", [{ login: [] }, {}], '["login", {}]', []],
    ["as several together", [{ login: [], key: [] }], "[{ login: [], key: [] }]", []],
    ["with scopes that are declared", [{ account: ["read", "write"] }], '[{ account: ["read"] }]', [scopes]],
    [
      "once, if only undeclared scopes differ",
      [{ account: ["a"] }, { account: ["b"] }],
      '["account"]',
      [scopes],
    ],
    ["with scopes that nothing declares", [{ staff: ["any"] }], '[{ staff: ["any"] }]', []],
    [
      "without a credential that is not declared",
      [{ gone: [] }, { login: [] }],
      '["login"]',
      ["credential: there is no security scheme `gone`"],
    ],
  ])("%s", (_, security, wanted, told) => {
    const spec = withSchemes(security);
    expect(/ security: (.*?), (?:body|responses): /.exec(spec.textOf(page))?.[1]).toBe(wanted);
    expect(spec.told).toEqual(told);
  });

  it("by schemes of each type, with a variable of the environment for each", () => {
    const { textOf } = withSchemes([{ key: [] }]);
    const [, found = ""] =
      /securitySchemes: \{ (.*?), \}, security: \["key"\]/.exec(textOf("index.ts")) ?? [];
    expect(found.split(/, \}, (?=\w+: \{ type)/)).toEqual([
      'key: { type: "apiKey", in: "header", name: "X-Key", description: "A key.", environment: "SHOP_KEY"',
      'login: { type: "basic", description: "A name and a password.", environment: "SHOP_LOGIN"',
      'token: { type: "bearer", description: "A token.", environment: "SHOP_TOKEN"',
      'digest: { type: "http", scheme: "digest", description: "A digest.", environment: "SHOP_DIGEST"',
      'account: { type: "oauth2", flows: { clientCredentials: { tokenUrl: "https://a.example/t", scopes: { read: "Read." } } }, description: "An account.", environment: "SHOP_ACCOUNT"',
      'staff: { type: "openIdConnect", openIdConnectUrl: "https://a.example/o", description: "Of us.", environment: "SHOP_STAFF"',
      'tls: { type: "mutualTLS", description: "A certificate.", }',
    ]);
  });

  it.each([
    ["Shop API", "SHOP_API_KEY"],
    ["42 API", "API_KEY"],
    ["The Large Shop", "THE_LARGE_API_KEY"],
  ])("by one scheme of the API %s with the variable %s", (title, variable) => {
    const { textOf } = withSchemes(
      [{ key: [] }],
      { key: schemes.key },
      { info: { title, version: "1.0.0" } },
    );
    expect(textOf("index.ts")).toContain(`environment: "${variable}"`);
  });
});

const folderOf = (title: string) => {
  const paths = operation({ tags: [title] });
  const [path = ""] = written(paths).paths.filter((one) => one.endsWith("/do-thing.ts"));
  return path.split("/")[0];
};

describe("the files of a spec are named", () => {
  it.each([
    ["Things", /^things$/],
    ["Things & More!", /^things-more$/],
    ["東京", /^[0-9a-f]{12}$/],
    ["con", /^con-[0-9a-f]{12}$/],
  ])("by their section: %s", (title, folder) => {
    expect(folderOf(title)).toMatch(folder);
  });

  const get = (operationId?: string, more: object = {}) => ({
    get: {
      ...(operationId === undefined ? {} : { operationId }),
      summary: "A",
      tags: ["Things"],
      ...done,
      ...more,
    },
  });
  it.each<[what: string, paths: object, pages: readonly string[], told: readonly string[]]>([
    ["by their ids", { "/a": get("listThings"), "/b": get("things-list") }, ["list-things", "list"], []],
    ["by method and path", { "/museum-hours/{day}": get(), "/": get() }, ["get-museum-hour", "get-root"], []],
    [
      "by other ids where two are the same but for their case",
      { "/a": get("listThings"), "/b": get("LISTTHINGS") },
      ["list-things", "listthings-2"],
      [
        "operationId: `LISTTHINGS` is not unique, or gives the client no name for a function; it is `LISTTHINGS2`",
      ],
    ],
    ["unlike the files of a section that hold none", { "/a": get("schemas") }, ["schemas2"], []],
    [
      "by another id where a file can't have it",
      { "/a": get("a".repeat(200)) },
      [expect.stringMatching(/^a{50,}[-\w]*$/)],
      [],
    ],
  ])("%s", (_, paths, pages, told) => {
    const spec = written(paths);
    const found = spec.paths.filter((path) => path.startsWith("things/")).map((path) => path.slice(7, -3));
    expect(found.filter((name) => name !== "schemas" || pages.includes(name)).sort()).toEqual(
      [...pages].sort(),
    );
    if (told.length > 0) expect(spec.told).toEqual(told);
  });
});

describe("the compiler takes a value of a schema", () => {
  const components = { A: object({ a: text }), Loop: ref("Loop") as JsonSchema };
  it.each<[schema: JsonSchema, value: unknown, fits: boolean]>([
    [true, { a: 1 }, true],
    [text as JsonSchema, "a", true],
    [ref("A"), { a: "b" }, true],
    [ref("A"), { a: "b", c: 1 }, false],
    [ref("Gone"), { a: 1 }, true],
    [ref("Loop"), { a: 1 }, true],
    [{ type: "array", items: ref("A") }, [{ a: "b" }, {}], true],
    [{ type: "array", items: ref("A") }, [{ c: 1 }], false],
    [{ type: "array" }, [{ c: 1 }], true],
    [object({ a: ref("A") }), { a: { a: "b" } }, true],
    [object({ a: ref("A") }), { a: { c: 1 } }, false],
    [object({}, { additionalProperties: true }), { a: 1 }, true],
    [object({}, { additionalProperties: text }), { a: "b" }, false],
    [object({}, { additionalProperties: false }), {}, true],
    [{ type: "object" }, { a: 1 }, true],
    [{ allOf: [ref("A")] }, { a: "b" }, true],
    [{ anyOf: [text as JsonSchema, { type: "null" }] }, null, true],
    [{ anyOf: [text as JsonSchema, { type: "integer" }] }, 1, true],
    [{ oneOf: [text as JsonSchema, ref("A")] }, { a: "b" }, true],
    [{ oneOf: [text as JsonSchema, ref("A")] }, { c: 1 }, false],
    [{ oneOf: [{ type: "array" }, true] }, [1], true],
    [{ ...(object({ a: text }) as object), anyOf: [ref("A")] } as JsonSchema, { a: "b" }, false],
  ])("%j: %j: %j", (schema, value, fits) => {
    expect(typeFits(schema, value, components)).toBe(fits);
  });
});
