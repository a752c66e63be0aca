import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { refuseFileNames } from "../../scripts/lib/output/file-names.ts";
import { unwritable, writeFolder } from "../../scripts/lib/output/write.ts";
import { libProblems } from "../../scripts/lib/problems.ts";
import { holdProblems } from "../provoked.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lib-problems-"));
});
afterAll(() => rm(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

const files = new Map([["README.md", "<!-- Generated. -->\n"]]);
const rename =
  "Rename what it is made from in the spec: the operation, the page, the section or the example.";

holdProblems(
  "scripts/lib",
  libProblems,
  [
    [
      "file-name:differs-in-case",
      () => refuseFileNames(new Map([..."Aa"].map((name) => [name, ""]))),
      { message: 'The file "a" can\'t be written: on a disk that ignores case it is "A".', fix: rename },
    ],
    [
      "file-name:of-output",
      () => refuseFileNames(new Map([["../a", ""]])),
      { message: 'The file "../a" can\'t be written: it would leave its folder.', fix: rename },
    ],
    [
      "out-holds-foreign-file",
      async () => {
        await writeFolder(at("mixed"), files);
        await writeFile(at("mixed/notes.txt"), "mine");
        return writeFolder(at("mixed"), files);
      },
      () => ({
        message: `\`${at("mixed")}\` holds files that were not generated and would be lost: \`notes.txt\`.`,
        file: at("mixed/notes.txt"),
        fix: `Move them out of \`${at("mixed")}\`, or delete them if nobody needs them; then run this again.`,
      }),
    ],
    [
      "out-not-generated",
      async () => {
        await mkdir(at("mine"));
        await writeFile(at("mine/notes.txt"), "mine");
        return writeFolder(at("mine"), files);
      },
      () => ({
        message: `\`${at("mine")}\` holds files that were not generated, such as \`notes.txt\`; they would be lost.`,
        file: at("mine"),
        fix: "Name an empty or a generated folder with `--output`.",
      }),
    ],
    [
      "out-unwritable",
      async () => {
        await writeFile(at("file"), "");
        return writeFolder(at("file"), files);
      },
      () => ({
        message: `\`${at("file")}\` can't be written: ENOTDIR.`,
        file: at("file"),
        fix: "Name a folder that you may write with `--output`.",
      }),
    ],
    [
      "out-unwritable:disk-full",
      () =>
        unwritable("out", Object.assign(new Error("no space left on device"), { code: "ENOSPC" })).problems,
      {
        message: "`out` can't be written: ENOSPC.",
        file: "out",
        fix: "Make room on the disk, or name a folder on another disk with `--output`; the folder keeps its former files.",
      },
    ],
  ],
  {
    elsewhere: { unexpected: "test/lib/command.test.ts" },
    notProvoked: { "lint-failed": "Redocly CLI fails without a report only if it is broken." },
  },
);
