import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { tinySpecWith } from "../../contract/tiny-spec.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "docs-command-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function docs(...args: string[]): { code: number | null; stderr: string } {
  const { status, stderr } = spawnSync(process.execPath, ["scripts/run.js", "docs", ...args], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { code: status, stderr: stderr.replaceAll(folder, "TMP") };
}

const form = `multipart(z.object({ name: z.string() }), { example: { name: "a\\0b" } })`;

it.each([
  [
    "an example that bash can't hold",
    tinySpecWith('body: json(Thing, { example: { name: "a" } })', `body: ${form}`)
      .replace("json }", "json, multipart }")
      .replace('{ status: 400, given: { body: { name: "" } }, when: "No name." },', ""),
    "The example of `renameThing` can't be written in bash: `name` has a NUL",
  ],
])("writes nothing for a contract with %s", (_, source, message) => {
  writeFileSync(join(folder, "spec.ts"), source);
  const { code, stderr } = docs("--spec", join(folder, "spec.ts"), "--output", join(folder, "site"));
  expect({ code, stderr: stderr.replaceAll(/\s+/g, " ") }).toEqual({
    code: 1,
    stderr: expect.stringContaining(message),
  });
  expect(stderr).toMatch(/^✗ \S+\/spec.ts:\d+:\d+ at operations\/\w+\/\w+/m);
  expect(readdirSync(folder)).toEqual(["spec.ts"]);
});

it("writes nothing where the folder can't be made", () => {
  writeFileSync(join(folder, "file"), "");
  const { code, stderr } = docs("--output", join(folder, "file", "site"));
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: expect.stringContaining("`TMP/file/site` can't be written: ENOTDIR."),
  });
});

it("keeps files that it did not write", () => {
  mkdirSync(join(folder, "site"));
  writeFileSync(join(folder, "site", "letter.txt"), "Dear …");
  const { code, stderr } = docs("--output", join(folder, "site"));
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: expect.stringContaining("holds files that were not generated, such as `letter.txt`"),
  });
  expect(readdirSync(join(folder, "site"))).toEqual(["letter.txt"]);
});

it("refuses an option that it does not have, with exit code 2", () => {
  expect(docs("--folder", "x")).toEqual({
    code: 2,
    stderr: expect.stringContaining("unknown option '--folder'"),
  });
});
