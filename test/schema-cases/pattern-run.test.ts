import { describe, expect, it } from "vitest";
import { judgeOf } from "../../scripts/schema-cases/judge.ts";
import { regExp } from "../../scripts/schema-cases/pattern/run.ts";
import { maybeSlow } from "../../scripts/schema-cases/pattern/slow.ts";

describe("a pattern that may take exponential time", () => {
  it.each([
    "^(a+)+$",
    "^(a|aa)+$",
    "^(a|a?)+$",
    "^(a?){30}a{30}$",
    "^(([a-z])+.)+[A-Z]([a-z])+$",
    "(x+x+)+y",
    "^(.*a){20}$",
    "^a*a*a*b$",
    "^([a-zA-Z]+)*\\d$",
    "^((ab)*)*c$",
  ])("%s is run without going back", (source) => {
    expect(maybeSlow(source)).toBe(true);
    for (const text of ["a".repeat(50_000), `${"a".repeat(5000)}!`, "ab".repeat(5000)])
      expect(typeof regExp(source).test(text)).toBe("boolean");
  });

  it.each(["^(?=(a+)+$)b", "^(a+)+\\1$"])("%s is given up where nothing else can run it", (source) => {
    expect(() => regExp(source).test(`${"a".repeat(40)}!`)).toThrow("takes too long");
    expect(() => regExp(source).test("b")).toThrow("takes too long");
  });
});

it.each([
  "^[a-z]+(?:-[a-z]+)*$",
  "^(?:[a-z]+-)*[a-z]+$",
  "^\\d{4}-\\d{2}-\\d{2}$",
  "^(?!\\.)[\\w.]*@(?:[A-Za-z0-9-]+\\.)+[a-z]{2,}$",
  "^(a|b|[0-9])*$",
  "^(?:[01]{3})+$",
])("%s is fast", (source) => expect(maybeSlow(source)).toBe(false));

it.each([
  ["^(a+)+$", "aaa", true],
  ["^(a+)+$", "aab", false],
  ["(?:\\s+|x)+$", "\u00a0\u2028", true],
  ["^(?:.|.)+$", "\u2028", false],
  ["^(?:\\S|\\w)+$", "\ufeff", false],
  ["(?i)^abc$", "ABC", true],
  ["^(?P<year>\\d+)$", "2024", true],
] as const)("%s on %j is %s", (source, text, wanted) => expect(regExp(source).test(text)).toBe(wanted));

it("two patterns that can't go back stay two in one schema", () => {
  const judge = judgeOf({})({ allOf: [{ pattern: "^(a+)+$" }, { pattern: "^(b+)+$" }] });
  expect(["a", "b"].map((text) => judge.violations(text).length)).toEqual([1, 1]);
});

it("what is no pattern at all is told when a text is tried", () => {
  expect(() => regExp("(").test("a")).toThrow("none of ECMA-262");
});
