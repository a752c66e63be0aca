import { type ChildProcess, spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tinySpec, tinySpecWith } from "../contract/tiny-spec.ts";
import { snapshot } from "./snapshot.ts";

const tsx = resolve("node_modules/tsx/dist/cli.mjs");
const script = resolve("scripts/generate.ts");

let directory = "";
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "generate-"));
});
afterAll(() => rm(directory, { recursive: true }));

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(args: readonly string[], env: NodeJS.ProcessEnv = {}, cwd = directory): ChildProcess {
  // The proof has tests of its own.
  return spawn(process.execPath, [tsx, script, "--proof-runs=0", ...args], {
    cwd,
    env: { ...process.env, ...env },
  });
}

function run(args: readonly string[], env: NodeJS.ProcessEnv = {}, cwd = directory): Promise<Run> {
  const child = start(args, env, cwd);
  let stdout = "";
  let stderr = "";
  child.stdout?.setEncoding("utf8").on("data", (text) => {
    stdout += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text) => {
    stderr += text;
  });
  return new Promise((done) => child.on("close", (code) => done({ code, stdout, stderr })));
}

async function specIn(name: string, source = tinySpec): Promise<string> {
  const folder = join(directory, name);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "spec.ts"), source);
  return folder;
}

describe("generate", () => {
  it("prints a line for each step and file, plain, without any banner", async () => {
    const folder = await specIn("prints");
    const { code, stdout, stderr } = await run(["--spec", "spec.ts", "--out", "out"], { CI: "true" }, folder);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
    const lines = stderr.trimEnd().split("\n");
    expect(lines.slice(0, 3).map((line) => line.replace(/\d+ ms$/, "N ms"))).toEqual([
      "spec       1 operation                      N ms",
      "document   2 schemas                        N ms",
      "samples    in the document                  N ms",
    ]);
    for (const line of lines.slice(0, -1))
      expect(line).toMatch(/^(\w+ +.+ \d+ ms| +[\d.]+ k?B {2}out\/\S+)$/);
    expect(lines.at(-1)).toMatch(/^✓ \d+ files, [\d.]+ kB in \d+ ms$/);
    expect((await snapshot(join(folder, "out"))).size).toBeGreaterThan(5);
  });

  it("is quiet when told to be", async () => {
    const folder = await specIn("quiet");
    expect(await run(["--spec", "spec.ts", "--out", "out", "--quiet"], {}, folder)).toEqual({
      code: 0,
      stdout: "",
      stderr: "",
    });
  });

  it("gives the same bytes whatever the time zone, the locale and the working directory", async () => {
    const folder = await specIn("same");
    const spec = join(folder, "spec.ts");
    const runs = await Promise.all([
      run(["--spec", "spec.ts", "--out", "a"], { TZ: "UTC", LANG: "C", LC_ALL: "C" }, folder),
      run(
        ["--spec", spec, "--out", join(folder, "b")],
        { TZ: "Pacific/Chatham", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" },
        tmpdir(),
      ),
    ]);
    expect(runs.map(({ code }) => code)).toEqual([0, 0]);
    expect(await snapshot(join(folder, "a"))).toEqual(await snapshot(join(folder, "b")));
  });

  it("leaves the folder as it was when a step fails, and shows no stack", async () => {
    const folder = await specIn("fails");
    await run(["--spec", "spec.ts", "--out", "out"], {}, folder);
    const before = await snapshot(join(folder, "out"));
    await specIn("fails", tinySpecWith('title: "Rename thing"', 'title: ""'));
    const { code, stdout, stderr } = await run(["--spec", "spec.ts", "--out", "out"], {}, folder);
    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: "",
      stderr: [
        "✗ spec.ts:11 at operations/renameThing/title (words-missing)",
        "  `renameThing` has no `title`.",
        "  Fix: Write it: the docs page needs it.",
        "",
        "1 problem.",
        "",
      ].join("\n"),
    });
    expect(await snapshot(join(folder, "out"))).toEqual(before);
    const verbose = await run(["--spec", "spec.ts", "--out", "out", "--verbose"], {}, folder);
    expect(verbose.stderr).toContain("    at ");
  });

  it("refuses what the lint refuses, naming the rule", async () => {
    const folder = await specIn("lint", tinySpecWith('.meta({ description: "Its name." })', ""));
    const { code, stderr } = await run(["--spec", "spec.ts", "--out", "out", "--quiet"], {}, folder);
    expect(code).toBe(1);
    expect(stderr).toBe(
      [
        "✗ spec.ts at #/components/schemas/Thing/properties/name/description (lint/rule/property-description)",
        "  A property has a description.",
        "  Fix: Correct it in the spec; the rule is `rule/property-description` in `redocly.yaml`.",
        "",
        "1 problem.",
        "",
      ].join("\n"),
    );
    expect(await readdir(folder)).toEqual(["spec.ts"]);
  });

  it("does not overwrite a folder that it did not make", async () => {
    const folder = await specIn("foreign");
    await writeFile(join(folder, "precious.txt"), "mine");
    const { code, stderr } = await run(["--spec", "spec.ts", "--out", ".", "--quiet"], {}, folder);
    expect(code).toBe(1);
    expect(stderr).toContain(
      "`.` holds files that were not generated, such as `precious.txt`; they would be lost.",
    );
    expect((await readdir(folder)).sort()).toEqual(["precious.txt", "spec.ts"]);
  });

  it("says that a folder can't be written", async () => {
    const folder = await specIn("unwritable");
    const { code, stderr } = await run(["--spec", "spec.ts", "--out", "spec.ts/out", "--quiet"], {}, folder);
    expect(code).toBe(1);
    expect(stderr).toContain("`spec.ts/out` can't be written: ENOTDIR.");
  });

  it("ends with 2 and a hint when an option is wrong", async () => {
    const { code, stderr } = await run(["--chek"]);
    expect(code).toBe(2);
    expect(stderr).toBe(
      "error: unknown option '--chek'\n(Did you mean --check?)\n(--help lists the options)\n",
    );
  });
});

describe("generate --check", () => {
  it("names stale, missing and stray files, and writes nothing", async () => {
    const folder = await specIn("check");
    await run(["--spec", "spec.ts", "--out", "out"], {}, folder);
    expect((await run(["--spec", "spec.ts", "--out", "out", "--check"], {}, folder)).code).toBe(0);

    await rm(join(folder, "out/openapi.json"));
    await writeFile(join(folder, "out/stray.txt"), "");
    const example = join(folder, "out/examples/renameThing/200.default.json");
    await writeFile(example, (await readFile(example, "utf8")).replace('"a"', '"b"'));
    const before = await snapshot(join(folder, "out"));
    const { code, stderr } = await run(
      ["--spec", "spec.ts", "--out", "out", "--check", "--quiet"],
      {},
      folder,
    );
    expect(code).toBe(1);
    expect(stderr).toBe(
      [
        "✗ out/examples/renameThing/200.default.json (generated-changed)",
        "  The file is stale (`-` on disk, `+` as generated):",
        '    -  "name": "b"',
        '    +  "name": "a"',
        "  Fix: Run `npm run generate` and commit what it writes.",
        "",
        "✗ out/openapi.json (generated-missing)",
        "  The file is missing.",
        "  Fix: Run `npm run generate` and commit what it writes.",
        "",
        "✗ out/stray.txt (generated-stray)",
        "  The file is not generated; it would be removed.",
        "  Fix: Run `npm run generate` and commit what it writes.",
        "",
        "3 problems.",
        "",
      ].join("\n"),
    );
    expect(await snapshot(join(folder, "out"))).toEqual(before);
  });
});

describe("generate, killed", () => {
  it("leaves the old files or the new ones, never a mixture, and the next run cleans up", async () => {
    const folder = await specIn("killed");
    await run(["--spec", "spec.ts", "--out", "old"], {}, folder);
    const old = await snapshot(join(folder, "old"));
    await specIn("killed", tinySpecWith('"1.2.3"', '"9.9.9"'));
    await run(["--spec", "spec.ts", "--out", "new"], {}, folder);
    const next = await snapshot(join(folder, "new"));

    for (const bytes of [0, 5]) {
      await rm(join(folder, "out"), { recursive: true, force: true });
      await cp(join(folder, "old"), join(folder, "out"), { recursive: true });
      // It is killed as it writes, when so many staged files are there.
      const child = start(["--spec", "spec.ts", "--out", "out"], {}, folder);
      const ended = new Promise((done) => child.on("close", done));
      while (child.exitCode === null && (await staged(folder)) <= bytes) await new Promise(setImmediate);
      child.kill("SIGKILL");
      await ended;
      const left = await snapshot(join(folder, "out"));
      expect([old, next]).toContainEqual(left);
    }
    await run(["--spec", "spec.ts", "--out", "out"], {}, folder);
    expect((await readdir(folder)).sort()).toEqual(["new", "old", "out", "spec.ts"]);
    expect(await snapshot(join(folder, "out"))).toEqual(next);
  });
});

/** How many files lie in the folder that a running generation writes beside its target; -1 before it is there. */
async function staged(folder: string): Promise<number> {
  const name = (await readdir(folder)).find((entry) => entry.startsWith("out.new-"));
  if (!name) return -1;
  return (await snapshot(join(folder, name)).catch(() => new Map())).size;
}
