import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readForImport } from "../../scripts/import/read/read.ts";
import { writeSpec } from "../../scripts/import/spec/write.ts";
import { isObject, type Json } from "../../scripts/lib/json.ts";
import { pointerStep } from "../../scripts/lib/json-pointer.ts";
import { ProblemError } from "../../scripts/lib/problem.ts";
import { randomFrom } from "../random.ts";
import { seed } from "../seed.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hostile-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What would run, or break out, if a text of a document became code; `pwned` is looked for. */
const hostile = [
  "*/ pwned(); /*",
  "`\u0024{pwned()}`",
  "\u0024{pwned()}",
  '"; pwned(); "',
  "'); pwned(); ('",
  "a\npwned()\r\n// pwned",
  "a\u2028pwned()\u2029pwned()",
  "--> pwned() <!-- <script>pwned()</script>",
  "\\",
  "\\u0022; pwned(); //",
  "/; pwned(); /",
  "\ud800 pwned \udfff",
  "\u0000\u0007\u001b[31mpwned",
  "class",
  "default",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "then",
  "await",
  "1st",
  "",
  " ",
  "ключ 鍵 🔑",
  "\u202epwned",
  "z.lazy((): z.ZodType => pwned())",
  "a".repeat(20_000),
  "../../../pwned",
  "con",
];

const json = (schema: Json) => ({ "application/json": { schema, example: { text: "a" } } });
const document: Json = {
  openapi: "3.1.0",
  info: {
    title: "Shop",
    summary: "A shop.",
    description: "All of a shop.",
    version: "1.0.0",
    contact: { name: "Shop", url: "https://shop.example", email: "a@shop.example" },
    license: { name: "MIT", identifier: "MIT" },
    termsOfService: "https://shop.example/terms",
    "x-of-info": { text: "a" },
  },
  servers: [
    {
      url: "https://{region}.shop.example",
      description: "All",
      variables: { region: { default: "eu", enum: ["eu"], description: "It." } },
    },
  ],
  externalDocs: { url: "https://shop.example", description: "More." },
  tags: [{ name: "Books", description: "All books.", externalDocs: { url: "https://shop.example" } }],
  security: [{ key: [] }],
  "x-of-api": "text",
  paths: {
    "/books/{id}": {
      put: {
        operationId: "putBook",
        tags: ["Books", "Other"],
        summary: "Put a book",
        description: "It is put.\n\nThere.",
        externalDocs: { url: "https://shop.example", description: "More." },
        "x-of-operation": ["text"],
        parameters: [
          {
            name: "id",
            in: "path",
            required: true,
            description: "Which.",
            schema: { type: "string", pattern: "^a+$" },
          },
          { name: "limit", in: "query", description: "How many.", example: 3, schema: { type: "integer" } },
          {
            name: "filter",
            in: "query",
            style: "deepObject",
            schema: { type: "object", properties: { by: { type: "string" } } },
          },
          {
            name: "X-Trace",
            in: "header",
            "x-of-parameter": "text",
            schema: { type: "string", enum: ["a", "b"] },
          },
        ],
        requestBody: {
          description: "A body.",
          content: {
            ...json({ $ref: "#/components/schemas/Book" }),
            "multipart/form-data": {
              schema: { type: "object", properties: { file: { type: "string", format: "binary" } } },
            },
          },
        },
        responses: {
          "200": {
            description: "It.",
            headers: {
              "X-Left": { description: "How many are left.", schema: { type: "string", const: "a" } },
            },
            links: {
              next: {
                operationId: "putBook",
                parameters: { id: "$response.body#/text" },
                description: "The next.",
              },
            },
            content: {
              "application/json": {
                schema: { $ref: "#/components/schemas/Book" },
                examples: { one: { summary: "One.", description: "It.", value: { text: "a" } } },
              },
              "text/plain": { schema: { type: "string" }, example: "a" },
            },
          },
          "404": { description: "None.", content: json({ $ref: "#/components/schemas/Why" }) },
          default: { description: "Else.", content: json({ $ref: "#/components/schemas/Why" }) },
        },
      },
    },
  },
  components: {
    securitySchemes: {
      key: { type: "apiKey", in: "header", name: "X-Key", description: "A key." },
      flow: {
        type: "oauth2",
        flows: { clientCredentials: { tokenUrl: "https://shop.example/token", scopes: { read: "Reads." } } },
      },
    },
    schemas: {
      Book: {
        title: "Book",
        description: "A book.",
        type: "object",
        required: ["text"],
        properties: {
          text: {
            type: "string",
            description: "It.",
            pattern: "^[a-z]+$",
            examples: ["a"],
            "x-of-schema": "text",
          },
          kind: { type: "string", enum: ["a", "b"], default: "a", format: "token" },
          only: { const: { text: "a" } },
          map: { type: "object", additionalProperties: { type: "string" }, propertyNames: { pattern: "^a" } },
          not: { not: { const: "a" } },
          next: { $ref: "#/components/schemas/Book" },
          pet: {
            oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }],
            discriminator: { propertyName: "type", mapping: { cat: "#/components/schemas/Cat" } },
          },
        },
      },
      Cat: { type: "object", properties: { type: { type: "string", enum: ["cat"] } }, required: ["type"] },
      Dog: { type: "object", properties: { type: { type: "string", enum: ["dog"] } }, required: ["type"] },
      Why: {
        allOf: [
          { $ref: "#/components/schemas/Cat" },
          { type: "object", properties: { why: { type: "string" } } },
        ],
      },
    },
  },
};

/** The places of all texts and of all names, in both senses by their JSON Pointers. */
function* placesIn(value: unknown, at = ""): Generator<string> {
  if (typeof value === "string") yield `text ${at}`;
  if (typeof value !== "object" || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    const inside = `${at}${pointerStep(name)}`;
    if (isObject(value) && at !== "") yield `name ${inside}`;
    yield* placesIn(inner, inside);
  }
}

/** The document with other texts at some places: as the values, or as the names. */
function withTexts(texts: ReadonlyMap<string, string>): Json {
  const changed = (value: unknown, at: string): unknown => {
    if (typeof value === "string") return texts.get(`text ${at}`) ?? value;
    if (Array.isArray(value)) return value.map((inner, index) => changed(inner, `${at}/${index}`));
    if (!isObject(value)) return value;
    const entries = Object.entries(value).map(([name, inner]): [string, unknown] => {
      const inside = `${at}${pointerStep(name)}`;
      return [texts.get(`name ${inside}`) ?? name, changed(inner, inside)];
    });
    return Object.fromEntries(entries);
  };
  return changed(document, "") as Json;
}

/** What of a module is neither a text nor a comment, and should not be there. */
function faultsOf(path: string, text: string): string[] {
  const { parseDiagnostics, ...file } = ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.ESNext,
    true,
  ) as ts.SourceFile & { readonly parseDiagnostics: readonly ts.DiagnosticWithLocation[] };
  const faults = parseDiagnostics.map(
    ({ messageText, start }) => `${path}: ${messageText}: ${text.slice(start - 40, start + 60)}`,
  );
  const walk = (node: ts.Node): void => {
    // Literals without substitutions hold any text; names of constants are made of a document's words, and run nothing.
    const isExpression =
      ts.isTemplateExpression(node) ||
      ts.isTaggedTemplateExpression(node) ||
      (ts.isCallExpression(node) && /^(?:\W*pwned)/i.test(node.expression.getText())) ||
      (ts.isImportDeclaration(node) &&
        !/^"(?:vocabulary|zod|\.{1,2}\/[^\\:*?<>|]+\.ts)"$/.test(node.moduleSpecifier.getText()));
    if (isExpression) faults.push(`${path}: ${node.getText().slice(0, 100)}`);
    ts.forEachChild(node, walk);
  };
  for (const statement of file.statements) {
    if (
      !ts.isImportDeclaration(statement) &&
      !ts.isVariableStatement(statement) &&
      !ts.isExportAssignment(statement)
    )
      faults.push(`${path}: ${statement.getText().slice(0, 100)}`);
    walk(statement);
  }
  return faults;
}

/** Each place gets a hostile text in one of the documents, and few places of one document do. */
const documents = process.env["HOSTILE_DOCUMENTS"] ? Number(process.env["HOSTILE_DOCUMENTS"]) : 24;

it("holds every text of a document as a literal or a comment, or says what is wrong with it", async () => {
  const file = join(folder, "api.json");
  const random = randomFrom(seed);
  const any = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const places = [...placesIn(document)];
  const found: string[] = [];
  let written = 0;
  for (let number = 0; number < documents; number++) {
    const texts = new Map(
      places.filter((_, index) => index % documents === number).map((place) => [place, any(hostile)]),
    );
    const what = `seed ${seed}, ${[...texts].map(([place, text]) => `${place}: ${JSON.stringify(text.slice(0, 30))}`).join(", ")}`;
    try {
      await writeFile(file, JSON.stringify(withTexts(texts)));
      const { model } = await readForImport(file, false);
      const spec = writeSpec(model, "vocabulary", { isComplete: false }, () => {});
      written++;
      for (const [path, code] of spec.files) {
        if (!/^(?:[a-z0-9][a-z0-9._-]{0,120}\/)?[a-z0-9][a-z0-9.-]{0,120}\.ts$/i.test(path))
          found.push(`file ${path}: ${what}`);
        for (const fault of faultsOf(path, code)) found.push(`${fault}: ${what}`);
      }
    } catch (error) {
      if (!(error instanceof ProblemError)) found.push(`${(error as Error).stack?.slice(0, 300)}: ${what}`);
    }
  }
  expect(found.slice(0, 5)).toEqual([]);
  expect(written).toBeGreaterThan(documents / 2);
});
