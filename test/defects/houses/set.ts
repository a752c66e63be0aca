import { nestedServed, serving, single, whole } from "../habits/index.ts";
import { layers } from "../habits/layers.ts";
import { type Defect, type Subject, subjectsOf } from "../index.ts";
import type { Planted } from "../planted.ts";
import type { Site } from "../site.ts";
import * as defects from "./defects.ts";
import type { Tables } from "./house.ts";
import { houses } from "./index.ts";
import * as later from "./later.ts";

const planted: Readonly<Record<keyof typeof houses, readonly Planted<Site<Tables>>[]>> = {
  archive: defects.archiveDefects,
  bakery: [...defects.bakeryDefects, ...later.bakeryDefects],
  cinema: defects.cinemaDefects,
  freight: [...defects.freightDefects, ...later.freightDefects],
  gallery: [...defects.galleryDefects, ...later.galleryDefects],
  harbor: [...defects.harborDefects, ...later.harborDefects],
  library: [...defects.libraryDefects, ...later.libraryDefects],
  links: [...defects.linksDefects, ...later.linksDefects],
  parcels: [...defects.parcelsDefects, ...later.parcelsDefects],
  press: [...defects.pressDefects, ...later.pressDefects],
  tracker: [...defects.trackerDefects, ...later.trackerDefects],
};

const without = { probes: [], defects: {}, lenient: {} };
const families = [
  ...Object.entries(planted).map(([name, own]) =>
    subjectsOf({ ...houses[name as keyof typeof houses], planted: own, ...without }),
  ),
  subjectsOf({ ...nestedServed, planted: later.nestedDefects, ...without }),
];

/** Defects of the newer fixtures, with the sentence that each breaks beside it. */
export const houseDefects: readonly Defect[] = families.flatMap((family) => family.defects);
export const houseClean = families.flatMap(({ clean }) => clean);

/** Each house as whole frameworks answer, and by turns with one habit. */
export const houseHabits: readonly Subject[] = [
  ...Object.values(houses).flatMap((house) =>
    Object.entries(whole).map(([name, habit]) => serving(name, house, habit)),
  ),
  ...Object.entries({ ...single, ...layers }).flatMap(([name, habit], index) => {
    const all = Object.values(houses);
    const house = all[index % all.length];
    return house ? [serving(name, house, habit)] : [];
  }),
];
