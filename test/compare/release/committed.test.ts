import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { refuseUncommitted } from "../../../scripts/compare/release/committed.ts";
import { ProblemError } from "../../../scripts/lib/problem.ts";

let directory = "";
beforeAll(async () => {
  directory = await realpath(await mkdtemp(join(tmpdir(), "committed-")));
});
afterAll(() => rm(directory, { recursive: true }));

function git(folder: string, ...args: readonly string[]) {
  const who = ["-c", "user.name=A", "-c", "user.email=a@b.example"];
  execFileSync("git", ["-C", folder, ...who, ...args], { stdio: "ignore" });
}

it("tells which modules differ from what is committed", async () => {
  const spec = join(directory, "spec");
  await mkdir(join(spec, "a b"), { recursive: true });
  git(directory, "init");
  const write = (name: string, text: string) => writeFile(join(spec, name), text);
  for (const name of ["same.ts", "changed.ts", "staged.ts", "a b/ü.ts"]) await write(name, "1");
  await writeFile(join(directory, ".gitignore"), "ignored.ts\n");
  git(directory, "add", ".");
  git(directory, "commit", "-m", "All");
  const same = [join(spec, "same.ts"), join(spec, "a b/ü.ts")];
  expect(await refuseUncommitted(same)).toBe(true);

  for (const name of ["changed.ts", "staged.ts", "new.ts", "ignored.ts", "a b/ü.ts", "elsewhere.ts"])
    await write(name, "2");
  git(directory, "add", "spec/staged.ts");
  const asked = ["same.ts", "changed.ts", "staged.ts", "new.ts", "ignored.ts", "a b/ü.ts"];
  const error = await refuseUncommitted(asked.map((name) => join(spec, name))).catch((cause) => cause);
  expect(error).toBeInstanceOf(ProblemError);
  const said = (error as ProblemError).problems.map(({ file = "", message }) => [
    relative(spec, file),
    message.replace(/^`.*`/, "it"),
  ]);
  const changed = "it has changes that are not committed: a release is what is committed.";
  expect(said.sort()).toEqual([
    ["a b/ü.ts", changed],
    ["changed.ts", changed],
    ["ignored.ts", "it is ignored by git: a release is what is committed."],
    ["new.ts", "it is not under git: a release is what is committed."],
    ["staged.ts", changed],
  ]);
});

it("says that it can't tell where there is no repository", async () => {
  const outside = await mkdtemp(join(tmpdir(), "outside-"));
  await writeFile(join(outside, "spec.ts"), "1");
  expect(await refuseUncommitted([join(outside, "spec.ts")])).toBe(false);
  await rm(outside, { recursive: true });
});
