import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { refuseOtherTools } from "../../scripts/contract/tools-version.ts";
import { ownPackage } from "../../scripts/lib/own-package.ts";
import type { Problem, ProblemError } from "../../scripts/lib/problem.ts";
import { tinySpec, tinySpecWith } from "./tiny-spec.ts";

const { name, version } = ownPackage;

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tools-version-"));
  await writeFile(join(folder, "spec.ts"), tinySpec);
});
afterAll(() => rm(folder, { recursive: true }));

async function install(installed: string): Promise<void> {
  const place = join(folder, "node_modules", name);
  await mkdir(place, { recursive: true });
  await writeFile(join(place, "package.json"), JSON.stringify({ name, version: installed }));
}

it.each([
  ["99.0.0", "99.0.0"],
  ["0.9.10", version],
])("refuses a vocabulary of %s, and names the section of the changelog", async (installed, section) => {
  await install(installed);
  const error = await loadContract(join(folder, "spec.ts")).catch((thrown: ProblemError) => thrown);
  expect(error).toMatchObject({
    problems: [
      {
        code: "tools-version",
        message: `The spec imports the vocabulary of \`${name}\` ${installed}, and this command is version ${version}.`,
        file: join(folder, "spec.ts"),
        fix: `Run the repository's own command, or install one version for both; section ${section} of \`docs/stability.md\` in the newer package says what changed.`,
      },
    ],
  });
});

/** A contract's package as tools of a version made it, with this spec; what loading it refuses. */
async function contractOf(tools: string, spec: string): Promise<readonly Problem[]> {
  const place = join(folder, "node_modules/@tiny/contract");
  await mkdir(place, { recursive: true });
  await writeFile(join(place, "package.json"), '{ "name": "@tiny/contract", "version": "1.0.0" }');
  await writeFile(join(place, "contract.json"), JSON.stringify({ format: 1, tools, spec: "spec.ts" }));
  await writeFile(join(place, "spec.ts"), spec);
  const loaded = await loadContract(join(place, "spec.ts")).catch((thrown: ProblemError) => thrown);
  return "problems" in loaded ? loaded.problems : [];
}

it("refuses the contract of a later major version of the tools, and names the section of the changelog", async () => {
  expect(await contractOf("99.2.0", tinySpec)).toEqual([
    expect.objectContaining({
      code: "tools-version",
      message: `The contract was made by \`${name}\` 99.2.0, and this command is version ${version}.`,
      fix: `Install the tools that made it, \`npm install --save-dev ${name}@99.2.0\`, or an older version of the contract; section 99.2.0 of \`docs/stability.md\` in the newer package says what changed.`,
    }),
  ]);
});

it("names the version of a contract of later tools only if it has a word that these lack", async () => {
  const later = version.replace(/\d+$/, (patch) => String(Number(patch) + 1));
  await install("0.9.0");
  expect(await contractOf(later, tinySpec)).toEqual([]);
  const newWord = tinySpecWith('title: "Rename thing"', 'tone: "friendly",\n  title: "Rename thing"');
  expect((await contractOf(later, newWord)).map(({ code }) => code)).toEqual([
    "tools-version",
    "unknown-key",
  ]);
  expect((await contractOf(version, newWord)).map(({ code }) => code)).toEqual(["unknown-key"]);
});

it("takes a vocabulary of the same version, and one that is imported by its path", async () => {
  await install(version);
  refuseOtherTools(join(folder, "spec.ts"), "spec.ts");
  refuseOtherTools(join(tmpdir(), "nowhere", "spec.ts"), "spec.ts");
  refuseOtherTools(resolve("test/fixtures/things/index.ts"), "index.ts");
});
