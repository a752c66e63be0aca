import { compareVersions, versionParts } from "../../lib/version.ts";
import type { Bump } from "../finding.ts";

/** Whether a version is a release, not a pre-release. */
export function isStable(version: string): boolean {
  return versionParts(version).pre === "";
}

/**
 * The lowest version that may follow a release if the change needs this bump. Before 1.0.0, a break
 * raises the middle number and anything else the last one, as npm's `^` expects.
 */
export function nextVersion(last: string, bump: Bump): string {
  const [major = 0, minor = 0, patch = 0] = versionParts(last).numbers;
  if (major === 0) return bump === "major" ? `0.${minor + 1}.0` : `0.${minor}.${patch + 1}`;
  if (bump === "major") return `${major + 1}.0.0`;
  return bump === "minor" ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

/** Whether a version is high enough; a pre-release counts as its release. */
export function satisfies(version: string, needed: string): boolean {
  return compareVersions(version.replace(/-.*/, ""), needed) >= 0;
}
