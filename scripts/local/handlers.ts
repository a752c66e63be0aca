import type { Contract } from "../contract/contract.ts";
import { pathTo } from "../contract/path-to.ts";
import { requestField } from "../typescript/server/runtime/incoming.ts";
import type { AnyHandler } from "../typescript/server/runtime/operation.ts";
import { errorOf, exampleAnswer, preferred } from "./answers.ts";
import { create } from "./create.ts";
import { asFields, type Fields } from "./fields.ts";
import { list } from "./list.ts";
import { findNamed, missing, outersOf, shown } from "./objects.ts";
import { preferenceOf } from "./prefer.ts";
import { examplesOf } from "./resources.ts";
import type { Store } from "./store.ts";
import { remove, update } from "./update.ts";
import type { Effect, LocalCall, Work } from "./work.ts";

/** A handler for each operation: with state where a law says what happens, else from the examples. */
export function handlersOf(
  contract: Contract,
  resources: Work["resources"],
  store: () => Store,
  now: () => Date,
): Record<string, AnyHandler> {
  return Object.fromEntries(
    contract.operations.map((operation) => [
      operation.operationId,
      handlerOf({ contract, operation, resources, store, now }),
    ]),
  );
}

const read: Effect = (work, call) => {
  const found = findNamed(work, call);
  return found ? shown(work, call, found.fields) : missing(work);
};

const effects: Readonly<Record<string, Effect>> = { create, read, list, update, delete: remove };

function handlerOf(work: Work): AnyHandler {
  const { operation, resources } = work;
  const resource = resources.get(operation.laws?.resource ?? "");
  const effect = effects[operation.laws?.effect ?? ""];
  const own = resource && { ...work, resource };
  const outers = outersOf(work);
  return (given) => {
    const { params = {}, query = {}, body, principal } = given as Partial<LocalCall>;
    const call: LocalCall = { params, query, body, principal };
    const preference = preferenceOf(requestField(given, "prefer"));
    if (preference) return preferred(operation, preference, sent(call));
    for (const outer of outers) if (!findNamed({ ...work, resource: outer }, call)) return missing(work);
    if (own && effect) return effect(own, call);
    return isExample(work, params) ? exampleAnswer(operation.responses, sent(call)) : missing(work);
  };
}

function sent({ params, query, body }: LocalCall): Fields {
  return { ...params, ...query, ...asFields(body) };
}

/** Whether the path names what the examples show: without a law, nothing else is there. */
function isExample({ operation, resources }: Work, params: Fields): boolean {
  if (!errorOf(operation, 404)) return true;
  return Object.entries(params).every(([parameter, value]) => {
    const path = pathTo(operation.fullPath, parameter);
    const examples = examplesOf(operation.params[parameter]);
    return (
      examples.length === 0 ||
      examples.some((example) => String(example) === String(value)) ||
      [...resources.values()].some(({ paths }) => path && paths.includes(path))
    );
  });
}
