import { expect, it } from "vitest";
import { ofImported, warningWords } from "../../../scripts/prove/lint/imported.ts";

it.each([
  ["rule/property-description", "warns"],
  ["operation-summary", "warns"],
  ["no-illogical-composition-keywords", "warns"],
  ["struct", "stops"],
  ["no-unresolved-refs", "stops"],
])("%s of an imported spec %s", (rule, wanted) => {
  const problem = { code: `lint/${rule}`, message: "It is wrong.", fix: "Correct it." };
  const { stopping, warnings } = ofImported([problem]);
  expect({ stopping, warnings }).toEqual(
    wanted === "stops" ? { stopping: [problem], warnings: [] } : { stopping: [], warnings: [problem] },
  );
});

it("warnings are counted, the files with most of them first", () => {
  const at = (file?: string) => ({ code: "lint/a", message: "A.", fix: "B.", ...(file ? { file } : {}) });
  expect(warningWords([at("a.ts"), at("b.ts"), at("b.ts"), at()])).toBe(
    "4 warnings\n  2 in b.ts\n  1 in a.ts\n  1 in ",
  );
  expect(warningWords([at("a.ts")])).toBe("1 warning\n  1 in a.ts");
});
