import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { ProblemError } from "../../scripts/lib/problem.ts";
import { badSpecs } from "./bad-specs/all.ts";
import { tinySpec, tinySpecWith } from "./tiny-spec.ts";

let directory = "";
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "bad-spec-"));
});
afterAll(() => rm(directory, { recursive: true }));

it.each(badSpecs)("$name", async ({ source, wanted }) => {
  const path = join(directory, "spec.ts");
  await writeFile(path, source);
  const problems = await loadContract(path).then(
    () => [],
    (error: unknown) => (error instanceof ProblemError ? error.problems : Promise.reject(error)),
  );
  expect(
    problems.map(({ code, line, pointer, message, fix }) =>
      `${line ?? ""} ${[code, pointer].filter((part) => part !== undefined).join(" ")}: ${message} → ${fix}`.replaceAll(
        path,
        "spec.ts",
      ),
    ),
  ).toEqual(wanted);
  for (const { file } of problems) expect(file).toMatch(/spec\.ts$/);
});

it.each([
  [
    "nowhere/index.ts",
    "There is no spec at `nowhere/index.ts`.",
    "Name the module whose default export is the API: `--spec spec/index.ts`.",
  ],
  [
    "spec/",
    "`spec` is a folder.",
    "Name the module in it whose default export is the API: `--spec spec/index.ts`.",
  ],
])("names a spec that is not at %s", async (path, message, fix) => {
  const [problem] = await loadContract(path).then(
    () => [],
    (error: unknown) => (error instanceof ProblemError ? error.problems : Promise.reject(error)),
  );
  expect(problem).toEqual({ code: "spec-missing", message, file: path, fix });
});

it("reads the license's own text from its file", async () => {
  const path = join(directory, "licensed.ts");
  await writeFile(path, tinySpecWith('identifier: "MIT"', 'identifier: "LicenseRef-Tiny", file: "TERMS"'));
  await writeFile(join(directory, "TERMS"), "Ask first.\n");
  const { contract, inputs } = await loadContract(path);
  expect([contract.licenseText, inputs.at(-1)]).toEqual(["Ask first.\n", join(directory, "TERMS")]);
});

it("lets a response be closed where the API says so", async () => {
  const path = join(directory, "closed.ts");
  const closed = tinySpecWith("200: json(Thing,", "200: json(Thing.strict(),");
  await writeFile(path, closed.replace("security: [", "closedResponses: true,\n  security: ["));
  expect((await loadContract(path)).contract.api.closedResponses).toBe(true);
});

it("loads a spec that names the vocabulary's package", async () => {
  const path = join(directory, "named.ts");
  await writeFile(
    path,
    tinySpec.replace(/from "[^"]*\/contract\/index\.ts"/, 'from "@nairi/contract-tools"'),
  );
  expect((await loadContract(path)).contract.api.operations).toHaveLength(1);
});
