import { mkdtemp, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import { importModel } from "../../scripts/import/import.ts";
import { importProblems } from "../../scripts/import/problems.ts";
import { readForImport } from "../../scripts/import/read/read.ts";
import { holdProblems, type Provoked } from "../provoked.ts";
import { importedModel } from "./document.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(resolve(".tmp-import-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const rows: readonly Provoked[] = [
  [
    "document-unreadable",
    () => readForImport(join(folder, "none.yaml"), false),
    () => ({
      message: `\`${join(folder, "none.yaml")}\` can't be read: ENOENT: no such file or directory, open '${join(folder, "none.yaml")}'.`,
      file: join(folder, "none.yaml"),
      fix: "Name a file, a URL, or `-` for standard input.",
    }),
  ],
  [
    "import-folder-exists",
    () =>
      importModel(importedModel({}), { out: folder, force: false, isComplete: false, progress: () => {} }),
    () => ({
      message: `\`${folder}\` is there already.`,
      file: folder,
      fix: "Name another folder, or replace it with `--force`.",
    }),
  ],
];

describe("problems of an import", () => {
  holdProblems("scripts/import", importProblems, rows);
});
