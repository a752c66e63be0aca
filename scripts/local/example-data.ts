import type { LocalData, LocalObject } from "../contract/local.ts";
import { asFields, type Fields, ownField, withField } from "../lib/fields.ts";
import { referenceIn, withReferenceIn } from "../model/references.ts";
import { completedObject, refusalOf } from "./complete.ts";
import { drawFrom, freshValue } from "./fresh.ts";
import { objectKey, type StoredResource } from "./resources.ts";

/** The credentials of the two organizations of a server without data of its own. */
export const demoKeys = ["local_own_4f1c2a", "local_other_9b7e3d"] as const;

type Resources = ReadonlyMap<string, StoredResource>;
type Objects = Readonly<Record<string, readonly LocalObject[]>>;

/**
 * The first organization has the objects of the contract's examples; the second one has one more of each
 * resource, with its own identity. The same contract gives the same data.
 */
export function dataFromExamples(resources: Resources): LocalData {
  const [own, other] = demoKeys;
  return {
    organizations: [
      { name: "Own organization", keys: [own], objects: objectsOf(resources, shownObjects) },
      { name: "Other organization", keys: [other], objects: objectsOf(resources, another) },
    ],
  };
}

/** The data, plus the examples' objects of each resource that none of its organizations names. */
export function withExamples(data: LocalData, resources: Resources): LocalData {
  const named = new Set(data.organizations.flatMap(({ objects = {} }) => Object.keys(objects)));
  const makers = [shownObjects, another];
  return {
    organizations: data.organizations.map((organization, index) => {
      const of = makers[index] ?? (() => []);
      const given = organization.objects ?? {};
      return {
        ...organization,
        objects: objectsOf(resources, (one) => (named.has(one.name) ? [] : of(one)), given),
      };
    }),
  };
}

/** The objects of each resource; those that are inside of others get one of these as their holder. */
function objectsOf(
  resources: Resources,
  of: (resource: StoredResource) => Fields[],
  given: Objects = {},
): Objects {
  const found: Record<string, readonly LocalObject[]> = { ...given };
  const needs = ({ outers, references }: StoredResource) => outers.length + Math.sign(references.length) / 2;
  for (const resource of [...resources.values()].sort((a, b) => needs(a) - needs(b))) {
    const objects = of(resource).map((object) => standing(resource, object, found, resources));
    if (objects.length > 0) found[resource.name] = objects;
  }
  return found;
}

/** An object that belongs to existing objects and refers to such: to the first ones if its own fields name others. */
function standing(
  resource: StoredResource,
  object: Fields,
  others: Objects,
  resources: Resources,
): LocalObject {
  let placed = object;
  const path: Record<string, unknown> = {};
  for (const { of, link, name } of resource.outers) {
    if (!of) continue;
    const values = (others[of.resource] ?? []).map((other) => ownField(other, of.field));
    const held = link === undefined ? undefined : ownField(placed, link);
    const [value = held] = values;
    if (value === undefined || values.some((one) => String(one) === String(held))) continue;
    const linked = link === undefined || held === undefined ? undefined : withField(placed, link, value);
    if (linked && isFit(resource, linked)) placed = linked;
    else path[name] = value;
  }
  for (const { place, resource: of } of resource.references) {
    const names = (others[of] ?? []).map((other) => ownField(other, resources.get(of)?.key.at(-1) ?? ""));
    const held = referenceIn(placed, place);
    if (held === undefined || names.length === 0 || names.some((one) => String(one) === String(held)))
      continue;
    const named = asFields(withReferenceIn(placed, place, names[0]));
    if (named && isFit(resource, named)) placed = named;
  }
  return Object.keys(path).length > 0 ? { ...placed, $path: path } : placed;
}

function shownObjects(resource: StoredResource): Fields[] {
  const found = new Map<string, Fields>();
  for (const example of resource.seeds) {
    const object = completedObject(resource, example)?.object;
    const key = resource.key.length > 0 ? objectKey(resource, example) : JSON.stringify(example);
    if (object && !found.has(key)) found.set(key, object);
  }
  return [...found.values()];
}

function another(resource: StoredResource): Fields[] {
  const shown = shownObjects(resource);
  let [object] = shown;
  if (!object || resource.key.length === 0) return shown.slice(0, 1);
  for (const field of resource.key) {
    const base: Fields = object;
    const value = freshValue(
      ownField(base, field),
      shown.length,
      (candidate) =>
        resource.takesName(field, candidate) && isFit(resource, withField(base, field, candidate)),
      drawFrom(resource.name),
    );
    if (value === undefined) return [];
    object = withField(base, field, value);
  }
  return [object];
}

function isFit({ forms }: StoredResource, object: Fields): boolean {
  return forms.every((view) => !refusalOf(view, object));
}
