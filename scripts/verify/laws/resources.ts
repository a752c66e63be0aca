import { isObject } from "../../cases/index.ts";
import type { Laws } from "../../contract/laws.ts";
import type { Input } from "../subject.ts";
import type { Target } from "../target.ts";

/** A record as an answer holds it. */
export type Fields = Readonly<Record<string, unknown>>;

/** The operations that act on the same objects. */
export interface Resource {
  readonly name: string;
  readonly create?: Target;
  readonly read?: Target;
  readonly list?: Target;
  readonly update?: Target;
  readonly delete?: Target;
  /** Path parameter → field. */
  readonly identity: readonly (readonly [parameter: string, field: string])[];
  /** Fields that no update changes. */
  readonly keeps: readonly string[];
}

/** The resources of the contract's laws; of several operations with one effect, the first. */
export function resourcesOf(targets: readonly Target[]): Resource[] {
  const groups = new Map<string, Target[]>();
  for (const target of targets) {
    const name = target.subject.operation.laws?.resource;
    if (name !== undefined) groups.set(name, [...(groups.get(name) ?? []), target]);
  }
  return [...groups].map(([name, members]) => {
    const by = (effect: Laws["effect"]) => {
      const found = members.find(({ subject }) => subject.operation.laws?.effect === effect);
      return found ? { [effect]: found } : {};
    };
    const laws = members.map(({ subject }) => subject.operation.laws);
    return {
      name,
      ...by("create"),
      ...by("read"),
      ...by("list"),
      ...by("update"),
      ...by("delete"),
      identity: Object.entries(laws.find((one) => one?.identity)?.identity ?? {}),
      keeps: [...new Set(laws.flatMap((one) => one?.keeps ?? []))],
    };
  });
}

/** The input of an operation on the object that a record is. */
export function inputOn(
  { subject }: Target,
  { identity }: Resource,
  record: Fields,
  params: Input["params"] = {},
): Input {
  return {
    ...subject.sample,
    params: { ...params, ...Object.fromEntries(identity.map(([name, field]) => [name, record[field]])) },
  };
}

/** Names an object among those of its resource. */
export function identityOf({ identity }: Pick<Resource, "identity">, record: Fields): string {
  return JSON.stringify(identity.map(([, field]) => String(record[field])));
}

export function asFields(value: unknown): Fields | undefined {
  return isObject(value) ? value : undefined;
}
