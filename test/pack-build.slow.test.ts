import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";

const run = promisify(execFile);

let directory = "";
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "build-"));
});
afterAll(() => rm(directory, { recursive: true }));

it("`npm run build` packs the contract, the client and the tools, and tells what is in them", async () => {
  const args = ["node_modules/tsx/dist/cli.mjs", "scripts/build.ts", "--tools", "--output", directory];
  const { stderr } = await run(process.execPath, args);
  const names = (await readdir(directory)).sort();
  expect(names.map((name) => name.replace(/-\d+\.\d+\.\d+\.tgz$/, ""))).toEqual([
    "nairi-api",
    "nairi-contract",
    "nairi-contract-tools",
  ]);
  for (const name of names) expect(stderr).toMatch(new RegExp(`${name} {2}\\d+ files, [\\d.]+ kB`));
});
