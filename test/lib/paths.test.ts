import { posix, win32 } from "node:path";
import { describe, expect, it } from "vitest";
import {
  fileOf,
  leadsOut,
  npmProgram,
  placesInStack,
  shareFolder,
  shownPath,
  specifierTo,
  wayTo,
  withSlashes,
} from "../../scripts/lib/paths.ts";

/** A path of the tables as it is on Windows. */
const onWindows = (path: string) => path.replace(/^\//, "C:\\").replaceAll("/", "\\");

it.each([
  ["/team", "spec/index.ts", false],
  ["/team", "../other", true],
  ["/team", "..other", false],
  ["/team", ".", false],
  ["/team", "/team/spec", false],
  ["/team", "/other", true],
])("from %s, %s leads out: %s, with both separators", (folder, to, wanted) => {
  expect(leadsOut(folder, to, posix)).toBe(wanted);
  expect(leadsOut(onWindows(folder), onWindows(to), win32)).toBe(wanted);
});

it.each([
  ["another drive is outside", "C:\\team", "D:\\team\\spec", true],
  ["the letter of a drive has no case", "C:\\team", "c:\\Team\\spec", false],
  ["a compiler's slashes are separators, too", "C:\\team", "C:/team/spec/index.ts", false],
  ["a share of the network is outside", "C:\\team", "\\\\host\\share\\spec", true],
])("on Windows, %s", (_, folder, to, wanted) => {
  expect(leadsOut(folder, to, win32)).toBe(wanted);
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
  expect(shareFolder("C:\\team", onWindows(one), onWindows(other), win32)).toBe(wanted);
});

it("paths are written with slashes", () => {
  expect(withSlashes("a\\b/c", win32)).toBe("a/b/c");
  expect(withSlashes("a\\b/c", posix)).toBe("a\\b/c");
});

it.each([
  ["/team", "/team/spec/index.ts", "spec/index.ts", "./spec/index.ts"],
  ["/team/spec/things", "/team/scripts/index.ts", "../../scripts/index.ts", "../../scripts/index.ts"],
  ["/team", "/team", "", "./"],
])("from %s, %s is %j, and imported as %j", (folder, file, way, specifier) => {
  for (const [system, written] of [
    [posix, (path: string) => path],
    [win32, onWindows],
  ] as const) {
    expect(wayTo(written(folder), written(file), system)).toBe(way);
    expect(specifierTo(written(folder), written(file), system)).toBe(specifier);
  }
});

it("of another drive, the way is the whole path", () => {
  expect(wayTo("C:\\team", "D:\\spec\\index.ts", win32)).toBe("D:/spec/index.ts");
});

it("messages name a file from the working directory", () => {
  expect(shownPath("spec/index.ts")).toBe("spec/index.ts");
  expect(shownPath(posix.join(process.cwd(), "spec"))).toBe("spec");
});

describe("the places of a stack trace", () => {
  it.each<[what: string, line: string, wanted: string | undefined]>([
    ["a path", "at f (/a/spec.ts:3:4)", "/a/spec.ts"],
    ["without a function", "at /a/spec.ts:3:4", "/a/spec.ts"],
    ["after an await", "at async /a/spec.ts:3:4", "/a/spec.ts"],
    ["a URL", "at f (file:///a/my%20spec.ts:3:4)", "/a/my spec.ts"],
    ["a folder with parentheses and a colon", "at f (/a (1)/b:c/spec.ts:3:4)", "/a (1)/b:c/spec.ts"],
    ["code that is evaluated", "at eval (eval at f (/a/spec.ts:3:4), <anonymous>:1:1)", "/a/spec.ts"],
    ["Node's own", "at node:internal/modules:1:2", undefined],
    ["a native function", "at Array.map (<anonymous>)", undefined],
  ])("%s", (_, line, file) => {
    expect(placesInStack(`Error: x\n    ${line}`, posix)).toEqual(file ? [{ file, line: 3, column: 4 }] : []);
  });

  it.each<[what: string, line: string, wanted: string]>([
    ["a path", "at f (C:\\a\\spec.ts:3:4)", "C:\\a\\spec.ts"],
    ["a path with slashes", "at C:/a/spec.ts:3:4", "C:\\a\\spec.ts"],
    ["a URL", "at f (file:///C:/a/my%20spec.ts:3:4)", "C:\\a\\my spec.ts"],
    ["a URL of a share", "at file:///D:/a (1)/spec.ts:3:4", "D:\\a (1)\\spec.ts"],
  ])("on Windows, %s", (_, line, file) => {
    expect(placesInStack(`Error: x\n    ${line}`, win32)).toEqual([{ file, line: 3, column: 4 }]);
  });
});

it.each([
  ["/a/b.ts", posix, "/a/b.ts"],
  ["file:///a/b%23c.ts", posix, "/a/b#c.ts"],
  ["file:///C:/a/b.ts", win32, "C:\\a\\b.ts"],
  ["C:/a/b.ts", win32, "C:\\a\\b.ts"],
])("%s is a file", (where, system, wanted) => {
  expect(fileOf(where, system)).toBe(wanted);
});

it("npm is a program, but on Windows, where Node runs it", () => {
  expect(npmProgram("/usr/bin/node", posix)).toEqual(["npm"]);
  expect(npmProgram("C:\\Program Files\\nodejs\\node.exe", win32)).toEqual([
    "C:\\Program Files\\nodejs\\node.exe",
    "C:\\Program Files\\nodejs\\node_modules\\npm\\bin\\npm-cli.js",
  ]);
});
