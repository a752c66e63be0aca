import { beforeAll, expect, it } from "vitest";
import { type LoadedContract, loadContract } from "../../scripts/contract/load.ts";
import { trackerDefects } from "../defects/houses/defects.ts";
import { houses } from "../defects/houses/index.ts";
import { handlerOf } from "../defects/http.ts";
import { lawsOn } from "./in-process.ts";

const { tracker } = houses;
let loaded: LoadedContract;
beforeAll(async () => {
  loaded = await loadContract(tracker.spec);
});

/** A server of a contract whose `PUT` may leave out a field, and whose `DELETE` has a body. */
it.each<[name: string, wanted: readonly string[]]>([
  ["none", []],
  ["an estimate stays that was left out", ["laws/replaced replaceTask"]],
  ["a project ends without a reason", ["invalid-input/invalid-body deleteProject"]],
])("of the defect “%s”, it is found: %j", async (name, wanted) => {
  const site = tracker.correct();
  const defect = trackerDefects.find((one) => one.name === name);
  const found = await lawsOn(
    loaded,
    { principal: tracker.principal, other: tracker.other },
    handlerOf({ ...site, ...defect?.change(site) }),
  );
  expect([...new Set(found)]).toEqual(wanted);
});
