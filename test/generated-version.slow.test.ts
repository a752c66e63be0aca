import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ownPackage } from "../scripts/lib/own-package.ts";
import { tinySpec } from "./contract/tiny-spec.ts";

const { name, version } = ownPackage;

let folder = "";
/** The list of the folder as these tools write it. */
let list = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "version-"));
  await writeFile(join(folder, "api.ts"), tinySpec);
  await writeFile(join(folder, "package.json"), "{}\n");
  expect(run("generate", "--proof-runs", "10", "--output", "generated")).toEqual([0, ""]);
  list = await readFile(join(folder, "generated/.generated"), "utf8");
  expect(list.split("\n")[1]).toBe(`# Made by ${name} ${version}.`);
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs a command in the folder; its exit code and what it says. */
function run(command: string, ...args: readonly string[]) {
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      resolve("scripts/run.js"),
      command,
      "--spec",
      "api.ts",
      ...(command === "generate" ? ["--quiet"] : []),
      ...args,
    ],
    { cwd: folder, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } },
  );
  return [status, stderr];
}

const madeBy = (made: string) =>
  writeFile(join(folder, "generated/.generated"), list.replace(` ${version}.`, ` ${made}.`));

const said = (made: string, code: string, fix: string) =>
  `✗ generated/.generated (${code})\n  \`generated\` was made by \`${name}\` ${made}, and this command is version ${version}.\n  Fix: ${fix}\n\n1 problem.\n`;
const toNewer = `Install the newer tools, \`npm install --save-dev ${name}@99.1.0\`; to go back to these, remove \`generated\` first. Section 99.1.0 of \`docs/stability.md\` in the newer package says what changed.`;
const toThese = `Run \`npm run generate\` and commit what it writes; section ${version} of \`docs/stability.md\` in the package says what changed.`;

it.each([["generate", "--proof-runs", "10"], ["generate", "--check"], ["build"], ["release"]])(
  "a folder of newer tools is refused, and stays: %s %s",
  async (command = "", ...args) => {
    await madeBy("99.1.0");
    const before = await readFile(join(folder, "generated/.generated"), "utf8");
    const [status, stderr] = run(command, ...args);
    expect([status === 0, stderr]).toEqual([false, said("99.1.0", "generated-by-newer-tools", toNewer)]);
    expect(await readFile(join(folder, "generated/.generated"), "utf8")).toBe(before);
  },
);

it("a folder of older tools is named by `check` and `build`, and written anew by `generate`", async () => {
  await madeBy("0.9.0");
  for (const [command, ...args] of [["generate", "--check"], ["build"]] as const)
    expect(run(command, ...args)).toEqual([
      command === "build" ? 2 : 1,
      said("0.9.0", "generated-by-older-tools", toThese),
    ]);
  expect(run("generate", "--proof-runs", "10")).toEqual([0, ""]);
  expect(await readFile(join(folder, "generated/.generated"), "utf8")).toBe(list);
});

it("a file with the line ends of Windows is named as such, and written anew", async () => {
  const file = join(folder, "generated/openapi.json");
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replaceAll("\n", "\r\n"));
  expect(run("generate", "--check")).toEqual([
    1,
    "✗ generated/openapi.json (generated-changed)\n  The lines of the file end as on Windows (CRLF), and generation writes LF.\n  Fix: Write `* text=auto eol=lf` into `.gitattributes`; then run `npm run generate`.\n\n1 problem.\n",
  ]);
  expect(run("generate", "--proof-runs", "10")).toEqual([0, ""]);
  expect(await readFile(file, "utf8")).toBe(text);
});

it("a spec with the line ends of Windows makes the same", async () => {
  await writeFile(join(folder, "api.ts"), tinySpec.replaceAll("\n", "\r\n"));
  expect(run("generate", "--check")).toEqual([0, ""]);
});
