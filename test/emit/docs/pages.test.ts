import { expect, test } from "vitest";
import { emitDocs } from "../../../scripts/emit/docs/emit.ts";
import { documentWithSamples } from "../../../scripts/emit/samples/document.ts";
import { samplesOf } from "../../../scripts/emit/samples/index.ts";
import { sources } from "./sources.ts";

const source = sources["kitchen sink"];
const files = await emitDocs(source);

test("each operation has its two pages, each section its order, and tools an index", () => {
  expect([...files.keys()].sort()).toEqual(
    [
      "docs/items/create-item.md",
      "docs/items/create-item.mdx",
      "docs/items/delete-item.md",
      "docs/items/delete-item.mdx",
      "docs/items/get-item.md",
      "docs/items/get-item.mdx",
      "docs/items/list-categories.md",
      "docs/items/list-categories.mdx",
      "docs/items/list-items.md",
      "docs/items/list-items.mdx",
      "docs/items/meta.json",
      "docs/items/update-item.md",
      "docs/items/update-item.mdx",
      "docs/llms-full.txt",
      "docs/llms.txt",
      "docs/photos/get-photo.md",
      "docs/photos/get-photo.mdx",
      "docs/photos/meta.json",
      "docs/photos/replace-photo.md",
      "docs/photos/replace-photo.mdx",
      "docs/photos/upload-photo.md",
      "docs/photos/upload-photo.mdx",
      "docs/system/get-health.md",
      "docs/system/get-health.mdx",
      "docs/system/meta.json",
    ].sort(),
  );
});

test.each([...files.keys()].filter((path) => path.endsWith(".mdx")))("%s", async (path) => {
  await expect(files.get(path)).toMatchFileSnapshot(`../../fixtures/kitchen-sink/expected/${path}`);
});

// One shows what it looks like; Fumadocs' own packages make all of them in page.test.ts.
test("a page as it is served", async () => {
  await expect(files.get("docs/items/list-items.md")).toMatchFileSnapshot(
    "../../fixtures/kitchen-sink/expected/docs/items/list-items.md",
  );
});

/** What a page of the site may need, and a page of the kitchen sink that shows it. */
const shown: readonly (readonly [what: string, page: string, text: string])[] = [
  ["path parameters", "photos/get-photo", "## Path parameters"],
  ["query parameters", "items/list-items", "## Query parameters"],
  ["header parameters", "items/update-item", "## Headers"],
  ["several responses", "items/update-item", "## Response: `200 OK`"],
  [
    "202: the heading and the author's words",
    "items/update-item",
    "## Response: `202 Accepted`\n\nIt will be changed later.\n\n## Error responses\n",
  ],
  ["204", "items/delete-item", "## Response: `204 No Content`\n\nIt is gone.\n\n##"],
  ["arrays", "items/list-items", `type: "('fresh' | 'fragile' | 'heavy')[]"`],
  ["null", "items/create-item", `type: "string | null"`],
  ["defaults", "items/create-item", `default: "1"`],
  ["files", "photos/upload-photo", `file: {\n      type: "file",\n      required: true`],
  [
    "callouts",
    "items/list-items",
    `<Callout type="info" title="Cursors">\n  A cursor is opaque: send it back as it came.\n</Callout>`,
  ],
  ["error tables", "items/get-item", '| `404` | `{"message":"item not found"}` '],
  [
    "columns as wide as their widest text, counted as Fumadocs does",
    "photos/get-photo",
    "| HTTP  | Body                            | When                               |\n",
  ],
  ["several examples", "items/create-item", "## Examples\n\n### An item that goes bad\n"],
  [
    "deprecation, with sunset and successor",
    "items/list-categories",
    "Deprecated since 2026-06-01; it may be gone from 2027-06-01 on. Use [List items](./list-items) instead.",
  ],
  ["deprecated fields", "items/list-items", "deprecated: true"],
  ["prose before", "items/create-item", "Makes an item. Its `kind` decides which fields it has.\n\n"],
  ["prose after", "items/update-item", "A field that is left out stays as it is; `null` empties `note`.\n"],
];

test.each(shown)("%s (%s)", (_, page, text) => expect(files.get(`docs/${page}.mdx`)).toContain(text));

test("there is no error table where an operation has no errors of its own", () => {
  expect(files.get("docs/photos/replace-photo.mdx")).not.toContain("Error responses");
});

test("meta.json has the order of the contract", () => {
  expect(files.get("docs/photos/meta.json")).toMatchInlineSnapshot(`
    "{
      "title": "Photos",
      "description": "Pictures of items.",
      "pages": [
        "upload-photo",
        "get-photo",
        "replace-photo"
      ]
    }
    "
  `);
});

test("llms.txt is an index of the pages, llms-full.txt all of them", () => {
  expect(files.get("docs/llms.txt")).toMatchInlineSnapshot(`
    "# Kitchen Sink API

    > A shop's stock.

    Uses everything that a contract can say.

    ## Items

    - [List items](items/list-items.md): Read the items in stock, page by page.
    - [Create item](items/create-item.md): Put a new item in stock.
    - [Get item](items/get-item.md): Read one item.
    - [Update item](items/update-item.md): Change some fields of an item.
    - [Delete item](items/delete-item.md): Take an item out of stock.
    - [List categories](items/list-categories.md): Read the tree of categories.

    ## Photos

    - [Upload photo](photos/upload-photo.md): Add a picture to an item.
    - [Get photo](photos/get-photo.md): Download a picture.
    - [Replace photo](photos/replace-photo.md): Put another picture in the place of one.

    ## System

    - [Get health](system/get-health.md): Ask whether the service is up.
    "
  `);
  for (const { section, page } of source.model.operations)
    expect(files.get("docs/llms-full.txt")).toContain(files.get(`docs/${section.id}/${page.name}.md`));
});

test("the document gets the samples of the pages, and stays as it was", () => {
  const before = structuredClone(source.document);
  const document = documentWithSamples(source);
  expect(source.document).toEqual(before);
  for (const operation of source.model.operations) {
    const item = document.paths?.[operation.path];
    const { "x-codeSamples": found, ...rest } = item?.[operation.method.toLowerCase() as "get"] ?? {};
    const wanted = samplesOf(operation, source).map(({ lang, label, source: program }) => ({
      lang,
      label,
      source: program,
    }));
    expect(found).toEqual(wanted);
    expect(rest).toEqual(before.paths?.[operation.path]?.[operation.method.toLowerCase() as "get"]);
  }
});
