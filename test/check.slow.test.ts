import { execFile } from "node:child_process";
import { appendFile, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { tinySpec } from "./contract/tiny-spec.ts";

const run = promisify(execFile);

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "check-"));
  await symlink(resolve("node_modules"), join(folder, "node_modules"));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }\n');
  await writeFile(join(folder, "spec.ts"), tinySpec);
  expect(await command("generate", "--spec", "spec.ts", "--output", "api", "--quiet")).toEqual([0, ""]);
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs a command in the folder of the contract; its exit code and what it said. */
async function command(name: string, ...args: readonly string[]): Promise<[code: number, said: string]> {
  const program = [resolve("node_modules/tsx/dist/cli.mjs"), resolve(`scripts/${name}.ts`), ...args];
  return run(process.execPath, program, { cwd: folder }).then(
    ({ stderr }) => [0, stderr],
    ({ code, stderr }: { code: number; stderr: string }) => [code, stderr],
  );
}

const check = () => command("check", "--spec", "spec.ts", "--generated", "api");

/** Each check's mark and name. */
const marks = (said: string) =>
  [...said.matchAll(/^([✓✗]) (.*?) {2}/gm)].map(([, mark, name]) => [mark, name]);

it("compiles what was generated of the contract that it is told, and says what it did not check", async () => {
  const [code, said] = await check();
  expect([code, marks(said).filter(([mark]) => mark === "✗")]).toEqual([0, []]);
  expect(marks(said)).toContainEqual(["✓", "generated code"]);
  expect(said.split("\n").filter((line) => line.startsWith("-"))).toEqual([
    "- format and lint  not checked: there is no `biome.json`",
    "- types            not checked: there is no `tsconfig.json`",
    "- unused code      not checked: there is no `knip.json`",
  ]);
});

it("finds faults of types in client and server of that contract", async () => {
  const broken = ["client/src/index.ts", "client/src/unchecked.ts", "server/operations.ts"];
  for (const path of broken)
    await appendFile(join(folder, "api", path), 'export const fault: number = "text";\n');
  const [code, said] = await check();
  expect(code).toBe(1);
  expect(marks(said)).toContainEqual(["✗", "generated code"]);
  for (const path of broken) expect(said).toContain(`api/${path}:`);
  expect(said).toContain("Type 'string' is not assignable to type 'number'.");
});
