import { expect, it } from "vitest";
import { threeDeep } from "./depth.ts";
import { outcomeOf, tinyApi } from "./tiny-contract.ts";
import { changes } from "./traps/changes.ts";
import { leaves } from "./traps/leaves.ts";
import { references } from "./traps/references.ts";
import { structures } from "./traps/structures.ts";

const traps = [...references, ...leaves, ...structures, ...changes].filter(
  ({ place = "request" }) => place === "request" || place === "response",
);

it.each(traps)("three levels deep: $name", ({ schema, place = "request", stops }) => {
  const { problems } = outcomeOf(tinyApi(threeDeep(schema()), place), 20);
  const codes = problems.map(({ code }) => code);
  if (stops) expect(codes).toContain(stops[0]);
  else expect(problems).toEqual([]);
});
