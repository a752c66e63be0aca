import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { ProblemError } from "../../scripts/lib/problem.ts";
import { loading } from "./bad-specs/loading.ts";
import { operations } from "./bad-specs/operations.ts";
import { schemas } from "./bad-specs/schemas.ts";
import { travel, travelling } from "./bad-specs/travel.ts";
import { tinySpecWith } from "./tiny-spec.ts";

let directory = "";
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "bad-spec-"));
});
afterAll(() => rm(directory, { recursive: true }));

it.each([...loading, ...operations, ...schemas, ...travel, ...travelling])(
  "$name",
  async ({ source, wanted }) => {
    const path = join(directory, "spec.ts");
    await writeFile(path, source);
    const problems = await loadContract(path).then(
      () => [],
      (error: unknown) => (error instanceof ProblemError ? error.problems : Promise.reject(error)),
    );
    expect(
      problems.map(({ code, line, pointer, message }) =>
        `${line ?? ""} ${[code, pointer].filter((part) => part !== undefined).join(" ")}: ${message}`.replaceAll(
          path,
          "spec.ts",
        ),
      ),
    ).toEqual(wanted);
    for (const { file, fix } of problems) {
      expect(file).toMatch(/spec\.ts$/);
      expect(fix).toMatch(/\.$/);
    }
  },
);

it("names a spec that is not there", async () => {
  await expect(loadContract("nowhere/index.ts")).rejects.toThrow("There is no spec at `nowhere/index.ts`.");
});

it("lets a response be closed where the API says so", async () => {
  const path = join(directory, "closed.ts");
  const closed = tinySpecWith("200: json(Thing,", "200: json(Thing.strict(),");
  await writeFile(path, closed.replace("security: [", "closedResponses: true,\n  security: ["));
  expect((await loadContract(path)).contract.api.closedResponses).toBe(true);
});
