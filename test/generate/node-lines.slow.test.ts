import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { snapshot } from "./snapshot.ts";

const run = promisify(execFile);

/** Ships Node's program itself; the package `node` fetches it by a script, and scripts are off here. */
const program = `node-${process.platform}-${process.arch}`;

it.each(["20", "22", "24"])("Node %s makes the same bytes as are committed", async (line) => {
  const folder = await mkdtemp(join(tmpdir(), "node-line-"));
  const generate = [
    resolve("node_modules/tsx/dist/cli.mjs"),
    "scripts/generate.ts",
    "--output",
    join(folder, "out"),
  ];
  const { stdout } = await run("npm", [
    "exec",
    "--yes",
    `--package=${program}@${line}`,
    "--",
    "node",
    "--version",
  ]);
  expect(stdout).toMatch(new RegExp(`^v${line}\\.`));
  await run("npm", ["exec", "--yes", `--package=${program}@${line}`, "--", "node", ...generate]);
  expect(await snapshot(join(folder, "out"))).toEqual(await snapshot("generated"));
  await rm(folder, { recursive: true });
});
