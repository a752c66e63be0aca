import { posix, win32 } from "node:path";
import { expect, it } from "vitest";
import { leadsOut, shareFolder, withSlashes } from "../../scripts/lib/paths.ts";

it.each([
  ["/team", "spec/index.ts", false],
  ["/team", "../other", true],
  ["/team", "..other", false],
  ["/team", ".", false],
  ["/team", "/team/spec", false],
  ["/team", "/other", true],
])("from %s, %s leads out: %s, with both separators", (folder, to, wanted) => {
  expect(leadsOut(folder, to, posix)).toBe(wanted);
  const onWindows = (path: string) => path.replace(/^\//, "C:\\").replaceAll("/", "\\");
  expect(leadsOut(onWindows(folder), onWindows(to), win32)).toBe(wanted);
});

it("another drive is outside", () => {
  expect(leadsOut("C:\\team", "D:\\team\\spec", win32)).toBe(true);
});

it.each([
  ["generated", "generated", true],
  ["generated", "./generated/", true],
  ["dist", "dist/docs", true],
  ["dist/docs", "dist", true],
  ["dist", "dist-docs", false],
  ["generated", "spec/index.ts", false],
])("%s and %s overlap: %s, with both separators", (one, other, wanted) => {
  expect(shareFolder("/team", one, other, posix)).toBe(wanted);
  expect(shareFolder("C:\\team", one.replaceAll("/", "\\"), other.replaceAll("/", "\\"), win32)).toBe(wanted);
});

it("paths are written with slashes", () => {
  expect(withSlashes("a\\b/c", win32)).toBe("a/b/c");
  expect(withSlashes("a\\b/c", posix)).toBe("a\\b/c");
});
