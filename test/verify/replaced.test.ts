import { beforeAll, expect, it } from "vitest";
import { type LoadedContract, loadContract } from "../../scripts/contract/load.ts";
import type { Fields } from "../../scripts/lib/fields.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import type { OperationCheck } from "../../scripts/verify/check.ts";
import type { Deviation } from "../../scripts/verify/deviation.ts";
import { checkReplaced } from "../../scripts/verify/laws/replaced.ts";
import { wholeInput } from "../../scripts/verify/laws/whole-body.ts";
import type { Written } from "../../scripts/verify/laws/written.ts";
import { subjectsOf } from "../../scripts/verify/subjects.ts";
import { checkedTarget } from "../../scripts/verify/target.ts";
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

/** What a server leaves in `estimate` where a body leaves it out; `all` are the values that it was given before. */
type Left = (all: readonly unknown[]) => unknown;

/** What is reported of a server, and the values of `estimate` that it was given; `undefined`: left out. */
async function reported(left: Left, more: (record: Fields) => Fields = (record) => record) {
  const { model: api, zod } = modelOfContract(loaded.contract);
  const subject = subjectsOf(api, zod).find(({ operation }) => operation.operationId === "replaceTask");
  if (!subject) throw new Error("there is no `replaceTask`");
  const target = checkedTarget(subject, { principal: tracker.principal });
  const input = wholeInput(target);
  if (!input) throw new Error("there is no input");
  const found: string[] = [];
  const given: unknown[] = [];
  const report = ({ cause, received }: Deviation) => void found.push(`${cause} ${received}`);
  await checkReplaced({ report } as unknown as OperationCheck, target, input, 1, async (body) => {
    const { title, done, estimate } = body as Fields;
    const value = estimate ?? left(given.filter((one) => one !== undefined));
    given.push(estimate);
    const whole = { id: 7, project_id: 1, title, done, ...(value === undefined ? {} : { estimate: value }) };
    const record = more(whole);
    const result = { status: 200, value: { item: record, meta: { took: 1 } }, outcome: {} };
    return { probe: {}, result, record } as unknown as Written;
  });
  return { found: found.length, given };
}

it("judges a field that is left out by two values, of which the server's own can be one only", async () => {
  const kept = await reported((all) => all.at(-1));
  const [first, , second] = kept.given;
  expect(kept.given).toEqual([first, undefined, second, undefined]);
  expect(first).not.toEqual(second);
  expect(kept.found).toBe(1);
  const others = [undefined, 0, first, second].map((own) => reported(() => own));
  expect((await Promise.all(others)).map(({ found }) => found)).toEqual([0, 0, 0, 0]);
  // Whose first value is not kept is not asked for a second one.
  expect((await reported(() => undefined)).given).toEqual([first, undefined]);
});

it("does not judge a field that the server takes for another than the one that it is given", async () => {
  const { found, given } = await reported(
    (all) => all.at(-1),
    (record) => ({ ...record, estimate: 99 }),
  );
  expect([found, given]).toEqual([0, [given[0]]]);
});
