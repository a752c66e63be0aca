import { InvalidArgumentError } from "commander";
import { describe, expect, it } from "vitest";
import { ProblemError } from "../../scripts/lib/problem.ts";
import { namedSecret, namedValue, percent, perSecond } from "../../scripts/verify/read-options.ts";

/** What a reader makes of a text; the first line of what it says where it refuses it. */
const read = (reader: (text: string) => unknown, text: string): unknown => {
  try {
    return reader(text);
  } catch (error) {
    if (error instanceof InvalidArgumentError) return error.message;
    if (error instanceof ProblemError) return error.problems.map(({ code }) => code);
    throw error;
  }
};

describe("a value with its name", () => {
  it.each([
    ["id=a", { id: "a" }],
    ["id=a=b", { id: "a=b" }],
    ["id=", { id: "" }],
    ["=a", "Expected `name=value`."],
    ["id", "Expected `name=value`."],
    ["", "Expected `name=value`."],
  ])("%j is %j", (text, wanted) => {
    expect(read(namedValue, text)).toEqual(wanted);
  });

  it("is added to those before it", () => {
    expect(namedValue("b=2", { a: "1" })).toEqual({ a: "1", b: "2" });
    expect(namedSecret("b=2", { a: "1", b: "1" })).toEqual({ a: "1", b: "2" });
  });

  it("is given once", () => {
    expect(() => namedValue("a=2", { a: "1" })).toThrow("`a` is given twice; expected one value.");
  });

  it.each(["=secret", "secret", ""])("is not repeated where it is a secret: %j", (text) => {
    expect(read(namedSecret, text)).toEqual(["credential-form"]);
  });
});

const rate = "Expected a number above 0: `20`.";
const share = "Expected a percentage: `80`.";
it.each<[reader: (text: string) => number, text: string, wanted: unknown]>([
  [perSecond, "20", 20],
  [perSecond, "0.5", 0.5],
  [perSecond, "999999", 999_999],
  ...["0", "0.0", "-1", "1000000", "1e3", "", "a", "5/s"].map((text): [typeof perSecond, string, unknown] => [
    perSecond,
    text,
    rate,
  ]),
  [percent, "0", 0],
  [percent, "80", 80],
  [percent, "80%", 80],
  [percent, "99.5%", 99.5],
  [percent, "100", 100],
  ...["100.1", "101", "-1", "", "a", "8 0"].map((text): [typeof percent, string, unknown] => [
    percent,
    text,
    share,
  ]),
])("%o reads %j as %j", (reader, text, wanted) => {
  expect(read(reader, text)).toEqual(wanted);
});
