import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { makeEverything } from "../../scripts/pipeline.ts";

const folder = "test/fixtures/workshop";

it("what the tests use of the workshop's contract is what is generated from it", async () => {
  const { files } = await makeEverything(join(folder, "index.ts"), { runs: 20, seed: 1 });
  const expected = resolve(folder, "expected");
  for (const [path, text] of files) await expect(text).toMatchFileSnapshot(join(expected, path));
  const entries = await readdir(expected, { recursive: true, withFileTypes: true });
  const found = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  expect(found.sort()).toEqual([...files.keys()].map((path) => join(expected, path)).sort());
});
