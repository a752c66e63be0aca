import { type Fields, ownField } from "../lib/fields.ts";
import { keyFields } from "../model/key-fields.ts";
import type { ApiModel, OperationModel } from "../model/model.ts";
import { pathPlacesOf } from "../model/path-places.ts";
import type { ZodSchemas } from "../model/zod-schemas.ts";
import { type Outer, outersOf } from "./outers.ts";
import { type View, viewsOf } from "./views.ts";

/** The objects that the operations of one name in the contract's laws act on. */
export interface StoredResource {
  readonly name: string;
  /** The fields whose values tell an object from the others; none where there is but one. */
  readonly key: readonly string[];
  /** The fields whose values no two objects of one organization share. */
  readonly unique: readonly string[];
  /** How the operations' answers show an object, by `operationId`, those of the lowest status first. */
  readonly views: ReadonlyMap<string, readonly View[]>;
  /** Those of the views that differ in what they demand of an object. */
  readonly forms: readonly View[];
  /** The objects that the contract's examples show, the operations' first ones first. */
  readonly examples: readonly Fields[];
  /** Those of them that are there at first: what a creation answers is still to be made, unless nothing else is shown. */
  readonly seeds: readonly Fields[];
  /** What its objects stand under: the path parameters of its operations that identify no field of it. */
  readonly outers: readonly Outer[];
  /** The ways to one object of it: by the place of each path parameter, the field that it identifies. */
  readonly ways: readonly ReadonlyMap<string, string>[];
}

/** The resources that the contract's laws name, by name, in the order of the operations. */
export function storedResources({ operations }: ApiModel, zod: ZodSchemas): Map<string, StoredResource> {
  const groups = new Map<string, OperationModel[]>();
  for (const operation of operations) {
    const name = operation.laws?.resource;
    if (name !== undefined) groups.set(name, [...(groups.get(name) ?? []), operation]);
  }
  const bare = new Map([...groups].map(([name, members]) => [name, resourceOf(name, members, zod)]));
  return new Map(
    [...bare].map(([name, resource]) => [
      name,
      { ...resource, outers: outersOf(resource, groups.get(name) ?? [], [...bare.values()]) },
    ]),
  );
}

function resourceOf(name: string, members: readonly OperationModel[], zod: ZodSchemas): StoredResource {
  const views = new Map(members.map((member) => [member.operationId, viewsOf(member, zod)]));
  const all = [...views.values()].flat();
  const there = members
    .filter(({ laws }) => laws?.effect !== "create")
    .flatMap(({ operationId }) => (views.get(operationId) ?? []).flatMap(({ examples }) => examples));
  const isSame = (a: View, b: View) =>
    a.schema === b.schema && JSON.stringify(a.place) === JSON.stringify(b.place);
  const key = keyFields(members.flatMap(({ laws }) => laws ?? []));
  return {
    name,
    key,
    unique: [...new Set(members.flatMap(({ laws }) => laws?.unique ?? []))],
    views,
    forms: all.filter((view, index) => all.findIndex((other) => isSame(view, other)) === index),
    examples: all.flatMap(({ examples }) => examples),
    seeds: there.length > 0 ? there : all.flatMap(({ examples }) => examples),
    outers: [],
    ways: members.flatMap(wayOf).filter((way) => key.every((field) => [...way.values()].includes(field))),
  };
}

/** What an operation's path says of the objects' fields. */
function wayOf(operation: OperationModel): ReadonlyMap<string, string>[] {
  const { identity = {} } = operation.laws ?? {};
  const places = pathPlacesOf(operation).flatMap(({ parameter, place }) =>
    identity[parameter] === undefined ? [] : [[place, identity[parameter]] as const],
  );
  return places.length > 0 ? [new Map(places)] : [];
}

/** What tells an object from the others of its resource: the values of its identity fields. */
export function objectKey({ key }: Pick<StoredResource, "key">, object: Fields): string {
  return JSON.stringify(key.map((field) => String(ownField(object, field))));
}
