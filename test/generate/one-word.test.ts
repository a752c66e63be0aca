import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { writeFolder } from "../../scripts/output/write.ts";
import { makeEverything } from "../../scripts/pipeline.ts";

let directory = "";
beforeAll(async () => {
  // Inside the repository, so that the copied spec finds the vocabulary and the stubs their packages.
  directory = await mkdtemp(resolve(".tmp-one-word-"));
});
afterAll(() => rm(directory, { recursive: true }));

it("one word of an error's text, changed in the one Zod schema, changes document, page and answer", async () => {
  const spec = join(directory, "spec");
  await cp("spec", spec, { recursive: true });
  const schemas = join(spec, "integrations/schemas.ts");
  const before = await readFile(schemas, "utf8");
  await writeFile(schemas, before.replace("name is required", "name is needed"));
  // The vocabulary stands two folders further up than in the repository.
  for (const file of [
    "index.ts",
    "shared/errors.ts",
    "integrations/schemas.ts",
    "integrations/update-llm.ts",
  ]) {
    const text = await readFile(join(spec, file), "utf8");
    await writeFile(join(spec, file), text.replaceAll("../scripts/contract", "../../scripts/contract"));
  }

  const { files } = await makeEverything(join(spec, "index.ts"), { runs: 0, seed: 1 });
  const out = join(directory, "generated");
  await writeFolder(out, files);

  for (const path of ["openapi.json", "docs/integrations/update-llm.md"]) {
    expect(files.get(path)).toContain("name is needed");
    expect(files.get(path)).not.toContain("name is required");
  }
  const { createApp } = (await import(
    pathToFileURL(join(out, "server/index.ts")).href
  )) as typeof import("../../generated/server/index.ts");
  const app = createApp({
    authenticate: async () => ({}),
    operations: { updateLlmIntegration: async () => ({ status: 404 }) },
  });
  const answer = await app.fetch(
    new Request("http://localhost/api/public/v1/integrations/llm/ai_01KFRX8K1CKQGCV2W5J9C9Z37H", {
      method: "PATCH",
      headers: { authorization: "Bearer nr_1", "content-type": "application/json" },
      body: "{}",
    }),
  );
  expect([answer.status, await answer.json()]).toEqual([400, { error: "name is needed" }]);
});
