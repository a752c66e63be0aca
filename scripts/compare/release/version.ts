import type { Bump } from "../finding.ts";

/** Compares two semantic versions for `sort`: a pre-release comes before its release. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  const difference = left.numbers.map((number, index) => number - (right.numbers[index] ?? 0)).find(Boolean);
  if (difference !== undefined) return difference;
  if (left.pre === right.pre) return 0;
  if (left.pre === "" || right.pre === "") return left.pre === "" ? 1 : -1;
  return left.pre.localeCompare(right.pre, "en", { numeric: true });
}

/** Whether a version is a release, not a pre-release. */
export function isStable(version: string): boolean {
  return partsOf(version).pre === "";
}

/**
 * The lowest version that may follow a release if the change needs this bump. Before 1.0.0, a break
 * raises the middle number and anything else the last one, as npm's `^` expects.
 */
export function nextVersion(last: string, bump: Bump): string {
  const [major = 0, minor = 0, patch = 0] = partsOf(last).numbers;
  if (major === 0) return bump === "major" ? `0.${minor + 1}.0` : `0.${minor}.${patch + 1}`;
  if (bump === "major") return `${major + 1}.0.0`;
  return bump === "minor" ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

/** Whether a version is high enough; a pre-release counts as its release. */
export function satisfies(version: string, needed: string): boolean {
  return compareVersions(version.replace(/-.*/, ""), needed) >= 0;
}

function partsOf(version: string): { readonly numbers: readonly number[]; readonly pre: string } {
  const [core = "", ...pre] = version.split("-");
  return { numbers: core.split(".").map(Number), pre: pre.join("-") };
}
