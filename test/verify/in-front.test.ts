import { beforeAll, expect, it } from "vitest";
import { type LoadedContract, loadContract } from "../../scripts/contract/load.ts";
import { renameServed } from "../defects/habits/index.ts";
import { layers } from "../defects/habits/layers.ts";
import * as parts from "../defects/habits/parts.ts";
import { houses } from "../defects/houses/index.ts";
import { handlerOf } from "../defects/http.ts";
import { habits, type Site } from "../defects/site.ts";
import { probesOn } from "./in-process.ts";

/** A pause is the business of what sends, which is not in this process. */
const limits = "limits are told, and pauses end at a date";
/** What a proxy, a cache or a framework does by itself, and no sentence of a contract forbids. */
const inFront = habits(
  parts.longTargetsStopped,
  parts.longFieldsStopped,
  parts.chunksStopped,
  parts.nulStopped,
  parts.traceUnknown,
  parts.namesRouted,
  parts.emptyParametersDropped,
  ...Object.entries(layers).flatMap(([name, habit]) => (name === limits ? [] : [habit])),
);
const { gallery, harbor } = houses;
const rename = renameServed;

const loaded = new Map<string, LoadedContract>();
beforeAll(async () => {
  for (const { spec } of [gallery, harbor, rename]) loaded.set(spec, await loadContract(spec));
});

it.each([gallery, harbor, rename])(
  "a server is not found fault with for what stands in front of it: $spec",
  async ({ spec, principal, other, correct }) => {
    const site = correct() as Site<unknown>;
    const found = await probesOn(
      loaded.get(spec) as LoadedContract,
      { principal, other },
      handlerOf({ ...site, ...inFront(site) }),
    );
    expect(found.map(({ rule, operation, message }) => `${rule} ${operation}: ${message}`)).toEqual([]);
  },
);
