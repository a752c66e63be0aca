import { readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { clientOf, sourceOfSpec } from "./emitted.ts";

const expected = fileURLToPath(new URL("../../fixtures/kitchen-sink/expected", import.meta.url));

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(join(folder, "client"), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

// After a wanted change: `npx vitest run test/emit/client/emit.test.ts -u`.
it("the client of the sink contract has these files", async () => {
  const files = await clientOf("sink");
  for (const [path, text] of files) await expect(text).toMatchFileSnapshot(join(expected, path));
  expect(await filesBelow(expected)).toEqual([...files.keys()].sort());
});

it("is the same when it is made again", async () => {
  const source = await sourceOfSpec("sink");
  expect(await clientOf("sink")).toEqual(await clientOf("sink"));
  expect(source.document).toEqual((await sourceOfSpec("sink")).document);
});
