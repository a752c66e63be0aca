import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { filesBelow } from "../scripts/lib/output/disk.ts";
import { tinySpecWith } from "./contract/tiny-spec.ts";

const run = promisify(execFile);
const tsx = resolve("node_modules/tsx/dist/cli.mjs");

const origin = {
  repository: "git+https://git.tiny.example/contract.git",
  homepage: "https://tiny.example/packages",
  bugs: "https://git.tiny.example/issues",
};

let folder = "";
let out = "";
beforeAll(async () => {
  // Inside the repository, whose toolchain is packed with it.
  folder = await mkdtemp(resolve(".tmp-pack-other-"));
  out = await mkdtemp(join(tmpdir(), "dist-"));
  await mkdir(join(folder, "spec"));
  const source = tinySpecWith(
    '{ name: "MIT", identifier: "MIT" }',
    '{ name: "Apache License 2.0", identifier: "Apache-2.0" }',
  ).replace(
    'contract: "@tiny/contract"',
    `contract: "@tiny/contract", ${JSON.stringify(origin).slice(1, -1)}`,
  );
  // As a spec of this repository imports the vocabulary.
  const vocabulary = /"[^"]*scripts\/contract\/index\.ts"/;
  await writeFile(
    join(folder, "spec/index.ts"),
    source.replace(vocabulary, '"../../scripts/contract/index.ts"'),
  );
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await rm(out, { recursive: true });
});

const at = (path: string) => relative(".", join(folder, path));

/** Runs a command; its exit code and what it said. */
async function command(name: string, ...args: readonly string[]) {
  return run(process.execPath, [tsx, `scripts/${name}.ts`, ...args]).then(
    ({ stderr }) => ({ code: 0, stderr }),
    ({ code, stderr }: { code: number; stderr: string }) => ({ code, stderr }),
  );
}

it("packs the contract that it is told, and nothing of another", async () => {
  const spec = ["--spec", at("spec/index.ts")];
  expect(await command("generate", ...spec, "--output", at("api"), "--quiet")).toEqual({
    code: 0,
    stderr: "",
  });
  const built = await command("build", ...spec, "--generated", at("api"), "--output", out);
  expect(built.code, built.stderr).toBe(0);
  expect((await readdir(out)).sort()).toEqual(["tiny-api-1.2.3.tgz", "tiny-contract-1.2.3.tgz"]);
  for (const name of ["api", "contract"]) {
    const unpacked = join(out, name);
    await mkdir(unpacked);
    await run("tar", ["xzf", join(out, `tiny-${name}-1.2.3.tgz`), "-C", unpacked, "--strip-components=1"]);
    const files = await filesBelow(unpacked);
    const manifest = JSON.parse(await readFile(join(unpacked, "package.json"), "utf8"));
    expect(manifest).toMatchObject({
      name: `@tiny/${name}`,
      license: "Apache-2.0",
      repository: { type: "git", url: origin.repository },
      homepage: origin.homepage,
      bugs: { url: origin.bugs },
      engines: { node: "^20.19 || >=22.12" },
    });
    expect(await readFile(join(unpacked, "LICENSE"), "utf8")).toContain("TERMS AND CONDITIONS FOR USE");
    for (const path of files)
      expect([
        path,
        /workshop|nairi(?!-contract\b|\/contract-tools\b)|\bllm\b/i.exec(
          await readFile(join(unpacked, path), "utf8"),
        )?.[0],
      ]).toEqual([path, undefined]);
    if (name === "api") continue;
    const document = manifest.exports["./openapi.json"];
    expect(JSON.parse(await readFile(join(unpacked, document), "utf8")).info.title).toBe("Tiny API");
    const { exports: exported } = manifest as { exports: Record<string, string | { default: string }> };
    for (const target of Object.values(exported).map((one) => (typeof one === "string" ? one : one.default)))
      if (!target.includes("*")) expect(files).toContain(target.replace("./", ""));
  }
});

it.each<[name: string, args: () => string[], said: string]>([
  ["the folder of another spec", () => ["--spec", at("spec/index.ts")], "is not what generation makes of"],
  [
    "a folder that is not there",
    () => ["--spec", at("spec/index.ts"), "--generated", at("nowhere")],
    "is not what generation makes of",
  ],
  ["a spec that is not there", () => ["--spec", "nowhere.ts"], "There is no spec at `nowhere.ts`."],
])("refuses %s, with a way out", async (_, args, said) => {
  const { code, stderr } = await command("build", ...args(), "--output", out);
  expect(code).toBe(2);
  expect(stderr).toContain(said);
  expect(stderr).toContain("Fix: ");
  expect(stderr).not.toContain("(unexpected)");
});

it("refuses a spec outside of the working directory", async () => {
  const outside = await mkdtemp(join(tmpdir(), "outside-"));
  await writeFile(join(outside, "spec.ts"), tinySpecWith("1.2.3", "1.2.4"));
  const { code, stderr } = await command("build", "--spec", join(outside, "spec.ts"), "--output", out);
  expect([code, /is outside of the working directory/.test(stderr)]).toEqual([2, true]);
  await rm(outside, { recursive: true });
});
