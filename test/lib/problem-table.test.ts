import { expect, it } from "vitest";
import { problemMaker } from "../../scripts/lib/problem-table.ts";

const problem = problemMaker({
  "name-twice": { message: "`{name}` stands in `{first}` and `{second}`.", fix: "Rename one of them." },
  "file-unread": { message: "`{file}` can't be read.", fix: "Name a file." },
  "file-unread:empty": { message: "`{file}` is empty: `{}`.", fix: "Write `{content}` into `{file}`." },
});

it.each([
  [
    problem("name-twice", { name: "a", first: "b", second: "{name}" }, { pointer: "operations/a" }),
    {
      code: "name-twice",
      message: "`a` stands in `b` and `{name}`.",
      pointer: "operations/a",
      fix: "Rename one of them.",
    },
  ],
  [
    problem("file-unread", { file: "x.ts" }, { file: "x.ts", line: undefined }),
    { code: "file-unread", message: "`x.ts` can't be read.", file: "x.ts", fix: "Name a file." },
  ],
  [
    problem("file-unread:empty", { file: "$&", content: 1 }),
    { code: "file-unread", message: "`$&` is empty: `{}`.", fix: "Write `1` into `$&`." },
  ],
])("fills in what a problem says, %#", (made, wanted) => {
  expect(made).toEqual(wanted);
});

it("knows the values that a text needs", () => {
  // @ts-expect-error A value is missing.
  problem("name-twice", { name: "a", first: "b" });
  // @ts-expect-error There is no such problem.
  expect(() => problem("unknown", {})).toThrow();
});
