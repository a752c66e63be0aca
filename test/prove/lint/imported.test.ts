import { expect, it } from "vitest";
import { ofImported } from "../../../scripts/prove/lint/imported.ts";

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
