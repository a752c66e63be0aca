import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { makeEverything } from "../../scripts/pipeline.ts";

const folder = "test/fixtures/nested";

/** What depends on the contract alone: all else is the same for every contract, and kept with the workshop. */
const kept = /^(openapi\.json|docs\/.*\.mdx|client\/api\.md|server\/types\.ts)$/;

// After a wanted change: `npx vitest run test/generate/nested.test.ts -u`.
it("document, pages and types of objects inside of objects are what is kept of them", async () => {
  const { files } = await makeEverything(join(folder, "index.ts"), { runs: 5, seed: 1 });
  const expected = resolve(folder, "expected");
  const paths = [...files.keys()].filter((path) => kept.test(path));
  for (const path of paths) await expect(files.get(path)).toMatchFileSnapshot(join(expected, path));
  const entries = await readdir(expected, { recursive: true, withFileTypes: true });
  const found = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  expect(found.sort()).toEqual(paths.map((path) => join(expected, path)).sort());
});
