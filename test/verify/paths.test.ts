import { expect, it } from "vitest";
import { encodedOnce } from "../../scripts/verify/probes/paths.ts";

it.each([
  ["i1", "i%31"],
  ["x%2F1%20%C3%BC", "x%2F%31%20%C3%BC"],
  ["a-b_c.d~", "a-b_c.d%7E"],
  ["a!", "%61!"],
  ["(a)*'", "(%61)*'"],
  ["%C3%BC", undefined],
  ["!", undefined],
])("%s is the same path as %s", (segment, spelled) => {
  expect(encodedOnce(segment)).toBe(spelled);
  if (spelled) expect(decodeURIComponent(spelled)).toBe(decodeURIComponent(segment));
});
