import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { writeAll } from "../../scripts/release/write.ts";
import { snapshot } from "../generate/snapshot.ts";

let directory = "";
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "write-"));
});
afterAll(() => rm(directory, { recursive: true }));

it("writes all files, into folders that are not there, too", async () => {
  const folder = join(directory, "all");
  await writeAll(
    new Map<string, string | Uint8Array>([
      [join(folder, "a/b.txt"), "b"],
      [join(folder, "c.bin"), new Uint8Array([99])],
    ]),
  );
  expect([...(await snapshot(folder))].map(([path, text]) => [path, String(text)])).toEqual([
    ["a/b.txt", "b"],
    ["c.bin", "c"],
  ]);
});

it.each([
  ["before anything is moved", "blocked/d.txt"],
  ["in the middle of the move", "folder"],
])("leaves all as it was where it fails %s", async (_, impossible) => {
  const folder = await mkdtemp(join(directory, "none-"));
  await writeFile(join(folder, "a.txt"), "before");
  await writeFile(join(folder, "blocked"), "a file where a folder is wanted");
  await mkdir(join(folder, "folder"));
  await writeFile(join(folder, "folder/kept.txt"), "kept");
  const before = await snapshot(folder);
  const files = new Map(["a.txt", "new.txt", impossible].map((name) => [join(folder, name), "after"]));
  await expect(writeAll(files)).rejects.toThrow();
  expect(await snapshot(folder)).toEqual(before);
});
