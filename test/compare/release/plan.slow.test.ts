import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { approvalsFile } from "../../../scripts/compare/approvals.ts";
import { type Places, planRelease } from "../../../scripts/compare/release/plan.ts";
import type { Json } from "../../../scripts/lib/json.ts";
import { ProblemError } from "../../../scripts/lib/problem.ts";

const today = "2026-11-25";
let folder = "";
let places: Places;
let text = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "release-plan-"));
  places = {
    spec: "test/fixtures/workshop/index.ts",
    releases: join(folder, "releases"),
    changelog: join(folder, "CHANGELOG.md"),
  };
  text = await readFile("test/fixtures/workshop/expected/openapi.json", "utf8");
  await mkdir(places.releases);
  await writeFile(join(places.releases, "1.0.0.json"), text);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The released document with another version and other text. */
function changed(version: string, from = "", to = ""): Json {
  const made = text.replaceAll(from, to).replace('"version": "1.0.0"', `"version": "${version}"`);
  return JSON.parse(made) as Json;
}

const renamed = ["updateGadget", "renameGadget"] as const;

async function problemsOf(
  document: Json,
): Promise<readonly { code: string; message: string; fix: string }[]> {
  return planRelease(document, places, today).then(
    () => [],
    (error: unknown) => {
      if (error instanceof ProblemError) return error.problems;
      throw error;
    },
  );
}

it.each([
  [
    "a version that is released",
    () => changed("1.0.0", "The gadget provider.", "Other words."),
    ["version-released"],
  ],
  [
    "a version below the last",
    () => changed("0.9.0", "The gadget provider.", "Other words."),
    ["version-too-low"],
  ],
  [
    "a minor version for a break",
    () => changed("1.1.0", ...renamed),
    ["break-not-approved", "version-too-low"],
  ],
  ["a break that nobody approved", () => changed("2.0.0", ...renamed), ["break-not-approved"]],
])("refuses %s, and writes nothing", async (_, make, codes) => {
  const problems = await problemsOf(make());
  expect([...new Set(problems.map(({ code }) => code))].sort()).toEqual(codes);
  expect(await readdir(folder)).toEqual(["releases"]);
});

it("names the version that a change needs, and why", async () => {
  const problems = await problemsOf(changed("1.1.0", ...renamed));
  const tooLow = problems.find(({ code }) => code === "version-too-low");
  expect(tooLow?.message).toMatch(
    /`1\.1\.0` is too low: the change since `1\.0\.0` needs `2\.0\.0`\.\n {4}.*updateGadget/,
  );
  expect(tooLow?.fix).toBe("Set `version` to `2.0.0` or higher, and run `npm run generate`.");
});

it("takes breaks that were approved, tells them, and empties the approvals; refuses those that fit nothing", async () => {
  const problems = await problemsOf(changed("2.0.0", ...renamed));
  const fingerprints = problems.flatMap(({ fix }) => /"fingerprint": "([^"]+)"/.exec(fix)?.[1] ?? []);
  const approvals = fingerprints.map((fingerprint) => ({ fingerprint, reason: "A better name.", by: "AB" }));
  const file = join(folder, approvalsFile);
  await writeFile(file, JSON.stringify(approvals));
  const { version, last, files } = await planRelease(changed("2.0.0", ...renamed), places, today);
  expect({ version, last }).toEqual({ version: "2.0.0", last: "1.0.0" });
  expect([...files.keys()]).toEqual([places.changelog, file, join(places.releases, "2.0.0.json")]);
  expect(files.get(places.changelog)).toMatch(/2\.0\.0.*2026-11-25[\s\S]*Breaking[\s\S]*updateGadget/);
  expect(files.get(file)).toBe("[]\n");

  const stale = await problemsOf(changed("1.0.1", "The gadget provider.", "Other words."));
  expect(stale.length).toBe(approvals.length);
});

it("lets a patch of words pass", async () => {
  const plan = await planRelease(changed("1.0.1", "The gadget provider.", "Other words."), places, today);
  expect(plan.version).toBe("1.0.1");
});

it("tells a break with its way out", async () => {
  const document = (version: string, paths: Json): Json => ({
    openapi: "3.1.0",
    info: { title: "T", version },
    paths,
  });
  const get = { operationId: "getThings", responses: { 204: { description: "Done." } } };
  const before = document("1.0.0", { "/things": { get } });
  await writeFile(join(places.releases, "1.0.0.json"), JSON.stringify(before));
  const [first] = await problemsOf(document("2.0.0", {}));
  expect(first).toEqual({
    code: "break-not-approved",
    message: "`GET /things` is gone.",
    pointer: "GET /things operation",
    fix: `Keep the old form next to the new one, and mark it \`deprecated\` until nobody uses it. Or approve it in \`${join(folder, approvalsFile)}\`: {"fingerprint": "6e0d934c0a7a", "reason": "…", "by": "…"}.`,
  });
});
