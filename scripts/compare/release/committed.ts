import { execFile } from "node:child_process";
import { realpath } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { promisify } from "node:util";
import { shownPath } from "../../lib/paths.ts";
import { type Problem, ProblemError } from "../../lib/problem.ts";
import { compareProblem } from "../problems.ts";

const run = promisify(execFile);

/** The problem for the letters of `git status --porcelain`. */
function problemKey(letters: string) {
  if (letters === "??") return "release-uncommitted:untracked";
  return letters === "!!" ? "release-uncommitted:ignored" : "release-uncommitted:changed";
}

/**
 * Throws a `ProblemError` with those of these files and folders whose state on disk is not committed, because
 * a release is what is committed. Returns `false` if no git repository contains them.
 */
export async function refuseUncommitted(paths: readonly string[]): Promise<boolean> {
  const folders = new Map<string, string[]>();
  for (const path of paths) {
    const real = await realpath(path);
    folders.set(dirname(real), [...(folders.get(dirname(real)) ?? []), real]);
  }
  const found = new Map<string, Problem>();
  let known = true;
  for (const [folder, files] of folders) {
    const status = await statusOf(folder, files);
    if (status) for (const problem of status) found.set(problem.file ?? "", problem);
    else known = false;
  }
  if (found.size > 0) throw new ProblemError([...found.values()]);
  return known;
}

/** The problems of a folder's files; `undefined` if the folder is not in a repository. */
async function statusOf(folder: string, files: readonly string[]): Promise<Problem[] | undefined> {
  const git = async (...args: string[]) =>
    (await run("git", ["-C", folder, ...args], { maxBuffer: 2 ** 26 })).stdout;
  const top = await git("rev-parse", "--show-toplevel").catch(() => undefined);
  if (top === undefined) return undefined;
  const options = ["--porcelain", "-z", "--untracked-files=all", "--ignored", "--no-renames"];
  const text = await git("status", ...options, "--", ...files);
  return text
    .split("\0")
    .filter(Boolean)
    .map((line) => {
      const file = shownPath(resolve(top.trim(), line.slice(3)));
      return compareProblem(problemKey(line.slice(0, 2)), { file }, { file });
    });
}
