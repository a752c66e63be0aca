import { type Fields, ownField } from "../lib/fields.ts";
import type { OperationModel } from "../model/model.ts";
import { pathPlacesOf } from "../model/path-places.ts";
import type { StoredResource } from "./resources.ts";

/** A path parameter that objects stand under: it identifies none of their fields, but what holds them. */
export interface Outer {
  /** Where it stands in the paths. */
  readonly place: string;
  /** What an object's `$path` calls it. */
  readonly name: string;
  /** The resource whose object it names, and by which field of that. */
  readonly of?: { readonly resource: string; readonly field: string };
  /** The object's own field that says the same: `project_id`. */
  readonly link?: string;
}

/** What the objects of a resource stand under, by the paths of its operations. */
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

/** Where a way ends: at the object itself. */
function lastOf(way: ReadonlyMap<string, string>): string | undefined {
  return [...way.keys()].at(-1);
}

/** The field that some operation's law says is named at a place. */
function byLaw(members: readonly OperationModel[], place: string): string | undefined {
  for (const member of members)
    for (const own of pathPlacesOf(member)) {
      const field = member.laws?.identity?.[own.parameter];
      if (own.place === place && field !== undefined) return field;
    }
  return undefined;
}

/** The resource to whose objects a path leads up to a place. */
function holderOf(place: string, all: readonly StoredResource[], { name }: StoredResource): Outer["of"] {
  for (const resource of all) {
    const field = resource.ways.find((way) => lastOf(way) === place)?.get(place);
    if (resource.name !== name && field !== undefined) return { resource: resource.name, field };
  }
  return undefined;
}

/** The field of the objects that names what they stand under: as the parameter is called, or after the resource. */
function linkOf({ key, examples }: StoredResource, parameter: string, of: Outer["of"]): string | undefined {
  const names = [parameter, ...(of ? [`${of.resource}_${of.field}`, `${of.resource}_id`] : [])].map(plain);
  const fields = new Set(examples.flatMap((example) => Object.keys(example)));
  return [...fields].find((field) => !key.includes(field) && names.includes(plain(field)));
}

function plain(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9]/g, "").toLowerCase();
}

/** What an object stands under, as far as it is known: by its own field, or as it was made. */
export function heldUnder({ link, name }: Outer, fields: Fields, path: Fields): unknown {
  return (link === undefined ? undefined : ownField(fields, link)) ?? ownField(path, name);
}
