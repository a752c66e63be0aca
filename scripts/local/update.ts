import { asFields, type Fields, ownField, withField } from "../lib/fields.ts";
import { refusalOf } from "./complete.ts";
import { made } from "./create.ts";
import { conflict, findNamed, missing, shownAnswer } from "./objects.ts";
import { objectKey } from "./resources.ts";
import type { Effect, LocalCall, ResourceWork } from "./work.ts";

/** Sets the fields that the law names to what was sent, and moves the timestamps on. */
export const update: Effect = (work, call) => {
  const { resource, store } = work;
  return store().change(() => {
    const found = findNamed(work, call);
    if (!found) return canMake(work) ? made(work, call) : missing(work);
    const fields = changed(work, call, found.fields);
    const taken = conflict(work, call, fields, found);
    if (taken) return taken;
    store().replace(found, { key: objectKey(resource, fields), fields });
    return shownAnswer(work, call, fields);
  });
};

/** Whether an object that is not there is made: `PUT` that has a 201 for it. */
function canMake({ operation: { method, responses } }: ResourceWork): boolean {
  return method === "PUT" && responses.some(({ status }) => status === 201);
}

/** Takes the object away. */
export const remove: Effect = (work, call) => {
  const { store } = work;
  return store().change(() => {
    const found = findNamed(work, call);
    if (!found) return missing(work);
    store().remove(found);
    return shownAnswer(work, call, found.fields);
  });
};

function changed({ operation, resource, now }: ResourceWork, { body }: LocalCall, before: Fields): Fields {
  const sent = asFields(body) ?? {};
  const { sets = [], forward = [] } = operation.laws ?? {};
  let object = before;
  for (const field of sets) {
    if (Object.hasOwn(sent, field)) object = withField(object, field, sent[field]);
    // The whole object was sent: what it leaves out is gone.
    else if (operation.method === "PUT") object = withField(object, field, undefined);
  }
  const time = now().toISOString();
  for (const field of forward) {
    const held = ownField(object, field);
    object = withField(object, field, typeof held === "string" && held > time ? held : time);
  }
  // What an answer can't show stays as it was: `null` that takes a field out, for one.
  for (const view of resource.forms)
    for (let refusal = refusalOf(view, object); refusal?.field !== undefined; ) {
      const { field } = refusal;
      const fallback = object[field] === null ? undefined : before[field];
      if (ownField(object, field) === fallback) break;
      object = withField(object, field, fallback);
      refusal = refusalOf(view, object);
    }
  return object;
}
