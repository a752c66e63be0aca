import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "init-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs `init` in a folder below, without a terminal; its exit code and what it said. */
async function init(name: string, files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const cwd = join(folder, name);
  await mkdir(join(cwd, "spec"), { recursive: true });
  for (const [path, text] of Object.entries(files)) await writeFile(join(cwd, path), text);
  const { status, stderr } = spawnSync(process.execPath, [resolve("scripts/run.js"), "init", ...args], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  return {
    code: status,
    stderr,
    read: (path: string) => readFile(join(cwd, path), "utf8").catch(() => undefined),
  };
}

it("overwrites nothing that is there", async () => {
  const mine = { "tsconfig.json": "{}\n", ".gitattributes": "mine\n", "package.json": '{"name":"mine"}\n' };
  const { code, stderr, read } = await init("existing", mine, "--name", "Acme", "--ci", "gitlab");
  expect([code, stderr]).toEqual([0, expect.stringContaining("is there    tsconfig.json")]);
  expect(await read("tsconfig.json")).toBe("{}\n");
  expect(await read(".gitattributes")).toBe("mine\n");
  expect(await read(".github/workflows/contract.yml")).toBe(undefined);
  expect(await read("package.json")).toContain('"name": "mine"');
  expect(await read("package.json")).toContain('"generate": "nairi-contract generate"');
});

it.each([
  [
    "a name that no package can have",
    {},
    ["--name", "7"],
    "✗ api-name (api-name)\n  `7` can't be the name of an API, because no package can have it: npm's names begin with a letter.\n  Fix: Name it with letters and digits, the first a letter: `--name Acme`.\n",
  ],
  [
    "a folder with a spec",
    { "spec/index.ts": "" },
    ["--name", "Acme"],
    "✗ spec/index.ts (spec-exists)\n  There is a spec already.\n  Fix: Add an operation to it: `npm run new -- <section> <METHOD> <path>`; or begin another contract in a folder of its own.\n",
  ],
  [
    "a `package.json` that is not JSON",
    { "package.json": "{" },
    ["--name", "Acme"],
    "Fix: Correct it, or remove it: a new one is written then.\n",
  ],
])("refuses %s, and writes nothing", async (name, files, args, said) => {
  const { code, stderr, read } = await init(name.replaceAll(/\W/g, ""), files, ...args);
  expect([code, stderr]).toEqual([2, expect.stringContaining(said)]);
  expect(await read(".gitattributes")).toBe(undefined);
});

it("tells why a `package.json` can't be read", async () => {
  const { stderr } = await init("unreadable", { "package.json": "{" }, "--name", "Acme");
  expect(stderr).toContain("✗ package.json (manifest-unreadable)\n  The file is not JSON: ");
});
