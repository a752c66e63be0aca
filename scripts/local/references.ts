import { referenceErrors, referenceIn, referencesOf } from "../model/references.ts";
import type { HandlerResult } from "../runtime/server/operation.ts";
import { errorAnswer } from "./answers.ts";
import { objectsOf } from "./objects.ts";
import type { StoredResource } from "./resources.ts";
import type { LocalCall, Work } from "./work.ts";

/** The documented refusal of a body that names an object which the caller does not have; `undefined`: there is none. */
export function absentReference(work: Work, call: LocalCall): HandlerResult | undefined {
  const { operation, resources } = work;
  for (const reference of referencesOf(operation)) {
    const name = referenceIn(call.body, reference.place);
    const resource = resources.get(reference.resource);
    if (name === undefined || !resource || isThere(work, call, resource, name)) continue;
    const [error] = referenceErrors(operation, reference);
    if (error) return errorAnswer(work, error, { [reference.place.at(-1) ?? ""]: name });
  }
  return undefined;
}

function isThere({ store }: Work, call: LocalCall, resource: StoredResource, name: unknown): boolean {
  const field = resource.key.at(-1) ?? "";
  for (const { fields } of store().after(objectsOf(call, resource), 0))
    if (String(fields[field]) === String(name)) return true;
  return false;
}
