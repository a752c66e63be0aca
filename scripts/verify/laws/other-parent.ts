import type { Fields } from "../../lib/fields.ts";
import { pathPlacesOf } from "../../model/path-places.ts";
import type { OperationCheck } from "../check.ts";
import { notFound } from "../expectation.ts";
import { namedObject } from "../param-names.ts";
import type { CheckedTarget } from "../target.ts";
import { law } from "./answers.ts";
import { createOne } from "./lifecycle.ts";
import { listed } from "./listed.ts";
import { identityOf, inputOn, type LawResource } from "./resources.ts";
import { lawProbe } from "./state.ts";
import { wholeInput } from "./whole-body.ts";

/** An object that was created under one parent is not found under another parent of the same principal. */
export async function checkOtherParent(
  check: OperationCheck,
  resource: LawResource,
  resources: readonly LawResource[],
  seed: number,
): Promise<void> {
  const { create, read, update, delete: remove, list } = resource;
  const above = create && parentOf(create, resources);
  const isAsked = [read, update, remove, list].some(
    (target) => target && above && isUnder(target, above.place),
  );
  if (!above || !isAsked) return;
  const made = await createOne(check, create, seed, 6);
  const other = made && (await createOne(check, above.create, seed, 7));
  const name = other?.record[above.field];
  if (!made || name === undefined) return;
  const under = (target: CheckedTarget): CheckedTarget => elsewhere(target, above.place, name);
  if (list?.authorized && isUnder(list, above.place))
    await checkNotListed(check, under(list), resource, made.record);
  for (const [target, label] of [
    [read, "reading"],
    [update, "updating"],
    [remove, "deleting"],
  ] as const) {
    const expected = target && notFound(target.subject.operation);
    if (!target?.authorized || !expected || !isUnder(target, above.place)) continue;
    const { own } = under(target);
    const body = wholeInput(target)?.body;
    const input = { ...inputOn(target, made.record, own?.params), ...(body === undefined ? {} : { body }) };
    const what = `${label} an object under another one than its own`;
    const probe = lawProbe(target, input, label, what);
    await check.ask({ ...probe, rule: "other-parent", place: label, expected, lawful: false });
  }
}

interface Above {
  readonly create: CheckedTarget;
  /** Where the paths name it. */
  readonly place: string;
  readonly field: string;
}

/** The operation that creates the nearest parent of a creation's objects. */
function parentOf(
  { subject: { api, operation } }: CheckedTarget,
  resources: readonly LawResource[],
): Above | undefined {
  for (const { parameter, place } of [...pathPlacesOf(operation)].reverse()) {
    const object = namedObject(api, operation, parameter);
    const create = resources.find(({ name }) => name === object?.resource)?.create;
    if (object && create?.authorized && object.resource !== operation.laws?.resource)
      return { create, place, field: object.field };
  }
  return undefined;
}

function isUnder({ subject: { operation } }: CheckedTarget, wanted: string): boolean {
  return pathPlacesOf(operation).some(({ place }) => place === wanted);
}

/** The target with another object at a place of its path. */
function elsewhere(target: CheckedTarget, wanted: string, name: unknown): CheckedTarget {
  const { own, subject } = target;
  const parameter = pathPlacesOf(subject.operation).find(({ place }) => place === wanted)?.parameter;
  return own && parameter !== undefined
    ? { ...target, own: { ...own, params: { ...own.params, [parameter]: name } } }
    : target;
}

async function checkNotListed(
  check: OperationCheck,
  list: CheckedTarget,
  resource: LawResource,
  record: Fields,
): Promise<void> {
  const item = list.own && (await listed(check, list, resource, record));
  if (!list.own || !item || item === "unknown") return;
  check.report(
    law(
      "other-parent",
      "listed",
      "A list holds an object that was made under another one.",
      `no item with ${identityOf(resource, record)}`,
      item,
    ),
    lawProbe(list, list.own, "the list of another object"),
  );
}
