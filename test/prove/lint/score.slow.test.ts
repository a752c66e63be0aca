import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { documentWithSamples } from "../../../scripts/emit/samples/document.ts";
import { redocly } from "../../../scripts/lib/redocly.ts";
import { sources } from "../../emit/docs/sources.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "score-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/**
 * The whole score falls with what an API is: answers that are bare lists, fields within fields, texts without a bound. An author
 * can't be asked for wrappers and bounds that the API does not have; what an author writes must be all there.
 */
it.each(["harbor", "media"] as const)("scores the words of %s in full", async (name) => {
  const path = join(folder, "openapi.json");
  await writeFile(path, JSON.stringify(documentWithSamples(sources[name])));
  const run = await redocly(["score", path, "--config", "redocly.yaml", "--format", "json"]);
  const { subscores } = JSON.parse(run.stdout) as { readonly subscores: Readonly<Record<string, number>> };
  const { documentationQuality, exampleCoverage, errorClarity, identifierClarity } = subscores;
  expect({ documentationQuality, exampleCoverage, errorClarity, identifierClarity }).toEqual({
    documentationQuality: 1,
    exampleCoverage: 1,
    errorClarity: 1,
    identifierClarity: 1,
  });
});
