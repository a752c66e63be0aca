import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { refuseOtherTools } from "../../scripts/contract/tools-version.ts";
import { ownPackage } from "../../scripts/lib/own-package.ts";
import type { ProblemError } from "../../scripts/lib/problem.ts";
import { tinySpec } from "./tiny-spec.ts";

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
        message: `The spec imports the vocabulary of \`${name}\` ${installed}, and the command is of ${version}.`,
        file: join(folder, "spec.ts"),
        fix: `Run the repository's own command, or install one version for both; section ${section} of \`docs/stability.md\` in the newer package says what changed.`,
      },
    ],
  });
});

it("takes a vocabulary of the same version, and one that is imported by its path", async () => {
  await install(version);
  refuseOtherTools(join(folder, "spec.ts"), "spec.ts");
  refuseOtherTools(join(tmpdir(), "nowhere", "spec.ts"), "spec.ts");
  refuseOtherTools(resolve("test/fixtures/things/index.ts"), "index.ts");
});
