import type { ChildProcess } from "node:child_process";
import { cp, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tinySpecWith } from "../contract/tiny-spec.ts";
import { run, specIn, start } from "./run.ts";
import { snapshot } from "./snapshot.ts";

const args = ["--spec", "spec.ts", "--output", "out"];

let directory = "";
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "generate-"));
});
afterAll(() => rm(directory, { recursive: true }));

describe("generate", () => {
  it("is quiet when told to be", async () => {
    const folder = await specIn(directory, "quiet");
    expect(await run([...args, "--quiet"], folder)).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  it("gives the same bytes whatever the time zone, the locale and the working directory", async () => {
    const folder = await specIn(directory, "same");
    const spec = join(folder, "spec.ts");
    const runs = await Promise.all([
      run(["--spec", "spec.ts", "--output", "a"], folder, { TZ: "UTC", LANG: "C", LC_ALL: "C" }),
      run(["--spec", spec, "--output", join(folder, "b")], tmpdir(), {
        TZ: "Pacific/Chatham",
        LANG: "tr_TR.UTF-8",
        LC_ALL: "tr_TR.UTF-8",
      }),
    ]);
    expect(runs.map(({ code }) => code)).toEqual([0, 0]);
    expect(await snapshot(join(folder, "a"))).toEqual(await snapshot(join(folder, "b")));
  });

  it("shows the stack of a problem when told to", async () => {
    const folder = await specIn(directory, "verbose", tinySpecWith('title: "Rename thing"', 'title: ""'));
    const { code, stderr } = await run([...args, "--verbose"], folder);
    expect(code).toBe(1);
    expect(stderr).toContain("    at ");
    expect(await readdir(folder)).toEqual(["spec.ts"]);
  });

  it("refuses what the lint refuses, naming the rule", async () => {
    const folder = await specIn(directory, "lint", tinySpecWith('.meta({ description: "Its name." })', ""));
    const { code, stderr } = await run([...args, "--quiet"], folder);
    expect(code).toBe(1);
    expect(stderr).toBe(
      [
        "✗ spec.ts:6:13 at components/Thing.name (lint/rule/property-description)",
        "  The property has no description.",
        '  Fix: Say what it is: `.meta({ description: "…" })`; in a record of listed names, on the schema of the values.',
        "",
        "1 problem.",
        "",
      ].join("\n"),
    );
    expect(await readdir(folder)).toEqual(["spec.ts"]);
  });

  it("does not overwrite a folder that it did not make", async () => {
    const folder = await specIn(directory, "foreign");
    await writeFile(join(folder, "precious.txt"), "mine");
    const { code, stderr } = await run(["--spec", "spec.ts", "--output", ".", "--quiet"], folder);
    expect(code).toBe(1);
    expect(stderr).toContain(
      "`.` holds files that were not generated, such as `precious.txt`; they would be lost.",
    );
    expect((await readdir(folder)).sort()).toEqual(["precious.txt", "spec.ts"]);
  });

  it("says that a folder can't be written", async () => {
    const folder = await specIn(directory, "unwritable");
    const { code, stderr } = await run(["--spec", "spec.ts", "--output", "spec.ts/out", "--quiet"], folder);
    expect(code).toBe(1);
    expect(stderr).toContain("`spec.ts/out` can't be written: ENOTDIR.");
  });
});

describe("generate, killed", () => {
  it("leaves the old files or the new ones, never a mixture, and the next run cleans up", async () => {
    const folder = await specIn(directory, "killed");
    await run(["--spec", "spec.ts", "--output", "old"], folder);
    const old = await snapshot(join(folder, "old"));
    await specIn(directory, "killed", tinySpecWith('"1.2.3"', '"9.9.9"'));
    const begun = performance.now();
    await run(["--spec", "spec.ts", "--output", "new"], folder);
    const whole = performance.now() - begun;
    const next = await snapshot(join(folder, "new"));

    /** Kills a run, and says what it left. */
    const killed = async (when: (child: ChildProcess) => Promise<void>) => {
      await rm(join(folder, "out"), { recursive: true, force: true });
      await cp(join(folder, "old"), join(folder, "out"), { recursive: true });
      const child = start(args, folder);
      const ended = new Promise((done) => child.on("close", done));
      await when(child);
      child.kill("SIGKILL");
      await ended;
      return snapshot(join(folder, "out"));
    };
    // As it writes, when so many staged files are there; then at random moments.
    for (const files of [0, 5]) {
      const left = await killed(async (child) => {
        while (child.exitCode === null && (await staged(folder)) <= files) await new Promise(setImmediate);
      });
      expect([old, next]).toContainEqual(left);
    }
    const moments = fc.sample(fc.double({ min: 0, max: 1.1, noNaN: true }), 20);
    for (const moment of moments) {
      const left = await killed((child) =>
        Promise.race([
          new Promise<void>((done) => child.on("close", () => done())),
          new Promise<void>((done) => setTimeout(done, moment * whole)),
        ]),
      );
      expect([old, next]).toContainEqual(left);
    }
    await run(args, folder);
    expect((await readdir(folder)).sort()).toEqual(["new", "old", "out", "spec.ts"]);
    expect(await snapshot(join(folder, "out"))).toEqual(next);
  });

  it("twice at once: the folder is whole, and nothing lies beside it", async () => {
    const folder = await specIn(directory, "twice");
    const runs = await Promise.all([run(args, folder), run(args, folder), run(args, folder)]);
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(await readdir(folder)).toEqual(["out", "spec.ts"]);
    expect((await run([...args, "--check"], folder)).code).toBe(0);
  });
});

/** How many files lie in the folder that a running generation writes beside its target; -1 before it is there. */
async function staged(folder: string): Promise<number> {
  const name = (await readdir(folder)).find((entry) => entry.startsWith(".out.staged-"));
  if (!name) return -1;
  return (await snapshot(join(folder, name, "new")).catch(() => new Map())).size;
}

it("writes other versions of OpenAPI by request, and takes them for stray without it", async () => {
  const other = await specIn(directory, "versions");
  const versions = ["openapi.3.0.json", "openapi.3.0.yaml", "openapi.3.2.json", "openapi.3.2.yaml"];
  const wanted = [...args, "--openapi", "3.0", "3.2"];
  expect((await run(wanted, other)).code).toBe(0);
  const made = await snapshot(join(other, "out"));
  expect([...made.keys()].filter((path) => path.startsWith("openapi.3"))).toEqual(versions);
  expect((await run([...wanted, "--check"], other)).code).toBe(0);
  expect((await run([...args, "--check"], other)).stderr).toContain(
    "✗ out/openapi.3.0.json (generated-stray)",
  );
  expect((await run(args, other)).stderr).toContain("  removed    out/openapi.3.2.yaml");
  expect(await run([...args, "--openapi", "2.0"], other)).toMatchObject({ code: 2, stdout: "" });
});
