import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { redoclyConfig, redoclyConfigs, referenceOptions } from "../../scripts/lib/redocly.ts";

const [ours] = redoclyConfigs(undefined);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "redocly-"));
  await writeFile(join(folder, "head.md"), "# Hello");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Writes a team's own configuration and returns its path. */
async function own(text: string): Promise<string> {
  const path = join(folder, "own.yaml");
  await writeFile(path, text);
  return path;
}

it("there is one configuration where the team has none, or ours is named", async () => {
  expect(redoclyConfigs(ours)).toEqual([ours]);
  for (const path of [undefined, ours]) {
    expect(await redoclyConfig(path, folder)).toBe(ours);
    expect(await referenceOptions(path)).toEqual({});
  }
});

it.each<[what: string, text: string, decorators: (folder: string) => unknown, options: object]>([
  [
    "files that are there get their whole path, at any depth",
    "decorators: { info-description-override: { filePath: head.md, of: [head.md, 3, absent.md] } }",
    (at) => ({
      "info-description-override": {
        filePath: join(at, "head.md"),
        of: [join(at, "head.md"), 3, "absent.md"],
      },
    }),
    {},
  ],
  [
    "options of the reference are read",
    "openapi: { hideDownloadButtons: true }",
    () => ({}),
    { hideDownloadButtons: true },
  ],
  ["options that are no object are left to Redocly CLI", "openapi: yes", () => ({}), {}],
  ["a file that is no object is left to Redocly CLI", "- a", () => ({}), {}],
  ["a file that is no YAML is left to Redocly CLI", "a: [", () => ({}), {}],
])("%s", async (_, text, decorators, options) => {
  const path = await own(text);
  const merged: unknown = JSON.parse(await readFile(await redoclyConfig(path, folder), "utf8"));
  expect(merged).toEqual({ extends: [ours, path], decorators: decorators(folder) });
  expect(await referenceOptions(path)).toEqual(options);
});
