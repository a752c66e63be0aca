import { asFields, type Fields, ownField, withField } from "../lib/fields.ts";
import { refusalOf } from "./complete.ts";
import { made } from "./create.ts";
import { conflict, findNamed, missing, shownAnswer } from "./objects.ts";
import { absentReference } from "./references.ts";
import { objectKey } from "./resources.ts";
import type { Effect, LocalCall, ResourceWork } from "./work.ts";

/** Sets the fields that the law names to what was sent, and updates the timestamps. */
export const update: Effect = (work, call) => {
  const { resource, store } = work;
  return store().change(() => {
    const found = findNamed(work, call);
    if (!found) return canMake(work) ? made(work, call) : missing(work, call);
    const absent = absentReference(work, call);
    if (absent) return absent;
    const fields = changed(work, call, found.fields);
    const taken = conflict(work, call, fields, found);
    if (taken) return taken;
    store().replace(found, { key: objectKey(resource, fields), fields });
    return shownAnswer(work, call, fields);
  });
};

/** Whether a missing object is created: by a `PUT` that documents a 201. */
function canMake({ operation: { method, responses } }: ResourceWork): boolean {
  return method === "PUT" && responses.some(({ status }) => status === 201);
}

/** Deletes the object. */
export const remove: Effect = (work, call) => {
  const { store } = work;
  return store().change(() => {
    const found = findNamed(work, call);
    if (!found) return missing(work, call);
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
    // The whole object was sent, so what it leaves out is removed.
    else if (operation.method === "PUT") object = withField(object, field, undefined);
  }
  const time = now().toISOString();
  for (const field of forward) {
    const held = ownField(object, field);
    object = withField(object, field, typeof held === "string" && held > time ? held : time);
  }
  // A value that an answer can't show, such as a `null` that removes a field, changes nothing.
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
