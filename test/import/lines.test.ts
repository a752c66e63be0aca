import { expect, it } from "vitest";
import { linesOfPointers } from "../../scripts/import/read/lines.ts";

const json = `{
  "a": [
    1, {
      "b/c": "}]\\n",
      "d\\"": null
    },

    []
  ],
  "a": 2
}
`;
const yaml = `a: &shared
  - 1
  - b/c: x
    d: { e: f }
g: *shared
h:
  <<: { i: 1 }
  ? [j]
  : 2
`;

it.each<[what: string, text: string, lines: Readonly<Record<string, number | undefined>>]>([
  [
    "JSON",
    json,
    {
      "": 1,
      "/a": 2,
      "/a/0": 3,
      "/a/1": 3,
      "/a/1/b~1c": 4,
      '/a/1/d"': 5,
      "/a/2": 8,
      "/a/3": undefined,
      "/x": undefined,
    },
  ],
  [
    "YAML",
    yaml,
    {
      "": 1,
      "/a": 1,
      "/a/0": 2,
      "/a/1": 3,
      "/a/1/b~1c": 3,
      "/a/1/d/e": 4,
      "/a/2": undefined,
      "/a/0/x": undefined,
      "/g": 5,
      "/g/1/d": 4,
      "/h": 6,
      "/h/[ j ]": undefined,
    },
  ],
  ["JSON without a space", '{"a":{"b":[true]}}', { "/a/b/0": 1 }],
  ["JSON that is a list, as YAML", "[\n1]", { "/0": 2 }],
  ["YAML without anything", "", { "": 1, "/a": undefined }],
])("the lines of values in %s", (_, text, lines) => {
  const found = linesOfPointers(text, new Set(Object.keys(lines)));
  expect(Object.fromEntries(Object.keys(lines).map((pointer) => [pointer, found.get(pointer)]))).toEqual(
    lines,
  );
});

it("of no pointer are no lines", () => {
  expect(linesOfPointers("not: [", new Set())).toEqual(new Map());
});
