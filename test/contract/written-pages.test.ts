import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readPages } from "../../scripts/contract/written-pages.ts";

test("pages are read beside the spec and in the folders of its sections", async () => {
  const root = await mkdtemp(join(tmpdir(), "pages-"));
  try {
    for (const folder of ["items", "itmes", "node_modules", ".site"]) {
      await mkdir(join(root, folder));
      await writeFile(join(root, folder, "overview.mdx"), "");
      await writeFile(join(root, folder, "meta.json"), "{}");
    }
    await writeFile(join(root, "guide.mdx"), "# Guide");
    await writeFile(join(root, "index.ts"), "");
    await writeFile(join(root, "old.mdx"), Buffer.from("One\nCaf\u00e9", "latin1"));
    const { pages, orders, problems } = await readPages(join(root, "index.ts"), ["items", "photos"]);
    expect(pages.map(({ folder, name, text }) => [folder, name, text])).toEqual([
      ["", "guide", "# Guide"],
      ["items", "overview", ""],
    ]);
    expect(orders.map(({ folder }) => folder)).toEqual(["items"]);
    expect(problems.map(({ code, message, fix, line }) => [code, message, fix, line])).toEqual([
      ["page-encoding", "The page is not UTF-8: no text has these bytes.", "Save it as UTF-8.", 2],
      [
        "page-without-section",
        "The page stands in the folder `itmes`, which is not a section of the API.",
        "Move it to the folder of a section, named as its `id`, or beside the spec.",
        undefined,
      ],
    ]);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
});
