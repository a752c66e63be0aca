import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadContract } from "../../../scripts/contract/load.ts";
import { sourceOf } from "../../../scripts/emit/source.ts";
import { prepareSource } from "../../../scripts/pipeline.ts";
import { proveShare } from "../../../scripts/prove/document/prove.ts";
import { proveInThread } from "../../../scripts/prove/document/threads.ts";
import { writeFiles } from "../../bench/client/folder.ts";
import { syntheticSpec } from "../../bench/generate/synthetic.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "threads-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** What the proof of 50 operations says, in so many threads, where resource 3 has names of this form. */
async function said(jobs: number, name: string): Promise<unknown> {
  const files = new Map(syntheticSpec(50, resolve("scripts/contract/index.ts")));
  files.set("schemas-3.ts", (files.get("schemas-3.ts") ?? "").replace(".max(43)", name));
  await writeFiles(files, folder);
  const steps: string[] = [];
  const report = {
    begin: () => {},
    end: (step: string, made: string) => void steps.push(`${step}: ${made}`),
  };
  const made = prepareSource(join(folder, "index.ts"), { runs: 5, seed: 1, jobs, threadsFrom: 50 }, report);
  return made.then(
    ({ coverage }) => ({ steps, coverage }),
    ({ problems }) => ({ steps, problems }),
  );
}

it.each([
  ["proves", ".max(43)", "coverage"],
  ["finds what is wrong with", ".max(43).regex(/^.{50}$/)", "problems"],
])("%s the same in any number of threads", async (_, name, has) => {
  const alone = await said(1, name);
  expect(alone).toHaveProperty(has);
  expect(await said(3, name)).toEqual(alone);
});

it("proves in a thread what falls to it", async () => {
  const specPath = resolve("test/fixtures/statuses/index.ts");
  const work = { specPath, options: { runs: 5, seed: 1 }, share: { part: 0, of: 1 } };
  const { contract } = await loadContract(specPath);
  const source = sourceOf(contract, specPath);
  const proved = await proveInThread(work);
  expect(proved.length).toBeGreaterThan(0);
  expect(proved).toEqual(proveShare(source, source.document, work.options, work.share));
  // Whoever started it proves the part of one that fails.
  expect(await proveInThread({ ...work, specPath: "absent.ts" })).toEqual([]);
});
