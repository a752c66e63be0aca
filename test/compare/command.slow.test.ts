import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

let folder = "";
const old = resolve("test/fixtures/workshop/expected/openapi.json");
const written: Record<string, string> = {};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "diff-command-"));
  const text = readFileSync(old, "utf8");
  const files = {
    "optional.json": text.replace(/"name",\s*"created_at"/, '"created_at"'),
    "renamed.json": text.replaceAll("updateGadget", "renameGadget"),
    "words.json": text.replace("Rename an existing gadget.", "Give it another name."),
    "broken.json": text.slice(0, 100),
    "swagger.json": '{ "swagger": "2.0", "paths": {} }',
    "other.yaml": "a: 1\n",
  };
  for (const [name, content] of Object.entries(files)) {
    expect(content).not.toBe(text);
    written[name] = join(folder, name);
    writeFileSync(written[name], content);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function diff(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/run.js", "diff", ...args], {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { code: status, stdout, stderr: stderr.replaceAll(folder, "TMP") };
}

it("says nothing where nothing changed", () => {
  expect(diff(old, old)).toMatchObject({ code: 0, stdout: "Nothing changes for callers.\n" });
});

it("tells a field that may be missing on the wire by a witness, and in the client by the line that fails", () => {
  const { code, stdout } = diff(old, written["optional.json"] ?? "", "--format", "json");
  const { findings } = JSON.parse(stdout) as { findings: Record<string, unknown>[] };
  expect(code).toBe(1);
  expect(findings.find(({ verdict }) => verdict === "wire")).toMatchObject({
    bump: "major",
    direction: "response",
    witness: { old: "refused", new: "accepted" },
  });
  expect(findings.find(({ verdict }) => verdict === "client")).toMatchObject({
    bump: "major",
    line: expect.stringContaining("name"),
  });
});

it.each([
  ["a rename breaks the client", ["renamed.json"], 1],
  ["a rename is nothing on the wire", ["renamed.json", "--only", "wire"], 0],
  ["other words are a patch", ["words.json", "--only", "wire"], 0],
  ["other words stop where a patch is asked to", ["words.json", "--only", "wire", "--fail-on", "patch"], 1],
  ["nothing stops where nothing is asked to", ["optional.json", "--only", "wire", "--fail-on", "none"], 0],
] as const)("%s", (_, [name, ...args], code) => {
  expect(diff(old, written[name] ?? "", ...args).code).toBe(code);
});

it.each(["pretty", "markdown", "github"])("tells it as %s: the sentence and the way out", (format) => {
  const { code, stdout } = diff(old, written["optional.json"] ?? "", "--only", "wire", "--format", format);
  expect(code).toBe(1);
  expect(stdout).toContain("lacks `name`");
  expect(stdout).toContain("Keep sending `name` always");
});

it.each([
  ["no file and no revision", ["nowhere"], "`nowhere` is neither a file nor a revision of git."],
  ["a file that is cut", ["broken.json"], "`TMP/broken.json` is not JSON: "],
  ["an older OpenAPI", ["swagger.json"], "`TMP/swagger.json` is OpenAPI `2.0`; only 3.x can be compared."],
  ["another document", ["other.yaml"], "`TMP/other.yaml` is not an OpenAPI document"],
  ["a revision without the file", ["HEAD:nowhere.json"], "The revision `HEAD` has no file `nowhere.json`."],
  [
    "an unknown format",
    ["renamed.json", "--format", "xml"],
    "Allowed choices are pretty, json, junit, github, markdown.",
  ],
])("can't compare %s", (_, [name = "", ...args], message) => {
  const { code, stdout, stderr } = diff(old, written[name] ?? name, ...args);
  expect({ code, stdout, stderr: stderr.replaceAll(/\s+/g, " ") }).toEqual({
    code: 2,
    stdout: "",
    stderr: expect.stringContaining(message),
  });
  expect(stderr).not.toMatch(/^\s+at /m);
});

it("can't compare with the last release where there is none", () => {
  expect(diff("--releases", folder)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("holds no released document"),
  });
});
