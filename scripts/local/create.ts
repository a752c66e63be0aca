import { completed, refused } from "./complete.ts";
import { asFields, type Fields, fieldOf, withField } from "./fields.ts";
import { freshValue } from "./fresh.ts";
import { conflict, findHere, objectsOf, shown, withoutObject } from "./objects.ts";
import { keyOf, type Resource } from "./resources.ts";
import type { Effect, LocalCall, ResourceWork } from "./work.ts";

/** Makes an object of what was sent; an object that is there already under the path's own name is replaced. */
export const create: Effect = (work, call) => {
  const { resource, store } = work;
  return store().change(() => {
    const object = newObject(work, call);
    if (!object) return withoutObject(work, call);
    const taken = conflict(work, call, object);
    if (taken) return taken;
    const of = objectsOf(call, resource);
    const key = keyOf(resource, object);
    const path = Object.fromEntries(
      resource.outer.flatMap((name) =>
        call.params[name] === undefined || fieldOf(object, name) !== undefined
          ? []
          : [[name, call.params[name]]],
      ),
    );
    const same = resource.identity.length > 0 ? findHere(store(), resource, call, key) : undefined;
    if (same) store().replace(same, { key, fields: object });
    else store().add(of, { key: resource.identity.length > 0 ? key : freshKey(), path, fields: object });
    return shown(work, call, object);
  });
};

/** What was sent, with an identity of its own, the time, and what else the answers demand. */
function newObject(work: ResourceWork, call: LocalCall): Fields | undefined {
  const { resource, now } = work;
  const sent = asFields(call.body) ?? {};
  const named = Object.fromEntries(
    [
      ...resource.identity.map(([parameter, field]) => [field, call.params[parameter]] as const),
      ...resource.outer
        .filter((name) => resource.examples.some((example) => Object.hasOwn(example, name)))
        .map((name) => [name, call.params[name]] as const),
    ].filter(([, value]) => value !== undefined),
  );
  const done = completed(resource, { ...sent, ...named });
  if (!done) return undefined;
  let { object } = done;
  for (const field of done.filled)
    if (isInstant(object[field])) object = withField(object, field, now().toISOString());
  for (const [, field] of resource.identity)
    if (!Object.hasOwn(named, field) && !Object.hasOwn(sent, field))
      object = withField(object, field, freshId(work, call, object, field));
  return Object.values(object).includes(undefined) || unfit(resource, object) ? undefined : object;
}

function freshId({ resource, store }: ResourceWork, call: LocalCall, object: Fields, field: string): unknown {
  return freshValue(fieldOf(object, field), (value) => {
    const candidate = withField(object, field, value);
    return !unfit(resource, candidate) && !findHere(store(), resource, call, keyOf(resource, candidate));
  });
}

/** Whether some answer can't show the object. */
function unfit({ views }: Resource, object: Fields): boolean {
  return [...views.values()].some((view) => refused(view, object));
}

/** `2026-02-20T14:00:00.000Z`: the form in which JavaScript writes an instant. */
export function isInstant(value: unknown): boolean {
  return typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value);
}

let keys = 0;

/** For objects without an identity. */
function freshKey(): string {
  return `${Date.now()}-${process.pid}-${keys++}`;
}
