import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Finding } from "../../scripts/compare/finding.ts";
import { readDocument } from "../../scripts/compare/read-document.ts";
import { ProblemError } from "../../scripts/lib/problem.ts";
import { patternOf } from "../../scripts/model/read/pattern.ts";
import { randomFrom } from "../random.ts";
import { seed } from "../seed.ts";
import { wireChanges } from "./documents.ts";
import { mutationsOf } from "./mutations.ts";

type Json = Readonly<Record<string, unknown>>;

/** A document whose body has the property `odd`, and one more that grows shorter from old to new. */
const documentOf = (odd: unknown, maxLength = 9, more: Json = {}, version = "3.1.0") => ({
  openapi: version,
  info: { title: "T", version: "1" },
  paths: {
    "/things": {
      post: {
        requestBody: {
          content: {
            "application/json": {
              schema: { type: "object", properties: { odd, plain: { type: "string", maxLength } } },
            },
          },
        },
        responses: { 200: { description: "d" } },
      },
    },
  },
  ...more,
});

const told = (findings: readonly Finding[]) => findings.map(({ rule, place }) => `${rule} ${place}`).sort();
const shorter = "request-max-length-narrowed request body /plain";

const odd: readonly (readonly [what: string, schema: unknown])[] = [
  ["a boolean bound", { type: "number", minimum: 0, exclusiveMinimum: true }],
  ["a bound as text", { type: "number", minimum: "0" }],
  ["a bound that is none", { type: "number", minimum: "low", maxLength: -1, multipleOf: 0 }],
  ["`required: true`", { type: "string", required: true }],
  [
    "`items` as a list",
    { type: "array", items: [{ type: "string" }, { type: "integer" }], additionalItems: false },
  ],
  ["`(?i)`", { type: "string", pattern: "(?i)^[a-z]+$" }],
  ["a named group of Python", { type: "string", pattern: "^(?P<a>x)(?P=a)$" }],
  ["a pattern that nobody knows", { type: "string", pattern: "(?>a)++[" }],
  ["`format: url`", { type: "string", format: "url" }],
  ["an unknown type", { type: "money" }],
  ["no schema at all", null],
  ["a list for a schema", ["string"]],
  ["`allOf: null`", { allOf: null }],
  ["an empty `anyOf`", { anyOf: [] }],
  ["one schema for a list of them", { allOf: { type: "string" } }],
  ["`dependencies`", { type: "object", dependencies: { a: ["b"], c: { required: ["d"] } } }],
  ["`nullable` beside a reference", { $ref: "#/components/schemas/A", nullable: true }],
  ["a reference that is a number", { $ref: 5 }],
  ["a schema that is itself", { allOf: [{ $ref: "#/components/schemas/Loop" }] }],
  [
    "140 lists in each other",
    Array.from({ length: 140 }).reduce<unknown>((items) => ({ type: "array", items }), {}),
  ],
  [
    "a default of 20,000 lists",
    { default: Array.from({ length: 20_000 }).reduce<unknown>((inside) => [inside], []) },
  ],
  [
    "a reference into paths",
    { $ref: "#/paths/~1things/post/requestBody/content/application~1json/schema/properties/plain" },
  ],
  ["a reference into a schema", { $ref: "#/components/schemas/A/properties/x" }],
  ["a reference into definitions", { $ref: "#/definitions/D" }],
  [
    "properties that objects inherit",
    {
      type: "object",
      properties: JSON.parse('{"__proto__":{"type":"string"},"constructor":{"type":"string"}}'),
    },
  ],
];

const more = {
  components: {
    schemas: {
      A: { type: "object", properties: { x: { type: "string" } } },
      Loop: { anyOf: [{ type: "string" }, { $ref: "#/components/schemas/Loop" }] },
    },
  },
  definitions: { D: { type: "string" } },
};

describe("a keyword that is out of the ordinary", () => {
  it.each(odd)("%s does not keep the rest from being compared", async (_, schema) => {
    const found = await wireChanges(documentOf(schema, 9, more), documentOf(schema, 5, more));
    expect(told(found).filter((one) => !one.includes("/odd"))).toEqual([shorter]);
    expect(found.filter(({ bump }) => bump === "major").length).toBeGreaterThan(0);
  });

  it.each(odd)("%s is nothing where nothing changed", async (_, schema) => {
    expect(await wireChanges(documentOf(schema, 9, more), documentOf(schema, 9, more))).toEqual([]);
  });

  it.each<[what: string, old: unknown, now: unknown]>([
    ["a bound as text", { minimum: "0" }, { minimum: 0 }],
    ["a boolean bound", { minimum: 1, exclusiveMinimum: true }, { exclusiveMinimum: 1 }],
    ["`items` as a list", { items: [{ type: "string" }] }, { prefixItems: [{ type: "string" }] }],
    ["`nullable`", { type: "string", nullable: true }, { type: ["string", "null"] }],
    ["a flag as text", { type: "array", uniqueItems: "true" }, { type: "array", uniqueItems: true }],
    ["a type in capitals", { type: "String" }, { type: "string" }],
    ["one name for a list", { required: "a" }, { required: ["a"] }],
  ])("%s means what it means elsewhere", async (_, old, now) => {
    expect(await wireChanges(documentOf(old), documentOf(now))).toEqual([]);
  });

  it.each<[what: string, old: unknown, now: unknown]>([
    ["a bound that is none", { type: "number" }, { type: "number", minimum: "low" }],
    ["another pattern that nobody knows", { pattern: "(?>a)[" }, { pattern: "(?>b)[" }],
    ["a schema that is none", { type: "string" }, null],
  ])("%s that changed is told: cannot tell", async (_, old, now) => {
    const found = await wireChanges(documentOf(old), documentOf(now));
    expect(found.filter(({ sentence }) => sentence.includes("cannot tell"))).not.toEqual([]);
  });
});

const operation = (parts: Json) => ({
  openapi: "3.1.0",
  paths: { "/a": { get: { responses: {}, ...parts } } },
});

it.each<[what: string, parts: Json]>([
  ["parameters that are none", { parameters: [null, 5, { name: "x" }] }],
  ["parameters that are no list", { parameters: "x" }],
  ["a status that is none", { responses: { 200: { description: "d" }, ok: { description: "d" } } }],
  ["responses that are a list", { responses: [] }],
  ["a header that is none", { responses: { 200: { description: "d", headers: { "X-A": 7 } } } }],
])("%s: told at the operation", async (_, parts) => {
  const found = await wireChanges(
    operation({ responses: { 200: { description: "d" } } }),
    operation({ responses: { 200: { description: "d" } }, ...parts }),
  );
  const unclear = found.filter(({ sentence }) => /^`GET \/a`: cannot tell: `/.test(sentence));
  expect(unclear.map(({ bump }) => bump)).toContain("major");
});

it("path items, parameters, responses and callbacks are read wherever they are referred to", async () => {
  const document = (maxLength: number) => ({
    openapi: "3.1.0",
    paths: { "/a": { $ref: "#/components/pathItems/A" }, "/b": { $ref: "#/paths/~1a" } },
    components: {
      pathItems: {
        A: {
          get: {
            parameters: [{ $ref: "#/components/parameters/Q" }],
            responses: { 200: { $ref: "#/components/responses/R" } },
          },
        },
      },
      parameters: {
        Q: {
          name: "q",
          in: "query",
          content: { "application/json": { schema: { type: "string", maxLength } } },
        },
      },
      responses: { R: { description: "d" } },
    },
  });
  const found = await wireChanges(document(9), document(5));
  expect(found.map(({ operation: name, rule }) => `${name} ${rule}`)).toEqual([
    "GET /a request-max-length-narrowed",
    "GET /b request-max-length-narrowed",
  ]);
});

it.each<[pattern: string, fits: string, fitsNot: string]>([
  ["(?i)^[a-z]+$", "aB", "1"],
  ["(?i)abc-d", "ABC-D", "abcd"],
  ["(?P<y>\\d{2})-(?P=y)", "20-20", "20-21"],
  ["\\A\\d+\\Z", "12", "a"],
  ["^\\_a\\@b\\#$", "_a@b#", "x"],
  ["^[[:alpha:]]+$", "aB", "1"],
  ["^a\\-b$", "a-b", "ab"],
  ["^{x}$", "{x}", "x"],
  ["^\\p{L}{2}$", "éa", "1"],
])("the pattern %s is read as ECMA-262", (pattern, fits, fitsNot) => {
  const read = new RegExp(patternOf(pattern) ?? "(?!)", "u");
  expect([read.test(fits), read.test(fitsNot)]).toEqual([true, false]);
});

it.each(["(?>a)", "a++", "[", "(?x) a", "(?P<1>a)"])("the pattern %s is not", (pattern) => {
  expect(patternOf(pattern)).toBeUndefined();
});

describe("a file", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "diff-reading-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const read = async (name: string, text: string | Uint8Array) => {
    const path = join(folder, name);
    await writeFile(path, text);
    return readDocument(path).catch((error: unknown) => {
      if (!(error instanceof ProblemError)) throw error;
      return error.problems.map(({ line, message, fix }) => ({
        line,
        message: message.replace(path, "FILE"),
        fix,
      }));
    });
  };
  const fine = '{"openapi":"3.1.0","info":{},"paths":{}}';

  it.each<[what: string, name: string, text: string | Uint8Array]>([
    ["with a byte order mark", "a.json", `\uFEFF${fine}`],
    ["of YAML with a byte order mark", "a.yaml", "\uFEFFopenapi: 3.1.0\npaths: {}\n"],
    ["whose version is a number", "a.yaml", "openapi: 3.1\npaths: {}\n"],
    ["of YAML in one line", "a.yaml", "{openapi: 3.1.0, paths: {}}"],
    ["with merged keys", "a.yaml", "x: &x {openapi: 3.1.0}\n<<: *x\npaths: {}\n"],
  ])("%s is read", async (_, name, text) => {
    expect(await read(name, text)).toMatchObject({ document: { paths: {} } });
  });

  it.each<[what: string, name: string, text: string | Uint8Array, line: number | undefined, message: RegExp]>(
    [
      ["nothing", "a.json", "", undefined, /is empty/],
      ["text", "a.txt", "hello", undefined, /it is "hello", expected an object/],
      ["JSON that is cut", "a.json", '{\n"openapi": "3.1.0",\n"paths": {', 3, /is not JSON/],
      ["a comma too many", "a.json", '{\n"openapi": "3.1.0",\n}', 3, /is not JSON/],
      [
        "a key twice",
        "a.json",
        '{"openapi":"3.1.0",\n"paths":{"/a":{},\n"/a":{}}}',
        3,
        /the key `\/a` twice/,
      ],
      ["a key twice, in YAML", "a.yaml", "openapi: 3.1.0\npaths: {}\npaths: {}\n", 3, /has a key twice/],
      ["a tab", "a.yaml", "openapi: 3.1.0\npaths:\n\t/a: {}\n", 3, /tab/i],
      ["YAML that nests without end", "a.yaml", `a: ${"[".repeat(20_000)}`, undefined, /nests too deeply/],
      ["two documents", "a.yaml", "openapi: 3.1.0\npaths: {}\n---\na: 1\n", 3, /holds several documents/],
      ["an alias in its anchor", "a.yaml", "openapi: 3.1.0\npaths: &p {/a: *p}\n", undefined, /anchor/],
      [
        "aliases that grow without end",
        "a.yaml",
        `${[..."abcdefghi"].map((name, index, all) => `${name}: &${name} [${index === 0 ? "x" : Array.from({ length: 9 }, () => `*${all[index - 1]}`).join()}]`).join("\n")}\nopenapi: 3.1.0\npaths: {}`,
        undefined,
        /alias/,
      ],
      ["UTF-16", "a.json", new Uint8Array([0xff, 0xfe, 0x7b, 0]), undefined, /is not UTF-8 text/],
      ["a list", "a.json", "[]", undefined, /it is an empty list, expected an object/],
      ["no version", "a.json", '{"paths":{}}', undefined, /has no `openapi`/],
      ["a version that is none", "a.json", '{\n"openapi": {},"paths":{}}', 2, /`openapi` is an object/],
      ["Swagger", "a.yaml", "info: {}\nswagger: '2.0'\n", 2, /is OpenAPI `2.0`/],
      ["OpenAPI 4", "a.yaml", "openapi: 4.0.0\n", 1, /is OpenAPI `4.0.0`/],
      [
        "paths that are a list",
        "a.yaml",
        "openapi: 3.1.0\npaths: []\n",
        2,
        /`paths` that is an empty list, expected path items/,
      ],
      ["no paths", "a.yaml", "openapi: 3.1.0\n", undefined, /has no `paths`/],
      [
        "a reference to nothing",
        "a.yaml",
        "openapi: 3.1.0\npaths:\n  /a:\n    $ref: '#/nowhere'\n",
        4,
        /points to `#\/nowhere`, where the document has nothing/,
      ],
      [
        "a reference to another file",
        "a.yaml",
        "openapi: 3.1.0\npaths:\n  /a:\n    $ref: 'b.yaml#/a'\n",
        4,
        /outside of the document/,
      ],
      [
        "a reference with a broken escape",
        "a.yaml",
        "openapi: 3.1.0\npaths:\n  /a:\n    $ref: '#/%E0%A4%A'\n",
        4,
        /expected `#` and a JSON pointer/,
      ],
      [
        "a reference to itself",
        "a.yaml",
        "openapi: 3.1.0\npaths:\n  /a:\n    $ref: '#/paths/~1a'\n",
        4,
        /contains the reference/,
      ],
    ],
  )("%s is refused at its line", async (_, name, text, line, message) => {
    const problems = await read(name, text);
    expect(problems).toEqual([
      { line, message: expect.stringMatching(message), fix: expect.stringMatching(/\.$/) },
    ]);
  });

  it("names no other file or address that is opened or asked", async () => {
    let asked = 0;
    const server = createServer((_, answer) => {
      asked++;
      answer.end("{}");
    });
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/a`;
    // Opening a folder as a file fails, so that an attempt would show.
    for (const target of [address, folder, `file://${folder}`]) {
      const media = { schema: {}, examples: { x: { externalValue: target } } };
      const now = operation({
        requestBody: { content: { "application/json": media } },
        responses: { 200: { description: "d", content: { "application/json": media } } },
      });
      await wireChanges(operation({}), { ...now, externalDocs: { url: target } });
      await expect(wireChanges(operation({}), operation({ requestBody: { $ref: target } }))).rejects.toThrow(
        "outside",
      );
    }
    await new Promise((resolve) => server.close(resolve));
    expect(asked).toBe(0);
  });
});

/** Something of everything that a document can hold. */
const whole = {
  ...documentOf({
    anyOf: [{ type: "integer", minimum: 1, enum: [1, 2] }, { $ref: "#/components/schemas/A" }],
  }),
  openapi: "3.0.3",
  servers: [{ url: "https://{h}", variables: { h: { default: "a" } } }],
  security: [{ key: [] }],
  webhooks: {
    made: {
      post: {
        requestBody: { $ref: "#/components/requestBodies/B" },
        responses: { 200: { description: "d" } },
      },
    },
  },
  components: {
    schemas: {
      A: {
        type: "object",
        required: ["x"],
        properties: { x: { type: "array", items: { $ref: "#/components/schemas/A" } } },
        additionalProperties: { type: "string", pattern: "^a" },
      },
    },
    securitySchemes: { key: { type: "apiKey", in: "header", name: "K" } },
    requestBodies: {
      B: {
        required: true,
        content: {
          "multipart/form-data": {
            schema: { type: "object", properties: { f: { type: "string" } } },
            encoding: { f: { contentType: "a/b", headers: { H: { required: true, schema: {} } } } },
          },
        },
      },
    },
  },
};

it("one wrong node never ends in anything but findings or problems", async () => {
  for (const { path, put, document } of mutationsOf(whole, 40, randomFrom(seed))) {
    const compared = wireChanges(whole, document as Json).catch((error: unknown) => {
      if (error instanceof ProblemError && error.problems.length > 0) return [];
      throw new Error(`${path} = ${JSON.stringify(put)}, SEED=${seed}`, { cause: error });
    });
    for (const { sentence } of await compared) expect(sentence).toMatch(/\.$/);
  }
});
