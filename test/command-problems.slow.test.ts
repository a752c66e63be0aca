import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { specIn } from "./generate/run.ts";

let directory = "";
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "command-problems-"));
});
afterAll(() => rm(directory, { recursive: true }));

const command = (...args: string[]) => run("scripts/run.js", ...args);

function run(...args: string[]): { code: number | null; stderr: string } {
  const { status, stderr } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { code: status, stderr };
}

it.each(["generate", "release"])("`%s` refuses a version of OpenAPI that it does not know", (name) => {
  const { code, stderr } = command(name, "--openapi", "9");
  expect([code, stderr]).toEqual([2, expect.stringContaining("Allowed choices are 3.0, 3.2, 3.1.")]);
});

it("names the files that are not as generated at a release", async () => {
  const folder = await specIn(directory, "stale");
  const generated = join(folder, "generated");
  await mkdir(generated);
  await writeFile(join(generated, "README.md"), "Mine.\n");
  await writeFile(join(generated, "stray.txt"), "");
  const { code, stderr } = command(
    "release",
    ...["--spec", join(folder, "spec.ts"), "--generated", generated, "--releases", join(folder, "releases")],
  );
  expect(code).toBe(1);
  const commit = "Run `npm run generate` and commit what it writes.";
  const stray = `Run \`npm run generate\`, which removes what it once made; move what it did not make out of \`${generated}\`.`;
  for (const [path, found, message, fix] of [
    ["README.md", "generated-changed", "The file is stale: a release is what is committed.", commit],
    ["openapi.json", "generated-missing", "The file is missing: a release is what is committed.", commit],
    [
      "stray.txt",
      "generated-stray",
      "The file is not one that generation makes: a release is what is committed.",
      stray,
    ],
  ] as const)
    expect(stderr).toContain(`✗ ${join(generated, path)} (${found})\n  ${message}\n  Fix: ${fix}\n`);
});

it("names the benchmarks if one is unknown", () => {
  expect(command("bench", "none")).toEqual({
    code: 1,
    stderr: expect.stringMatching(
      /^✗ unknown-benchmark \(unknown-benchmark\)\n {2}There is no benchmark `none`; there are `.+`\.\n {2}Fix: Name one of these\.\n/,
    ),
  });
});

it("refuses to compare a benchmark of which nothing is recorded", () => {
  expect(run("--import", "tsx", "scripts/bench.ts", "cases", "--check")).toEqual({
    code: 1,
    stderr: expect.stringMatching(
      /^✗ benchmark-without-record \(benchmark-without-record\)\n {2}Nothing is recorded for the benchmark `cases`\.\n {2}Fix: Run it without `--check`\.\n/,
    ),
  });
});
