import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { lastRelease, releasedVersions } from "../../scripts/compare/release/releases.ts";
import { newVersion, oldVersion } from "../../scripts/compare/versions.ts";

let folder = "";
let releases = "";
const document = (version: string) =>
  JSON.stringify({ openapi: "3.1.0", info: { title: "T", version }, paths: {} });
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "versions-"));
  releases = join(folder, "releases");
  await mkdir(releases);
  for (const version of ["1.10.0", "1.9.0", "2.0.0-rc.1"])
    await writeFile(join(releases, `${version}.json`), document(version));
  await writeFile(join(releases, "README.md"), "Releases.");
  await writeFile(join(folder, "given.json"), document("7.0.0"));
});
afterAll(() => rm(folder, { recursive: true }));

it("released are the files named so, in the order of their versions", async () => {
  expect(await releasedVersions(releases)).toEqual(["1.9.0", "1.10.0", "2.0.0-rc.1"]);
  expect(await releasedVersions(join(folder, "none"))).toEqual([]);
  await expect(releasedVersions(join(folder, "given.json"))).rejects.toThrow("ENOTDIR");
});

it("the last release is the newest that is no trial", async () => {
  expect((await lastRelease(releases))?.version).toBe("1.10.0");
  expect(await lastRelease(join(folder, "none"))).toBeUndefined();
  const broken = join(folder, "broken");
  await mkdir(broken);
  await writeFile(join(broken, "1.0.0.json"), "{");
  await expect(lastRelease(broken)).rejects.toThrow("JSON");
});

it("the old version is the one that is named, or the last release", async () => {
  const given = join(folder, "given.json");
  const [named, last] = await Promise.all([oldVersion(given, releases), oldVersion(undefined, releases)]);
  expect([named.name, named.version, named.model.info.version]).toEqual([given, undefined, "7.0.0"]);
  expect([last.name, last.version]).toEqual([join(releases, "1.10.0.json"), "1.10.0"]);
  await expect(oldVersion(undefined, join(folder, "none"))).rejects.toThrow("none");
});

it("the new version is the one that is named, or that of the spec", async () => {
  const spec = "test/fixtures/workshop/index.ts";
  const given = join(folder, "given.json");
  const [named, written] = await Promise.all([newVersion(given, spec), newVersion(undefined, spec)]);
  expect([named.name, named.model.info.version]).toEqual([given, "7.0.0"]);
  expect([written.name, written.model.operations.length > 0]).toEqual([spec, true]);
});
