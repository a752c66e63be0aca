import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { approvalsFile } from "../../../scripts/compare/approvals.ts";
import { type Places, type Plan, planRelease } from "../../../scripts/compare/release/plan.ts";
import type { Json } from "../../../scripts/lib/json.ts";
import { ProblemError } from "../../../scripts/lib/problem.ts";

let folder = "";
let places: Places;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "plan-"));
  places = { spec: "spec.ts", releases: join(folder, "releases"), changelog: join(folder, "CHANGELOG.md") };
  await mkdir(places.releases);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** An API whose answer has these header fields: no client is compiled for them. */
const documentOf = (version: string, ...names: readonly string[]): Json => ({
  openapi: "3.1.0",
  info: { title: "Things", version },
  paths: {
    "/things": {
      get: {
        responses: {
          204: {
            description: "d",
            headers: Object.fromEntries(
              names.map((name) => [name, { required: true, schema: { type: "string" } }]),
            ),
          },
        },
      },
    },
  },
});
const release = (document: Json) =>
  writeFile(
    join(places.releases, `${(document["info"] as { version: string }).version}.json`),
    JSON.stringify(document),
  );
const planned = (document: Json): Promise<Plan> => planRelease(document, places, "2026-11-26");
const refused = (document: Json) =>
  planned(document).then(
    () => [],
    (error: unknown) => {
      if (error instanceof ProblemError)
        return error.problems.map(({ code, message }) => [code, message.split("\n")[0]]);
      throw error;
    },
  );

it("of the first release, all is new, whatever its version", async () => {
  const { version, last, findings, files } = await planned(documentOf("0.3.0", "a", "b"));
  expect([version, last, findings.map(({ rule, operation }) => `${rule} ${operation}`)]).toEqual([
    "0.3.0",
    undefined,
    ["operation-added GET /things"],
  ]);
  expect([...files.keys()]).toEqual([places.changelog, join(places.releases, "0.3.0.json")]);
});

it.each<[what: string, document: Json, wanted: readonly (readonly [code: string, message: string])[]]>([
  ["a higher version than the change needs", documentOf("3.0.0", "a", "b", "c"), []],
  ["a pre-release of the version that the change needs", documentOf("1.3.0-rc.1", "a", "b", "c"), []],
  [
    "a version that is released",
    documentOf("1.2.0", "a", "b", "c"),
    [["version-released", "`1.2.0` is released: `RELEASES/1.2.0.json`."]],
  ],
  [
    "a version below what the change needs",
    documentOf("1.2.1", "a", "b", "c"),
    [["version-too-low", "`1.2.1` is too low: the change since `1.2.0` needs `1.3.0`."]],
  ],
  [
    "a version below a pre-release",
    documentOf("1.3.0", "a", "b"),
    [["version-too-low", "`1.3.0` is too low: the change since `1.2.0` needs `1.2.1`."]],
  ],
  [
    "a break that nobody approved",
    documentOf("2.0.0", "a"),
    [["break-not-approved", "`GET /things` no longer sends its response 204 header b."]],
  ],
])("%s", async (what, document, wanted) => {
  await release(documentOf("1.2.0", "a", "b"));
  if (what.includes("below a pre-release")) await release(documentOf("1.4.0-rc.1", "a", "b"));
  expect(await refused(document)).toEqual(
    wanted.map(([code, message]) => [code, message.replace("RELEASES", places.releases)]),
  );
});

it("takes a break that was approved, and empties the approvals; refuses one that fits nothing", async () => {
  await release(documentOf("1.2.0", "a", "b"));
  const error = await planned(documentOf("2.0.0", "a")).catch((thrown: unknown) => thrown);
  const [problem] = error instanceof ProblemError ? error.problems : [];
  const [, fingerprint = ""] = /"fingerprint": "([^"]+)"/.exec(problem?.fix ?? "") ?? [];
  const file = join(folder, approvalsFile);
  await writeFile(file, JSON.stringify([{ fingerprint, reason: "Nobody calls it.", by: "AB" }]));
  await writeFile(places.changelog, "# Changelog\n\n## 1.2.0 (2026-01-01)\n\nOld.\n");
  const { last, files } = await planned(documentOf("2.0.0", "a"));
  expect([last, files.get(file)]).toEqual(["1.2.0", "[]\n"]);
  expect(files.get(places.changelog)).toMatch(/2\.0\.0[\s\S]*Nobody calls it[\s\S]*1\.2\.0[\s\S]*Old\./);
  expect((await refused(documentOf("1.2.1", "a", "b"))).map(([code]) => code)).toEqual(["approval-stale"]);
});
