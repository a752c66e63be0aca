import { expect, it } from "vitest";
import { openCache } from "../../../scripts/prove/document/cache.ts";
import { amongOthers, threeDeep } from "./depth.ts";
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

// What the others are is proved for the first trap.
const cache = await openCache();

it.each(traps)(
  "three levels deep in one of many operations: $name",
  ({ schema, place = "request", stops }) => {
    const { problems } = outcomeOf(amongOthers(tinyApi(threeDeep(schema()), place), 60), 20, cache);
    const codes = problems.map(({ code }) => code);
    if (stops) expect(codes).toContain(stops[0]);
    else expect(problems).toEqual([]);
  },
);
