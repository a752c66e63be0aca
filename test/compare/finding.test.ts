import { expect, it } from "vitest";
import { type Bump, bumpOf, makeFinding, reaches, unique } from "../../scripts/compare/finding.ts";

const found = (place: string, bump: "major" | "minor" | "patch") =>
  makeFinding({ verdict: "wire", rule: "r", place, direction: "request", bump, sentence: "S." });

it("of findings that say the same of one place, the gravest stays, wherever it stands", () => {
  const all = [found("a", "minor"), found("a", "major"), found("a", "patch"), found("b", "patch")];
  for (const findings of [all, all.toReversed()]) {
    const kept = unique(findings).map(({ place, bump }) => `${place} ${bump}`);
    expect(kept.sort()).toEqual(["a major", "b patch"]);
  }
});

it("the biggest bump of all is that of the change", () => {
  expect(bumpOf([found("a", "patch"), found("b", "minor")])).toBe("minor");
  expect(bumpOf([])).toBe("none");
});

it("of findings that are as grave, the first stays", () => {
  const [first, second] = [found("a", "minor"), { ...found("a", "minor"), fix: "Another." }];
  expect(unique([first, second])).toEqual([first]);
});

it("a bump reaches itself and each smaller one", () => {
  const bumps: readonly Bump[] = ["none", "patch", "minor", "major"];
  const reached = bumps.map((bump) => bumps.filter((level) => reaches(bump, level)));
  expect(reached).toEqual([
    ["none"],
    ["none", "patch"],
    ["none", "patch", "minor"],
    ["none", "patch", "minor", "major"],
  ]);
});

it.each<[bumps: readonly ("major" | "minor" | "patch")[], wanted: Bump]>([
  [["patch"], "patch"],
  [["major", "patch"], "major"],
  [["patch", "minor", "patch"], "minor"],
])("the biggest of %j is %s", (bumps, wanted) => {
  expect(bumpOf(bumps.map((bump, index) => found(String(index), bump)))).toBe(wanted);
});
