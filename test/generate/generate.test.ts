import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { tinySpecWith } from "../contract/tiny-spec.ts";
import { run, specIn } from "./run.ts";
import { snapshot } from "./snapshot.ts";

// What the command does in all its ways is told in generate.slow.test.ts; each run is a process.

const args = ["--spec", "spec.ts", "--out", "out"];

let directory = "";
let folder = "";
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "generate-"));
  folder = await specIn(directory, "good");
});
afterAll(() => rm(directory, { recursive: true }));

it("prints a line for each step and file, plain, without any banner", async () => {
  const { code, stdout, stderr } = await run(args, folder, { CI: "true" });
  expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
  const lines = stderr.trimEnd().split("\n");
  expect(lines.slice(0, 3).map((line) => line.replace(/\d+ ms$/, "N ms"))).toEqual([
    "spec       1 operation                      N ms",
    "document   2 schemas                        N ms",
    "samples    in the document                  N ms",
  ]);
  for (const line of lines.slice(0, -1)) expect(line).toMatch(/^(\w+ +.+ \d+ ms| +[\d.]+ k?B {2}out\/\S+)$/);
  expect(lines.at(-1)).toMatch(/^✓ \d+ files, [\d.]+ kB in \d+ ms$/);
  expect((await snapshot(join(folder, "out"))).size).toBeGreaterThan(5);
});

it("leaves the folder as it was when a step fails, and shows no stack", async () => {
  const failing = await specIn(directory, "fails", tinySpecWith('title: "Rename thing"', 'title: ""'));
  await cp(join(folder, "out"), join(failing, "out"), { recursive: true });
  expect(await run(args, failing)).toEqual({
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
  expect(await snapshot(join(failing, "out"))).toEqual(await snapshot(join(folder, "out")));
});

it("with `--check` names stale, missing and stray files, and writes nothing", async () => {
  const out = join(folder, "out");
  await rm(join(out, "openapi.json"));
  await writeFile(join(out, "stray.txt"), "");
  const example = join(out, "examples/renameThing/200.default.json");
  await writeFile(example, (await readFile(example, "utf8")).replace('"a"', '"b"'));
  const before = await snapshot(folder);
  expect(await run([...args, "--check", "--quiet"], folder)).toEqual({
    code: 1,
    stdout: "",
    stderr: [
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
  });
  expect(await snapshot(folder)).toEqual(before);
});

it("ends with 2 and a hint when an option is wrong", async () => {
  expect(await run(["--chek"], folder)).toEqual({
    code: 2,
    stdout: "",
    stderr: "error: unknown option '--chek'\n(Did you mean --check?)\n(--help lists the options)\n",
  });
});
