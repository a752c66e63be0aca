import { expect, it } from "vitest";
import type { Bump } from "../../../scripts/compare/finding.ts";
import { isStable, nextVersion, satisfies } from "../../../scripts/compare/release/version.ts";
import { compareVersions } from "../../../scripts/lib/version.ts";

it("orders versions as semver does", () => {
  const ordered = [
    "0.9.0",
    "1.0.0-beta.2",
    "1.0.0-beta.11",
    "1.0.0-rc.1",
    "1.0.0",
    "1.2.0",
    "1.10.0",
    "10.0.0",
  ];
  expect(ordered.toReversed().sort(compareVersions)).toEqual(ordered);
  expect(compareVersions("1.0.0", "1.0.0")).toBe(0);
  expect([compareVersions("1.0.0", "1.0.0-rc.1"), compareVersions("1.0.0-rc.1", "1.0.0")]).toEqual([1, -1]);
  expect(ordered.filter(isStable)).toEqual(["0.9.0", "1.0.0", "1.2.0", "1.10.0", "10.0.0"]);
});

it.each<[last: string, bump: Bump, next: string]>([
  ["1.2.3", "major", "2.0.0"],
  ["1.2.3", "minor", "1.3.0"],
  ["1.2.3", "patch", "1.2.4"],
  ["1.2.3", "none", "1.2.4"],
  ["0.2.3", "major", "0.3.0"],
  ["0.2.3", "minor", "0.2.4"],
])("after %s a %s change needs %s", (last, bump, next) => {
  expect(nextVersion(last, bump)).toBe(next);
});

it.each([
  ["2.0.0", "2.0.0", true],
  ["2.1.0", "2.0.0", true],
  ["1.9.9", "2.0.0", false],
  ["2.0.0-rc.1", "2.0.0", true],
  ["1.3.0-rc.1", "2.0.0", false],
])("%s is enough where %s is needed: %s", (version, needed, wanted) => {
  expect(satisfies(version, needed)).toBe(wanted);
});
