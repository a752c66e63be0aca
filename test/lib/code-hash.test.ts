import { cp, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { codeHash } from "../../scripts/lib/code-hash.ts";

let root: string;
let before: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "code-"));
  await mkdir(join(root, "code/deep"), { recursive: true });
  await writeFile(join(root, "code/a.ts"), "a");
  await writeFile(join(root, "code/deep/b.ts"), "b");
  await writeFile(join(root, "package.json"), "{}");
  before = hashIn(root);
});
afterEach(() => rm(root, { recursive: true }));

function hashIn(folder: string): string {
  return codeHash([join(folder, "code")], [join(folder, "package.json")]);
}

it("stays the same, wherever the code lies", async () => {
  expect(hashIn(root)).toBe(before);
  for (const part of ["code", "package.json"])
    await cp(join(root, part), join(root, "copy", part), { recursive: true });
  expect(hashIn(join(root, "copy"))).toBe(before);
});

it.each<[what: string, change: () => Promise<void>]>([
  ["a file changes", () => writeFile(join(root, "code/a.ts"), "c")],
  ["a file of a folder within changes", () => writeFile(join(root, "code/deep/b.ts"), "c")],
  ["a file is added", () => writeFile(join(root, "code/c.ts"), "")],
  ["a file is removed", () => rm(join(root, "code/a.ts"))],
  ["a file gets another name", () => rename(join(root, "code/a.ts"), join(root, "code/z.ts"))],
  ["a single file changes", () => writeFile(join(root, "package.json"), "[]")],
])("changes when %s", async (_, change) => {
  await change();
  expect(hashIn(root)).not.toBe(before);
});
