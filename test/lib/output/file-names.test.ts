import { expect, it } from "vitest";
import { refuseFileNames } from "../../../scripts/lib/output/file-names.ts";
import { ProblemError } from "../../../scripts/lib/problem.ts";

function problemsOf(...paths: readonly string[]): string[] {
  try {
    refuseFileNames(new Map(paths.map((path) => [path, ""])));
  } catch (error) {
    if (error instanceof ProblemError) return error.problems.map(({ message }) => message);
    throw error;
  }
  return [];
}

it.each([
  ["a/b.json"],
  ["docs/things/make-thing.mdx"],
  ["src/operations/漢字.ts"],
  [".hidden"],
  [`${"x".repeat(200)}`],
])("%s is the name of a file", (path) => {
  expect(problemsOf(path)).toEqual([]);
});

it.each([
  ["../a", "it would leave its folder"],
  ["a/../../b", "it would leave its folder"],
  ["/etc/passwd", "it would leave its folder"],
  ["a//b", "it would leave its folder"],
  ["a/./b", "it would leave its folder"],
  ["a\\b", "its name has a character that file systems don't take"],
  ["C:x", "its name has a character that file systems don't take"],
  ["a\0b", "its name has a character that file systems don't take"],
  ["a\nb", "its name has a character that file systems don't take"],
  ["a\u202eb", "its name has a character that file systems don't take"],
  ["a?", "its name has a character that file systems don't take"],
  ["a.", "its name ends with a dot or a blank"],
  ["a ", "its name ends with a dot or a blank"],
  ["con", "its name is one that Windows keeps for a device"],
  ["a/NUL.json", "its name is one that Windows keeps for a device"],
  ["x".repeat(201), "its name is longer than 200 bytes"],
  ["漢".repeat(67), "its name is longer than 200 bytes"],
])("%j is none: %s", (path, reason) => {
  expect(problemsOf(path)).toEqual([expect.stringContaining(`can't be written: ${reason}.`)]);
});

it("refuses two files whose names differ in case only", () => {
  expect(problemsOf("a/B.json", "A/b.json", "c")).toEqual([
    'The file "A/b.json" can\'t be written: on a disk that ignores case it is "a/B.json".',
  ]);
});
