import { expect, it } from "vitest";
import { bumpOf, makeFinding, unique } from "../../scripts/compare/finding.ts";

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
