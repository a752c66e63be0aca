import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { compareWithDisk } from "../../../scripts/lib/output/compare.ts";
import { difference } from "../../../scripts/lib/output/difference.ts";
import { withManifest } from "../../../scripts/lib/output/manifest.ts";

let directory = "";
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "compare-"));
  await mkdir(join(directory, "sub/deep"), { recursive: true });
  await writeFile(join(directory, "same.txt"), "a\n");
  await writeFile(join(directory, "sub/deep/changed.txt"), "one\ntwo\n");
  await writeFile(join(directory, "sub/stray.txt"), "");
  await writeFile(join(directory, "windows.txt"), "a\r\nb\r\n");
});
afterAll(() => rm(directory, { recursive: true }));

const files = new Map([
  ["same.txt", "a\n"],
  ["sub/deep/changed.txt", `one\n${"2".repeat(200)}\n`],
  ["missing.txt", "c"],
  ["windows.txt", "a\nb\n"],
]);
const wanted = [
  { path: ".generated", state: "missing", lines: [] },
  { path: "missing.txt", state: "missing", lines: [] },
  { path: "sub/deep/changed.txt", state: "changed", lines: ["-two", `+${"2".repeat(158)}…`] },
  { path: "sub/stray.txt", state: "stray", lines: [] },
  { path: "windows.txt", state: "line-ends", lines: [] },
];

it.each([
  ["an absolute path", () => directory],
  ["a relative path", () => relative(".", directory)],
  ["a path that starts with a dot", () => `./${relative(".", directory)}`],
  ["a path that ends with a slash", () => `${directory}/`],
  ["a path with detours", () => `${directory}/sub/../.`],
])("names what differs below %s", async (_name, path) => {
  expect(await compareWithDisk(path(), files)).toEqual(wanted);
});

it("shows the first lines of a long difference, and says how many more there are", () => {
  const text = Array.from({ length: 20 }, (_, index) => `line ${index}\n`).join("");
  const lines = difference("", text);
  expect(lines).toHaveLength(13);
  expect(lines.at(-1)).toBe("… 8 more lines");
});

it("says of texts that differ throughout where it begins, without comparing them to the end", () => {
  const [old, made] = ["old", "new"].map((word) =>
    ["same", ...Array.from({ length: 50_000 }, (_, index) => `${word} ${index}`)].join("\n"),
  );
  expect(difference(old ?? "", made ?? "")).toEqual([
    "@@ from line 2 on; 50001 lines on disk, 50001 as generated @@",
    ...Array.from({ length: 6 }, (_, index) => `-old ${index}`),
    ...Array.from({ length: 6 }, (_, index) => `+new ${index}`),
    "… up to 49994 more lines",
  ]);
});

it("calls every file missing where the folder is not there", async () => {
  expect(await compareWithDisk(join(directory, "nowhere"), new Map([["a", ""]]))).toEqual([
    { path: ".generated", state: "missing", lines: [] },
    { path: "a", state: "missing", lines: [] },
  ]);
});

it("finds nothing in a folder that was just written", async () => {
  const folder = join(directory, "sub/deep");
  for (const [path, text] of withManifest(new Map([["changed.txt", "one\ntwo\n"]])))
    await writeFile(join(folder, path), text);
  expect(await compareWithDisk(folder, new Map([["changed.txt", "one\ntwo\n"]]))).toEqual([]);
});
