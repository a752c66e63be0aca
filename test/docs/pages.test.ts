import { expect, test } from "vitest";
import { withCodeSamples } from "../../scripts/docs/code-samples.ts";
import { emitDocs } from "../../scripts/docs/emit.ts";
import { samplesOf } from "../../scripts/docs/samples/index.ts";
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

// Alternatives, several examples, callout, response headers, handler errors.
// Deprecation, an array as the answer. A list's parameters. Path parameters, bytes. A form.
test.each([
  "items/create-item.mdx",
  "items/list-categories.mdx",
  "items/list-items.md",
  "photos/get-photo.mdx",
  "photos/upload-photo.mdx",
])("%s", async (path) => {
  await expect(files.get(`docs/${path}`)).toMatchFileSnapshot(
    `../fixtures/kitchen-sink/expected/docs/${path}`,
  );
});

test("what has no body has a heading only, or the author's words", () => {
  expect(files.get("docs/items/update-item.mdx")).toContain(
    "## Response: `202 Accepted`\n\nIt will be changed later.\n\n## Error responses\n",
  );
  expect(files.get("docs/items/delete-item.mdx")).toContain(
    "## Response: `204 No Content`\n\nIt is gone.\n\n##",
  );
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
  for (const { section, page } of source.contract.operations)
    expect(files.get("docs/llms-full.txt")).toContain(files.get(`docs/${section.id}/${page}.md`));
});

test("the document gets the samples of the pages, and stays as it was", () => {
  const before = structuredClone(source.document);
  const document = withCodeSamples(source);
  expect(source.document).toEqual(before);
  for (const operation of source.contract.operations) {
    const item = document.paths?.[operation.fullPath];
    const { "x-codeSamples": found, ...rest } = item?.[operation.method.toLowerCase() as "get"] ?? {};
    const wanted = samplesOf(operation, source).map(({ lang, label, source: program }) => ({
      lang,
      label,
      source: program,
    }));
    expect(found).toEqual(wanted);
    expect(rest).toEqual(before.paths?.[operation.fullPath]?.[operation.method.toLowerCase() as "get"]);
  }
});
