import { asFields, type Fields, ownField, withField } from "../lib/fields.ts";
import { pathPlacesOf } from "../model/path-places.ts";
import { completedObject, refusalOf } from "./complete.ts";
import { freshValue } from "./fresh.ts";
import { conflict, documented, findBy, namedIn, objectsOf, shownAnswer, withoutObject } from "./objects.ts";
import { absentReference } from "./references.ts";
import { objectKey, type StoredResource } from "./resources.ts";
import type { Effect, LocalCall, ResourceWork } from "./work.ts";

/** Creates an object from what was sent; an existing one that the path names is replaced. */
export const create: Effect = (work, call) => work.store().change(() => made(work, call));

/** {@link create} within a transaction. */
export const made: Effect = (work, call) => {
  const { resource, operation, store } = work;
  const object = newObject(work, call);
  if (!object) return withoutObject(work, call);
  const of = objectsOf(call, resource);
  const same =
    resource.key.length > 0
      ? findBy(store(), resource, call, keyedBy(resource, object), operation)
      : undefined;
  const absent = absentReference(work, call);
  if (absent) return absent;
  const taken = conflict(work, call, object, same);
  if (taken) return taken;
  // A caller that names it in the path means this object; one that names it in the body expects that there is none.
  const isMeant = resource.key.every((field) => namedIn(operation, call)[field] !== undefined);
  const refusal = same && !isMeant ? documented(work, 409, resource.key[0], object) : undefined;
  if (refusal) return refusal;
  const key = resource.key.length > 0 ? objectKey(resource, object) : freshKey();
  if (same) store().replace(same, { key, fields: object });
  else store().add(of, { key, path: pathOf(work, call, object), fields: object });
  return shownAnswer(work, call, object, same ? 200 : 201);
};

/** The path parameters that the object belongs to and that no field of it has. */
function pathOf({ operation, resource }: ResourceWork, { params }: LocalCall, object: Fields): Fields {
  const path: Record<string, unknown> = {};
  for (const { parameter, place } of pathPlacesOf(operation)) {
    const outer = resource.outers.find((one) => one.place === place);
    if (outer && (outer.link === undefined || ownField(object, outer.link) === undefined))
      path[outer.name] = params[parameter];
  }
  return path;
}

function keyedBy({ key }: StoredResource, object: Fields): Fields {
  return Object.fromEntries(key.map((field) => [field, ownField(object, field)]));
}

/** What was sent, with a new identity, the time, and what else the answers require. */
function newObject(work: ResourceWork, call: LocalCall): Fields | undefined {
  const { resource, now } = work;
  const sent = asFields(call.body) ?? {};
  const named = { ...linksIn(work, call), ...namedIn(work.operation, call) };
  const done = completedObject(resource, { ...sent, ...named });
  if (!done) return undefined;
  let { object } = done;
  for (const field of done.filled)
    if (isInstant(object[field])) object = withField(object, field, now().toISOString());
  for (const field of resource.key)
    if (!Object.hasOwn(named, field) && !Object.hasOwn(sent, field))
      object = withField(object, field, freshId(work, call, object, field));
  return Object.values(object).includes(undefined) || unfit(resource, object) ? undefined : object;
}

/** The fields that say what the object belongs to, with the path's values. */
function linksIn({ operation, resource }: ResourceWork, { params }: LocalCall): Fields {
  return Object.fromEntries(
    pathPlacesOf(operation).flatMap(({ parameter, place }) => {
      const link = resource.outers.find((one) => one.place === place)?.link;
      return link === undefined ? [] : [[link, params[parameter]]];
    }),
  );
}

function freshId(
  { resource, store, operation }: ResourceWork,
  call: LocalCall,
  object: Fields,
  field: string,
): unknown {
  const last = store().last();
  return freshValue(ownField(object, field), last, (value) => {
    const candidate = withField(object, field, value);
    return (
      resource.takesName(field, value) &&
      !unfit(resource, candidate) &&
      !findBy(store(), resource, call, keyedBy(resource, candidate), operation)
    );
  });
}

/** Whether some answer can't show the object. */
function unfit({ forms }: StoredResource, object: Fields): boolean {
  return forms.some((view) => refusalOf(view, object));
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
