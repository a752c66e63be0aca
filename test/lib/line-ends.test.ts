import { expect, it } from "vitest";
import { withLineEndsOf, withPlainLineEnds } from "../../scripts/lib/line-ends.ts";

it.each([
  ["a\r\nb\r\n", "a\nb\n"],
  ["a\rb", "a\nb"],
  ["a\n\r\n", "a\n\n"],
])("%j has the line ends of this project as %j", (text, wanted) => {
  expect(withPlainLineEnds(text)).toBe(wanted);
});

it.each([
  ["", "a\n", "a\n"],
  ["x\ny\n", "a\n", "a\n"],
  ["x\r\ny\r\n", "a\nb\r\n", "a\r\nb\r\n"],
])("in a file like %j, %j is %j", (file, text, wanted) => {
  expect(withLineEndsOf(file, text)).toBe(wanted);
});
