import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { emitDocs } from "../../../scripts/emit/docs/emit.ts";
import product from "../../../spec/index.ts";
import { servedByFumadocs } from "./fumadocs.ts";
import { publishedLanguages, sourceOfApi, sources } from "./sources.ts";

const published = readFileSync(new URL("../../fixtures/seed/update-llm.md", import.meta.url), "utf8");

const generated = readFileSync(
  new URL("../../../generated/docs/integrations/update-llm.md", import.meta.url),
  "utf8",
);

test("the published page comes out byte for byte", async () => {
  const files = await emitDocs(sourceOfApi(product, publishedLanguages));
  expect(files.get("docs/integrations/update-llm.md")).toBe(published);
  expect(generated).toBe(published);
  expect(Buffer.byteLength(published)).toBe(3901);
});

test.each(Object.entries({ ...sources, product: sourceOfApi(product) }))(
  "%s: Fumadocs serves each page's source as we do",
  async (_, source) => {
    const files = await emitDocs(source);
    const pages = [...files.keys()].filter((path) => path.endsWith(".mdx"));
    expect(pages).toHaveLength(source.model.operations.length);
    for (const path of pages) {
      const served = await servedByFumadocs(files.get(path) ?? "");
      expect(served, path).toBe(files.get(path.replace(/x$/, "")));
    }
  },
);
