import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { engines } from "../../scripts/lib/engines.ts";

it.each([
  "package.json",
  "test/fixtures/workshop/expected/client/package.json",
  "test/fixtures/kitchen-sink/expected/client/package.json",
])("%s says which versions of Node run it", async (path) => {
  expect(JSON.parse(await readFile(path, "utf8")).engines).toEqual(engines);
});
