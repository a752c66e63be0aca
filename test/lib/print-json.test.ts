import { expect, it } from "vitest";
import { printJson } from "../../scripts/lib/print-json.ts";

it.each([
  [{ a: undefined }, "`a` is undefined, which JSON can't say"],
  [[undefined], "`0` is undefined, which JSON can't say"],
  [{ a: [Number.NaN] }, "`0` is NaN, which JSON can't say"],
  [{ a: () => 1 }, "`a` is () => 1, which JSON can't say"],
])("%o is not printed as something else", (value, message) => {
  expect(() => printJson(value)).toThrow(message);
});

it("prints what JSON has", () => {
  expect(printJson({ a: [null, 1, "x", false, {}] })).toBe(
    '{\n  "a": [\n    null,\n    1,\n    "x",\n    false,\n    {}\n  ]\n}\n',
  );
});
