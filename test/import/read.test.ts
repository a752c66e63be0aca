import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newAccount } from "../../scripts/import/account.ts";
import { readForImport } from "../../scripts/import/read/read.ts";
import { writeSpec } from "../../scripts/import/spec/write.ts";
import { ProblemError } from "../../scripts/lib/problem.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "import-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(text: string, name = "api.yaml"): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

/** Everything that is told of a document: what, where, why, on which line. */
async function told(text: string): Promise<readonly string[]> {
  const read = await readForImport(await file(text), false);
  const { notes, tell } = newAccount();
  writeSpec(read.model, "vocabulary", { isComplete: false }, tell);
  return read
    .withLines([...read.notes, ...notes])
    .filter(({ fate, what }) => fate !== "made" || what === "parameter")
    .map(({ what, place, why, line }) => `${line}: ${place}: ${what}: ${why}`);
}

const head = `openapi: 3.1.0
info: { title: Shop API, version: 1.0.0, summary: A shop. }
servers: [{ url: "https://shop.example" }]
paths:
  /things:
`;

/** An operation with an answer of this schema, and what is told of it. */
const rows: readonly (readonly [name: string, text: string, wanted: readonly string[]])[] = [
  [
    "a reference that leads nowhere",
    schema("$ref: '#/components/schemas/Gone'"),
    [
      "12: #/paths/~1things/get/responses/200/content/application~1json/schema: `$ref`: `#/components/schemas/Gone` leads to nothing",
    ],
  ],
  [
    "a discriminator of what extends a schema",
    schema("{ type: object, discriminator: { propertyName: kind }, properties: { kind: { type: string } } }"),
    ["9: GET /things 200: discriminator: it has no alternatives beside it"],
  ],
  [
    "a reference to another file that is not encoded as a URL is",
    schema("$ref: './100%.yaml#/%zz'"),
    [expect.stringMatching(/^12: #\/paths\/.*\/schema: `\$ref`: .*100%\.yaml/)],
  ],
  [
    "a name that is no text of Unicode",
    schema('{ type: object, properties: { "\\ud800": { type: string } } }'),
    [expect.stringContaining('/schema/properties: name "\\ud800": it is no text of Unicode')],
  ],
  [
    "a circle without a way out",
    `${schema("$ref: '#/components/schemas/A'")}components:
  schemas:
    A: { $ref: '#/components/schemas/B' }
    B: { $ref: '#/components/schemas/A' }
`,
    [
      "15: #/components/schemas/A: `$ref`: `#/components/schemas/B` refers only to itself",
      "16: #/components/schemas/B: component: no operation uses it",
    ],
  ],
  [
    "a schema that nothing satisfies",
    schema("{ type: string, enum: [a], minLength: 2 }"),
    ["9: GET /things 200: schema: no value satisfies it"],
  ],
  [
    "a pattern that JavaScript cannot compile",
    schema("{ type: string, pattern: '(?<=a' }"),
    [
      '12: #/paths/~1things/get/responses/200/content/application~1json/schema: `pattern` is "(?<=a", expected a pattern that JavaScript knows (ECMA-262): OpenAPI has it otherwise',
    ],
  ],
  [
    "a path parameter that is not declared",
    paths(`  /things/{id}:
    get: { operationId: getThing, responses: { 204: { description: Done. } } }
`),
    [
      "6: GET /things/{id} path parameter id: parameter: the path has it, and the document does not declare it: it takes any text",
    ],
  ],
  [
    "a path parameter without a place in the path",
    paths(`  /things:
    get:
      operationId: getThings
      parameters:
        - { name: limit, in: query, schema: { type: integer } }
        - { name: id, in: path, required: true, schema: { type: string } }
      responses: { 204: { description: Done. } }
`),
    ["10: GET /things path parameter id: parameter: the path has no place for it"],
  ],
  [
    "a header field that HTTP itself sets",
    paths(`  /things:
    get:
      operationId: getThings
      responses:
        204:
          description: Done.
          headers: { Transfer-Encoding: { schema: { type: string } } }
`),
    ["11: GET /things 204 header Transfer-Encoding: header field: HTTP itself sets it"],
  ],
  [
    "two operations with one id",
    paths(`  /things:
    get: { operationId: thing, responses: { 204: { description: Done. } } }
    delete: { operationId: thing, responses: { 204: { description: Done. } } }
`),
    [
      "7: DELETE /things: operationId: `thing` is not unique, or gives the client no name for a function; it is `thing2`",
    ],
  ],
  ["a pattern of Python", schema("{ type: string, pattern: '^(?P<year>[0-9]{4})\\Z' }"), []],
  [
    "an example that its schema refuses",
    schema("{ type: string, maxLength: 1, examples: [abc] }"),
    ["9: GET /things 200: example: its own schema refuses it"],
  ],
];

function paths(text: string): string {
  return `${head.replace("  /things:\n", "")}${text}`;
}

function schema(text: string): string {
  return `${head}    get:
      operationId: getThing
      responses:
        "200":
          description: Some.
          content:
            application/json: { schema: ${text.startsWith("{") ? text : `{ ${text} }`} }
`;
}

it.each(rows)("%s is told with its place, and the rest is imported", async (_name, text, wanted) => {
  expect(await told(text)).toEqual(wanted);
});

it.each([
  ["a: [", "is neither JSON nor YAML"],
  ["- 1", "is not an OpenAPI document"],
  ["swagger: '1.2'\npaths: {}", "is OpenAPI `1.2`"],
])("%j is no document", async (text, wanted) => {
  const read = readForImport(await file(text), false);
  await expect(read).rejects.toBeInstanceOf(ProblemError);
  await expect(read).rejects.toThrow(wanted);
});

it("reads Swagger 2.0", async () => {
  const { model, notes, withLines } = await readForImport(
    await file(`swagger: "2.0"
info: { title: Pets, version: 1.0.0 }
host: pets.example
schemes: [https]
paths:
  /pets:
    post:
      consumes: [application/json]
      parameters: [{ name: pet, in: body, required: true, schema: { $ref: "#/definitions/Pet" } }]
      responses: { 201: { description: It. } }
definitions:
  Pet: { type: object, properties: { name: { type: string }, at: { $ref: "#/definitions/None" } } }
`),
    false,
  );
  expect(model.operations[0]?.requestBody?.content[0]?.mediaType).toBe("application/json");
  expect(Object.keys(model.components.schemas)).toEqual(["Pet"]);
  expect(withLines(notes).map(({ what, line }) => `${line}: ${what}`)).toEqual([
    "12: `$ref`",
    "1: document of Swagger 2.0",
  ]);
});

it("tells the lines of what it leaves out of Swagger 2.0", async () => {
  const { notes, withLines } = await readForImport(
    await file(`swagger: "2.0"
info: { title: Pets, version: 1.0.0 }
consumes: 7
parameters:
  Lost: { $ref: "#/parameters/None" }
paths:
  /pets:
    post:
      parameters:
        - { name: pet, in: body, schema: {} }
        - { name: pet }
        - { $ref: "#/parameters/None" }
      responses: { 201: { description: It. } }
`),
    false,
  );
  const told = withLines(notes).map(({ what, place, line }) => `${line}: ${place}: ${what}`);
  expect(told.toSorted()).toEqual([
    "11: #/paths/~1pets/post/parameters/1: part",
    "12: #/paths/~1pets/post/parameters/2: `$ref`",
    "1: #: document of Swagger 2.0",
    "3: #/consumes: part",
    "5: #/parameters/Lost: `$ref`",
  ]);
});

it("joins the files of a document, and asks the network only where it may", async () => {
  const server = createServer((_request, response) => response.end('{"type":"integer"}'));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/count.json`;
    await file(
      `Tree: { type: object, properties: { root: { $ref: "#/Tree" }, count: { $ref: "${url}" } } }`,
      "tree.yaml",
    );
    await file(
      `get: { operationId: getTree, responses: { 200: { description: It., content: { application/json: { schema: { $ref: "tree.yaml#/Tree" } } } } } }`,
      "trees.yaml",
    );
    const path = await file(`${head.replace("  /things:\n", "  /trees: { $ref: trees.yaml }\n")}`);
    const near = await readForImport(path, false);
    expect(near.model.operations.map(({ operationId }) => operationId)).toEqual(["getTree"]);
    expect(near.model.components.schemas).toEqual({
      Tree: { type: "object", properties: { root: { $ref: "#/components/schemas/Tree" }, count: {} } },
    });
    expect(near.notes).toMatchObject([
      {
        place: "tree.yaml#/Tree/properties/count",
        why: `\`${url}\` is on the network, and \`--allow-remote\` is not given`,
      },
    ]);
    const far = await readForImport(path, true);
    expect(far.notes).toEqual([]);
    expect(far.model.components.schemas["count"]).toEqual({ type: "integer" });
    // A URL that is given on purpose.
    await expect(readForImport(url, false)).rejects.toThrow("is not an OpenAPI document");
  } finally {
    server.close();
  }
});

it("names what OpenAPI 3.2 has and the contract has not, and reads examples as data", async () => {
  const text = `openapi: 3.2.0
info: { title: Shop API, version: 1.0.0 }
servers: [{ url: "https://shop.example", name: prod }]
tags: [{ name: a, kind: nav }]
paths:
  /things:
    query: { operationId: ask, responses: { 204: { description: None. } } }
    additionalOperations: { COPY: { operationId: copy, responses: { 204: { description: None. } } } }
    get: { operationId: list, responses: { 200: { description: Some., content: { application/json: { examples: { one: { dataValue: 1, serializedValue: "1" } } } } } } }
`;
  const { model, notes, withLines } = await readForImport(await file(text), false);
  expect(
    withLines(notes)
      .map(({ place, what, line }) => `${line}: ${place}: ${what}`)
      .sort(),
  ).toEqual([
    "3: #/servers/0: `name`",
    "4: #/tags/0: `kind`",
    "6: #/paths/~1things: `additionalOperations`",
    "6: #/paths/~1things: `query`",
  ]);
  expect(model.operations[0]?.responses[0]?.content[0]?.examples).toMatchObject({ one: { value: 1 } });
});

it("joins the files that only a discriminator leads to", async () => {
  await file(
    "{ type: object, required: [kind], properties: { kind: { const: cat }, like: { $ref: cat.yaml } } }",
    "cat.yaml",
  );
  await file("Dog: { type: object, required: [kind], properties: { kind: { const: dog } } }", "pets.yaml");
  const path = await file(`${head.replace("  /things:\n", "  {}")}
components:
  schemas:
    Pet: { type: object, discriminator: { propertyName: kind, mapping: { cat: cat.yaml, dog: "pets.yaml#/Dog", cow: none.yaml, pig: Pig.v1 } } }
    Pig.v1: { type: object }
    Said: { type: object, properties: { discriminator: { type: string, default: cat.yaml } } }
`);
  const { model, notes } = await readForImport(path, false);
  const ref = (name: string) => `#/components/schemas/${name}`;
  expect(model.components.schemas).toMatchObject({
    Pet: {
      discriminator: {
        propertyName: "kind",
        mapping: { cat: ref("cat"), dog: ref("Dog"), pig: ref("Pig.v1") },
      },
    },
    cat: { properties: { like: { $ref: ref("cat") } } },
    Dog: { type: "object" },
    Said: { properties: { discriminator: { default: "cat.yaml" } } },
  });
  expect(notes.map(({ place }) => place)).toEqual(["#/components/schemas/Pet/discriminator/mapping/cow"]);
});

it("reads schemas of ten thousand levels as far as they are carried", async () => {
  const deep = `${'{"items":'.repeat(10_000)}{}${"}".repeat(10_000)}`;
  const text = JSON.stringify({ openapi: "3.1.0", info: { title: "A", version: "1.0.0" }, paths: {} });
  const { model, notes } = await readForImport(
    await file(`${text.slice(0, -1)},"components":{"schemas":{"Deep":${deep}}}}`, "api.json"),
    false,
  );
  expect(Object.keys(model.components.schemas)).toEqual(["Deep"]);
  expect(notes.map(({ what }) => what).join()).toContain("more than 128 levels");
});
