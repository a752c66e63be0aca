import type { z } from "zod";
import { type Fields, ownField } from "../lib/fields.ts";
import { keyFields } from "../model/key-fields.ts";
import type { ApiModel, OperationModel } from "../model/model.ts";
import { pathPlacesOf } from "../model/path-places.ts";
import { type Reference, referencesOf } from "../model/references.ts";
import type { ZodSchemas } from "../model/zod-schemas.ts";
import { type Outer, outersOf } from "./outers.ts";
import { type View, viewsOf } from "./views.ts";

/** A resource: the objects that the operations with its name in their laws act on. */
export interface StoredResource {
  readonly name: string;
  /** The fields that identify an object; none if there is only one object. */
  readonly key: readonly string[];
  /** The fields that are unique within an organization. */
  readonly unique: readonly string[];
  /** How the operations' answers show an object, by `operationId`, the lowest status first. */
  readonly views: ReadonlyMap<string, readonly View[]>;
  /** The views that differ in what they require of an object. */
  readonly forms: readonly View[];
  /** The objects that the contract's examples show, the operations' first ones first. */
  readonly examples: readonly Fields[];
  /** The examples that exist at the start; what a creation answers does not exist yet, unless there is nothing else. */
  readonly seeds: readonly Fields[];
  /** What its objects belong to: the path parameters of its operations that identify no field of it. */
  readonly outers: readonly Outer[];
  /** The fields of its objects that name other objects, by the contract's references. */
  readonly references: readonly Reference[];
  /** Whether the path parameters that identify a field by its value take this one. */
  readonly takesName: (field: string, value: unknown) => boolean;
  /** The paths to one of its objects: for the place of each path parameter, the field that it identifies. */
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
    references: members.flatMap(referencesOf),
    takesName: (field, value) =>
      members.every((member) => nameSchemas(member, field, zod).every((schema) => takes(schema, value))),
    ways: members.flatMap(wayOf).filter((way) => key.every((field) => [...way.values()].includes(field))),
  };
}

/** The schemas of the path parameters that name a field. */
function nameSchemas({ laws, parameters }: OperationModel, field: string, zod: ZodSchemas): z.ZodType[] {
  return parameters
    .filter(({ in: location, name }) => location === "path" && laws?.identity?.[name] === field)
    .flatMap((parameter) => zod.of(parameter) ?? []);
}

/** Whether a schema takes a value, or the text that a path has for it. */
function takes(schema: z.ZodType, value: unknown): boolean {
  return schema.safeParse(value).success || schema.safeParse(String(value)).success;
}

/** The fields of the objects that an operation's path identifies. */
function wayOf(operation: OperationModel): ReadonlyMap<string, string>[] {
  const { identity = {} } = operation.laws ?? {};
  const places = pathPlacesOf(operation).flatMap(({ parameter, place }) =>
    identity[parameter] === undefined ? [] : [[place, identity[parameter]] as const],
  );
  return places.length > 0 ? [new Map(places)] : [];
}

/** What identifies an object of a resource: the values of its identity fields. */
export function objectKey({ key }: Pick<StoredResource, "key">, object: Fields): string {
  return JSON.stringify(key.map((field) => String(ownField(object, field))));
}
