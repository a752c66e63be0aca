import type { z } from "zod";
import type { Contract, ResolvedOperation } from "../contract/contract.ts";
import { pathTo } from "../contract/path-to.ts";
import { type Fields, fieldOf } from "./fields.ts";
import { type View, viewOf } from "./views.ts";

/** The objects that the operations of one name in the contract's laws act on. */
export interface Resource {
  readonly name: string;
  /** Path parameter → the field that it identifies. */
  readonly identity: readonly (readonly [parameter: string, field: string])[];
  /** Timestamps that move with each change. */
  readonly forward: readonly string[];
  /** How the operations' answers show an object, by `operationId`. */
  readonly views: ReadonlyMap<string, View>;
  /** The objects that the contract's examples show, the operations' first ones first. */
  readonly examples: readonly Fields[];
  /** The path parameters of its operations that identify no field of it, but what holds it. */
  readonly outer: readonly string[];
  /** The path templates that lead to one object of it, up to the parameter that identifies it. */
  readonly paths: readonly string[];
}

/** The resources that the contract's laws name, by name, in the order of the operations. */
export function resourcesOf({ operations }: Contract): Map<string, Resource> {
  const groups = new Map<string, ResolvedOperation[]>();
  for (const operation of operations) {
    const name = operation.laws?.resource;
    if (name !== undefined) groups.set(name, [...(groups.get(name) ?? []), operation]);
  }
  return new Map([...groups].map(([name, members]) => [name, resourceOf(name, members)]));
}

function resourceOf(name: string, members: readonly ResolvedOperation[]): Resource {
  const laws = members.flatMap((member) => member.laws ?? []);
  const identity = Object.entries(
    Object.assign({}, ...laws.map((law) => law.identity ?? {})) as Record<string, string>,
  );
  const fields = identity.map(([, field]) => field);
  const views = new Map(
    members.flatMap((member) => {
      const view = viewOf(member, fields);
      return view ? [[member.operationId, view] as const] : [];
    }),
  );
  const parameters = new Set(members.flatMap(({ params }) => Object.keys(params)));
  return {
    name,
    identity,
    forward: distinct(laws.flatMap(({ forward = [] }) => forward)),
    views,
    examples: [...views.values()].flatMap(({ examples }) => examples),
    paths: distinct(
      members.flatMap((member) => {
        const last = identity
          .map(([parameter]) => pathTo(member.fullPath, parameter) ?? "")
          .sort(byLength)
          .at(-1);
        return last ? [last] : [];
      }),
    ),
    outer: [...parameters].filter((parameter) => !identity.some(([own]) => own === parameter)),
  };
}

/** What tells an object from the others of its resource: the values of its identity fields. */
export function keyOf({ identity }: Resource, object: Fields): string {
  return JSON.stringify(identity.map(([, field]) => String(fieldOf(object, field))));
}

/** The same as {@link keyOf}, of the object that path parameters name; `undefined` where they name none. */
export function keyIn({ identity }: Resource, params: Fields): string | undefined {
  if (identity.length === 0 || identity.some(([parameter]) => params[parameter] === undefined))
    return undefined;
  return JSON.stringify(identity.map(([parameter]) => String(params[parameter])));
}

/** The example values that a schema's metadata gives. */
export function examplesOf(schema: z.ZodType | undefined): readonly unknown[] {
  const examples: unknown = schema?.meta()?.["examples"];
  return Array.isArray(examples) ? examples : [];
}

function byLength(a: string, b: string): number {
  return a.length - b.length;
}

function distinct<Item>(items: readonly Item[]): Item[] {
  return [...new Set(items)];
}
