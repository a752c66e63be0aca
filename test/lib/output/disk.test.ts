import { expect, it } from "vitest";
import { filesBelow, fileText } from "../../../scripts/lib/output/disk.ts";

it.each<[path: string, wanted: string]>([
  ["test/lib/not-there.ts", ""],
  ["test/lib", ""],
  ["package.json/below", ""],
  [".npmrc-not-there/below", ""],
])("the text of `%s`, which is no file, is empty", async (path, wanted) => {
  expect(await fileText(path)).toBe(wanted);
});

it("the text of a path that no file can have is no text", async () => {
  await expect(fileText("a\u0000b")).rejects.toThrow("null bytes");
});

it("the files below a folder have `/` in their paths, and are sorted", async () => {
  const files = await filesBelow("test/lib");
  expect(files).toContain("output/disk.test.ts");
  expect(files).toEqual([...files].sort());
  expect(await filesBelow("test/not-there")).toEqual([]);
  await expect(filesBelow("package.json")).rejects.toThrow("ENOTDIR");
});
