import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Json } from "../../lib/json.ts";
import { ProblemError } from "../../lib/problem.ts";
import { compareProblem } from "../problems.ts";
import { compareVersions, isStable } from "./version.ts";

/** A released document and the file that it stands in. */
export interface Release {
  readonly version: string;
  readonly path: string;
  readonly document: Json;
}

/** The versions that were released, in ascending order: `<version>.json` each. */
export async function releasedVersions(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return names
    .flatMap((name) => /^(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)\.json$/.exec(name)?.[1] ?? [])
    .sort(compareVersions);
}

/** The newest release that is no pre-release; `undefined` where there is none. Throws a `ProblemError` where it can't be read. */
export async function lastRelease(folder: string): Promise<Release | undefined> {
  const version = (await releasedVersions(folder)).findLast(isStable);
  if (version === undefined) return undefined;
  const path = pathOf(folder, version);
  try {
    return { version, path, document: JSON.parse(await readFile(path, "utf8")) as Json };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ProblemError([compareProblem("release-unreadable", { reason }, { file: path })], { cause });
  }
}

/** Where a version's document stands. */
export function pathOf(folder: string, version: string): string {
  return join(folder, `${version}.json`);
}
