import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";

let folder: string;
let bundled: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "run-"));
  bundled = join(folder, "node_modules/.cache/commands");
  for (const path of ["scripts", "node_modules"]) await mkdir(join(folder, path));
  await cp("scripts/run.js", join(folder, "scripts/run.js"));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }\n');
  for (const name of ["esbuild", "tsx"])
    await symlink(resolve("node_modules", name), join(folder, "node_modules", name));
  await install("1");
  await write("first");
});
afterAll(() => rm(folder, { recursive: true }));

const install = (version: string) => writeFile(join(folder, "node_modules/.package-lock.json"), version);

/** A command that tells what it is, where its module is, and its arguments. */
const write = (text: string) =>
  writeFile(
    join(folder, "scripts/tell.ts"),
    `const text: string = ${JSON.stringify(text)};
console.log([text, import.meta.url.split("/").at(-1), ...process.argv.slice(2)].join(" "));`,
  );

async function tell(): Promise<string> {
  const args = [join(folder, "scripts/run.js"), "tell", "--check"];
  return (await promisify(execFile)(process.execPath, args)).stdout;
}

/** The states of the code that are bundled. */
const states = () => readdir(bundled);

it("runs the command of the code as it is, bundled once", async () => {
  expect([await tell(), await tell()]).toEqual(Array(2).fill("first tell.ts --check\n"));
  expect(await states()).toHaveLength(1);
  await write("second");
  expect(await tell()).toBe("second tell.ts --check\n");
  expect(await states()).toHaveLength(2);
});

it("runs no bundle that something else wrote", async () => {
  for (const state of await states())
    await writeFile(join(bundled, state, "tell.mjs"), 'console.log("something else");');
  expect(await tell()).toBe("second tell.ts --check\n");
});

it("bundles again for other packages", async () => {
  await install("2");
  expect(await tell()).toBe("second tell.ts --check\n");
  expect(await states()).toHaveLength(3);
});

it("runs the modules themselves where nothing can be kept", async () => {
  await rm(bundled, { recursive: true });
  await writeFile(bundled, "");
  expect(await tell()).toBe("second tell.ts --check\n");
});
