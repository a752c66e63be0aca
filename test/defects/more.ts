import { nestedServed, type Served, sinkServed } from "./habits/index.ts";
import { type Defect, type Family, renameFamily, subjectsOf } from "./index.ts";
import { nestedDefects } from "./nested/defects.ts";
import { nestedProbes } from "./nested/probes.ts";
import type { Planted } from "./planted.ts";
import { moreDefects as renameDefects } from "./rename/more.ts";
import { moreProbes as renameProbes } from "./rename/more-probes.ts";
import { sinkDefects } from "./sink/defects.ts";
import { sinkProbes } from "./sink/probes.ts";
import type { Site } from "./site.ts";

function familyOf<Store>(
  served: Served<Store>,
  planted: readonly Planted<Site<Store>>[],
  probes: Family<Site<Store>>["probes"],
): Family<Site<Store>> {
  return { ...served, planted, probes, defects: {}, lenient: {} };
}

const families = [
  subjectsOf({ ...renameFamily, defects: {}, lenient: {}, planted: renameDefects, probes: renameProbes }),
  subjectsOf(familyOf(sinkServed, sinkDefects, sinkProbes)),
  subjectsOf(familyOf(nestedServed, nestedDefects, nestedProbes)),
];

/** Defects with the sentence that each breaks beside it. */
export const moreDefects: readonly Defect[] = families.flatMap(({ defects }) => defects);
/** The correct servers of their contracts. */
export const moreClean = families.flatMap(({ clean }) => clean);
