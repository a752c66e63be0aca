import { beforeAll, expect, it } from "vitest";
import { type LoadedContract, loadContract } from "../../scripts/contract/load.ts";
import * as parts from "../defects/habits/parts.ts";
import { houses } from "../defects/houses/index.ts";
import { handlerOf } from "../defects/http.ts";
import { habits } from "../defects/site.ts";
import { probesOn } from "./in-process.ts";

/** What a proxy or a framework does by itself, and no sentence of a contract forbids. */
const inFront = habits(
  parts.longTargetsStopped,
  parts.longFieldsStopped,
  parts.chunksStopped,
  parts.nulStopped,
  parts.traceUnknown,
  parts.namesRouted,
  parts.emptyParametersDropped,
);
const { gallery, harbor } = houses;

const loaded = new Map<string, LoadedContract>();
beforeAll(async () => {
  for (const { spec } of [gallery, harbor]) loaded.set(spec, await loadContract(spec));
});

it.each(Object.values({ gallery, harbor }))(
  "a server is not found fault with for what stands in front of it: $spec",
  async ({ spec, principal, other, correct }) => {
    const site = correct();
    const found = await probesOn(
      loaded.get(spec) as LoadedContract,
      { principal, other },
      handlerOf({ ...site, ...inFront(site) }),
    );
    expect(found.map(({ rule, operation, message }) => `${rule} ${operation}: ${message}`)).toEqual([]);
  },
);
