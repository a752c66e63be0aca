import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { compile } from "../../scripts/compare/client/compile.ts";
import { compileErrorsOf } from "../../scripts/compare/client/compile-errors.ts";
import { declarationsOf } from "../../scripts/compare/client/declarations.ts";
import { probeOf } from "../../scripts/compare/client/probe.ts";
import { modelByDirection } from "../../scripts/model/directed-model.ts";
import { modelOfDocument } from "../../scripts/model/from-document.ts";
import { clientChanges } from "./documents.ts";
import { documentsOf, type Editable } from "./sink.ts";

const documentWith = await documentsOf("test/fixtures/kitchen-sink/index.ts");

describe("the probe", async () => {
  const declarations = await declarationsOf(modelByDirection(modelOfDocument(documentWith())));
  const modules = new Map([...declarations.modules].map(([name, text]) => [`/old/${name}`, text]));
  const program = compile(modules);
  const client = program.getSourceFile("/old/client.ts") as ts.SourceFile;
  const lines = probeOf(program.getTypeChecker(), client, declarations);

  it("compiles against the client that it was written for", () => {
    expect(lines.length).toBeGreaterThan(300);
    expect(compileErrorsOf(lines, "/old/client.ts", modules, program)).toEqual([]);
  });

  it("uses the generated client as it uses its declarations", async () => {
    const folder = resolve("test/fixtures/kitchen-sink/expected/client/src");
    const entry = join(folder, "index.ts");
    const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".ts"));
    const text = lines.map((line) => line.text.replace('"client"', '"./index.js"')).join("\n");
    const probe = join(folder, "probe.ts");
    const options: ts.CompilerOptions = {
      ...program.getCompilerOptions(),
      lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
    };
    const host = ts.createCompilerHost(options);
    const { getSourceFile, fileExists } = host;
    host.fileExists = (path) => path === probe || fileExists(path);
    host.getSourceFile = (path, version) =>
      path === probe ? ts.createSourceFile(path, text, version) : getSourceFile(path, version);
    const real = ts.createProgram([probe, ...names.map((name) => join(folder, name))], options, host);
    const said = real
      .getSemanticDiagnostics(real.getSourceFile(probe))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
    expect(said).toEqual([]);

    const ofReal = probeOf(real.getTypeChecker(), real.getSourceFile(entry) as ts.SourceFile, declarations);
    // The client has names for the contract's schemas, which its declarations for the comparison write out:
    // only such a line's types are not compared; that they fit is said above.
    const schemas = Object.keys(Object(documentWith()["components"]).schemas);
    const isNamed = new RegExp(`\\b(?:${schemas.join("|")})\\b`);
    const used = (some: typeof lines) =>
      some.map((line) => line.text).filter((line) => !line.startsWith("import { type"));
    const untyped = (line: string) => line.replace(/: .* =/, " =").replace(/given<.*>\(\)/, "given()");
    const words = (line: string) => line.split(/[\s|<>():;,]+/).sort();
    const [theirs, ours] = [used(ofReal), used(lines)];
    const named = theirs.map((line) => isNamed.test(line));
    // Members of a union come in the order in which the compiler met them.
    const compared = (some: readonly string[]) =>
      some.map((line, index) => words(named[index] ? untyped(line) : line));
    expect(compared(theirs)).toEqual(compared(ours));
  });
});

type Edit = (document: Editable) => void;

const schemas =
  (edit: (schemas: Editable["components"]["schemas"]) => void): Edit =>
  (document) =>
    edit(document.components.schemas);
const operationAt =
  (path: string, method: string, edit: (operation: Editable["paths"][string][string]) => void): Edit =>
  ({ paths }) => {
    const operation = paths[path]?.[method];
    if (operation) edit(operation);
  };
const items = "/v2/items";
const item = "/v2/items/{item_id}";
const photos = "/v2/items/{item_id}/photos";

it.each<[change: string, edit: Edit, wanted: readonly string[]]>([
  [
    "a field of a result goes",
    schemas(({ Photo }) => {
      delete Photo?.properties["caption"];
      if (Photo) Photo.required = ["id"];
    }),
    [`major client-result-removed POST ${photos} response 201 /caption`],
  ],
  [
    "a field of a result is new",
    schemas(({ Photo }) => Object.assign(Photo?.properties ?? {}, { width: { type: "number" } })),
    [`minor client-result-added POST ${photos} response 201 /width`],
  ],
  [
    "a field of a result has another type",
    schemas(({ Photo }) => Object.assign(Photo?.properties ?? {}, { id: { type: "number" } })),
    [`major client-result-narrowed POST ${photos} response 201 /id`],
  ],
  [
    "a field of a result may be null",
    schemas(({ Photo }) => Object.assign(Photo?.properties ?? {}, { id: { type: ["string", "null"] } })),
    [`major client-result-narrowed POST ${photos} response 201 /id`],
  ],
  [
    "an optional field of a body is always needed",
    schemas(({ PhotoUpload }) => void PhotoUpload?.required.push("position")),
    [`major client-input-required POST ${photos} request body /position`],
  ],
  [
    "a field of a body may be left out",
    schemas(({ PhotoUpload }) => {
      if (PhotoUpload) PhotoUpload.required = ["file"];
    }),
    [`minor client-input-optional POST ${photos} request body /caption`],
  ],
  [
    "two fields of a body go, a third has another type, and a fourth is needed",
    schemas(({ PhotoUpload }) => {
      if (!PhotoUpload) return;
      const { file } = PhotoUpload.properties;
      PhotoUpload.properties = {
        ...(file ? { file } : {}),
        place: { type: "string" } as Editable["components"]["schemas"][string],
      };
      PhotoUpload.required = ["file", "place"];
    }),
    [
      `major client-input-removed POST ${photos} request body /caption`,
      `major client-input-removed POST ${photos} request body /position`,
      `major client-input-required POST ${photos} request body /place`,
    ],
  ],
  [
    "a parameter has another name",
    operationAt(items, "get", ({ parameters }) => {
      for (const parameter of parameters) if (parameter.name === "order") parameter.name = "order_by";
    }),
    [
      `major client-input-removed GET ${items} query parameter order`,
      `minor client-input-added GET ${items} query parameter order_by`,
    ],
  ],
  [
    "a parameter takes fewer values",
    operationAt(items, "get", ({ parameters }) => {
      for (const { name, schema } of parameters) if (name === "sort") schema.enum = ["name"];
    }),
    [`major client-input-narrowed GET ${items} query parameter sort`],
  ],
  [
    "a parameter takes more values",
    operationAt(items, "get", ({ parameters }) => {
      for (const { name, schema } of parameters) if (name === "sort") schema.enum?.push("price");
    }),
    [`minor client-input-widened GET ${items} query parameter sort`],
  ],
  [
    "an operation goes",
    ({ paths }) => void delete paths[item]?.["get"],
    [`major client-function-removed GET ${item} function getItem`],
  ],
  [
    "an operation is new",
    ({ paths }) => {
      paths["/v2/photos"] = { get: { ...paths[photos]?.["post"], operationId: "findPhoto" } as never };
    },
    ["minor client-function-added GET /v2/photos function findPhoto"],
  ],
  [
    "a component has another name",
    (document) => {
      const text = JSON.stringify(document).replaceAll("schemas/Category", "schemas/Group");
      Object.assign(document, JSON.parse(text));
      const { Category } = document.components.schemas;
      if (Category) document.components.schemas["Group"] = Category;
      delete document.components.schemas["Category"];
    },
    ["major client-type-removed type Category", "minor client-type-added type Group"],
  ],
  [
    "an error has another text",
    operationAt(item, "delete", ({ responses }) => {
      const examples = responses["404"]?.content["application/json"]?.examples ?? {};
      for (const example of Object.values(examples)) example.value = { message: "no such item" };
    }),
    [
      `major client-text-removed DELETE ${item} response 404 item not found`,
      `minor client-text-added DELETE ${item} response 404 no such item`,
    ],
  ],
  [
    "a text that is not promised is another",
    operationAt(item, "delete", ({ responses }) => {
      const examples = responses["401"]?.content["application/json"]?.examples ?? {};
      for (const example of Object.values(examples)) example.value = { message: "who are you" };
    }),
    [],
  ],
  [
    "an error status goes",
    operationAt(items, "post", ({ responses }) => void delete responses["409"]),
    [`major client-status-removed POST ${items} response 409`],
  ],
  [
    "an error status is new",
    operationAt(items, "get", ({ responses }) => {
      if (responses["422"]) responses["409"] = responses["422"];
    }),
    [`minor client-status-added GET ${items} response 409`],
  ],
  [
    "a kind of items is new",
    ({ components: { schemas: all } }) => {
      const digital = JSON.parse(JSON.stringify(all["Durable"]).replace('"durable"', '"digital"'));
      Object.assign(all, { Digital: digital });
      const { oneOf, anyOf } = all["Item"] as unknown as Record<string, object[] | undefined>;
      (oneOf ?? anyOf)?.push({ $ref: "#/components/schemas/Digital" });
    },
    [
      `major client-result-narrowed GET ${items} response 200 /data/0/kind`,
      `major client-result-narrowed POST ${items} response 201 /kind`,
      `major client-result-narrowed GET ${item} response 200 /kind`,
      `major client-result-narrowed PATCH ${item} response 200 /kind`,
      "minor client-type-added type Digital",
    ],
  ],
  [
    "a kind of new items needs a field",
    schemas(({ NewDurable }) => {
      NewDurable?.required.push("weight");
      Object.assign(NewDurable?.properties ?? {}, { weight: { type: "number" } });
    }),
    [`major client-input-required POST ${items} request body /weight`],
  ],
  [
    "a recursive schema has another type at its leaf",
    schemas(({ Category }) => Object.assign(Category?.properties ?? {}, { slug: { type: "number" } })),
    ["major client-result-narrowed GET /v2/categories response 200 /0/slug"],
  ],
  [
    "a key has another name",
    ({ components: { securitySchemes } }) => {
      if (securitySchemes["shopKey"]) securitySchemes["key"] = securitySchemes["shopKey"];
      delete securitySchemes["shopKey"];
    },
    ["major client-option-removed option shopKey", "minor client-option-added option key"],
  ],
])("%s", async (_, edit, wanted) => {
  const found = await clientChanges(documentWith(), documentWith(edit));
  expect(
    found.map(({ bump, rule, operation, place }) => [bump, rule, operation, place].filter(Boolean).join(" ")),
  ).toEqual(wanted);
});
