import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { errorMessage } from "../../lib/error-message.ts";
import type { Json } from "../../lib/json.ts";
import { ProblemError } from "../../lib/problem.ts";
import { compareVersions } from "../../lib/version.ts";
import { compareProblem } from "../problems.ts";
import { isStable } from "./version.ts";

/** A released document and its file. */
export interface Release {
  readonly version: string;
  readonly path: string;
  readonly document: Json;
}

/** The released versions, `<version>.json` each, in ascending order. */
export async function releasedVersions(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return names
    .flatMap((name) => /^(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)\.json$/.exec(name)?.[1] ?? [])
    .sort(compareVersions);
}

/** The newest release that is not a pre-release; `undefined` without one. Throws a `ProblemError` if it can't be read. */
export async function lastRelease(folder: string): Promise<Release | undefined> {
  const version = (await releasedVersions(folder)).findLast(isStable);
  if (version === undefined) return undefined;
  const path = pathOf(folder, version);
  try {
    return { version, path, document: JSON.parse(await readFile(path, "utf8")) as Json };
  } catch (cause) {
    const reason = errorMessage(cause);
    throw new ProblemError([compareProblem("release-unreadable", { reason }, { file: path })], { cause });
  }
}

/** The path of a version's document. */
export function pathOf(folder: string, version: string): string {
  return join(folder, `${version}.json`);
}
