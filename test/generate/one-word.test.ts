import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { writeFolder } from "../../scripts/lib/output/write.ts";
import { makeEverything } from "../../scripts/pipeline.ts";

let directory = "";
beforeAll(async () => {
  // Inside the repository, so that the copied spec finds the vocabulary and the stubs their packages.
  directory = await mkdtemp(resolve(".tmp-one-word-"));
});
afterAll(() => rm(directory, { recursive: true }));

it("one word of an error's text, changed in the one Zod schema, changes document, page and answer", async () => {
  const spec = join(directory, "spec");
  await cp("test/fixtures/workshop", spec, {
    recursive: true,
    filter: (path) => !path.includes("expected"),
  });
  const schemas = join(spec, "gadgets/schemas.ts");
  const before = await readFile(schemas, "utf8");
  await writeFile(schemas, before.replace("name is required", "name is needed"));
  // The vocabulary stands a folder nearer than in the fixture.
  for (const file of ["index.ts", "shared/errors.ts", "gadgets/schemas.ts", "gadgets/update-gadget.ts"]) {
    const text = await readFile(join(spec, file), "utf8");
    await writeFile(join(spec, file), text.replaceAll("../../../scripts/contract", "../../scripts/contract"));
  }

  const { files } = await makeEverything(join(spec, "index.ts"), { runs: 0, seed: 1 });
  const out = join(directory, "generated");
  await writeFolder(out, files);

  for (const path of ["openapi.json", "docs/gadgets/update-gadget.md"]) {
    expect(files.get(path)).toContain("name is needed");
    expect(files.get(path)).not.toContain("name is required");
  }
  const { createApp } = (await import(
    pathToFileURL(join(out, "server/index.ts")).href
  )) as typeof import("../fixtures/workshop/expected/server/index.ts");
  const app = createApp({
    authenticate: async () => ({}),
    operations: { updateGadget: async () => ({ status: 404 }) },
  });
  const answer = await app.fetch(
    new Request("http://localhost/api/public/v1/gadgets/ai_01KFRX8K1CKQGCV2W5J9C9Z37H", {
      method: "PATCH",
      headers: { authorization: "Bearer nr_1", "content-type": "application/json" },
      body: "{}",
    }),
  );
  expect([answer.status, await answer.json()]).toEqual([400, { error: "name is needed" }]);
});
