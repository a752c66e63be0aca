import { type Fields, ownField } from "../lib/fields.ts";
import type { OperationModel } from "../model/model.ts";
import { pathPlacesOf } from "../model/path-places.ts";
import type { StoredResource } from "./resources.ts";

/** A path parameter that identifies not the objects themselves, but what they belong to. */
export interface Outer {
  /** Its place in the paths. */
  readonly place: string;
  /** Its name in an object's `$path`. */
  readonly name: string;
  /** The resource whose object it names, and the field that it holds. */
  readonly of?: { readonly resource: string; readonly field: string };
  /** The object's own field with the same value: `project_id`. */
  readonly link?: string;
}

/** What the objects of a resource belong to, by the paths of its operations. */
export function outersOf(
  resource: StoredResource,
  members: readonly OperationModel[],
  all: readonly StoredResource[],
): Outer[] {
  const found = new Map<string, Outer>();
  for (const member of members)
    for (const { parameter, place } of pathPlacesOf(member)) {
      if (found.has(place) || resource.ways.some((way) => lastOf(way) === place)) continue;
      const isTaken = [...found.values()].some(({ name }) => name === parameter);
      const of = holderOf(place, all, resource);
      const link = byLaw(members, place) ?? linkOf(resource, parameter, of);
      found.set(place, {
        place,
        name: isTaken ? place : parameter,
        ...(of ? { of } : {}),
        ...(link === undefined ? {} : { link }),
      });
    }
  return [...found.values()];
}

/** The end of a path: the place of the object itself. */
function lastOf(way: ReadonlyMap<string, string>): string | undefined {
  return [...way.keys()].at(-1);
}

/** The field that a law of some operation gives for a place. */
function byLaw(members: readonly OperationModel[], place: string): string | undefined {
  for (const member of members)
    for (const own of pathPlacesOf(member)) {
      const field = member.laws?.identity?.[own.parameter];
      if (own.place === place && field !== undefined) return field;
    }
  return undefined;
}

/** The resource whose objects the path up to a place names. */
function holderOf(place: string, all: readonly StoredResource[], { name }: StoredResource): Outer["of"] {
  for (const resource of all) {
    const field = resource.ways.find((way) => lastOf(way) === place)?.get(place);
    if (resource.name !== name && field !== undefined) return { resource: resource.name, field };
  }
  return undefined;
}

/** The field of the objects that names what they belong to: named like the parameter, or after the resource. */
function linkOf({ key, examples }: StoredResource, parameter: string, of: Outer["of"]): string | undefined {
  const names = [parameter, ...(of ? [`${of.resource}_${of.field}`, `${of.resource}_id`] : [])].map(plain);
  const fields = new Set(examples.flatMap((example) => Object.keys(example)));
  return [...fields].find((field) => !key.includes(field) && names.includes(plain(field)));
}

function plain(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9]/g, "").toLowerCase();
}

/** What an object belongs to, if it is known: by its own field, or as it was created. */
export function heldUnder({ link, name }: Outer, fields: Fields, path: Fields): unknown {
  return (link === undefined ? undefined : ownField(fields, link)) ?? ownField(path, name);
}
