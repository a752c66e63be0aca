import { asFields, type Fields, fieldAt } from "../../lib/fields.ts";
import { keyFields } from "../../model/key-fields.ts";
import type { OperationModel } from "../../model/model.ts";
import type { LawsModel } from "../../model/vocabulary.ts";
import type { RequestInput } from "../request-input.ts";
import type { CheckedTarget } from "../target.ts";
import { plainText } from "../values.ts";

/** The operations that act on the same objects. */
export interface LawResource {
  readonly name: string;
  readonly create?: CheckedTarget;
  readonly read?: CheckedTarget;
  readonly list?: CheckedTarget;
  readonly update?: CheckedTarget;
  readonly delete?: CheckedTarget;
  /** The fields that tell an object from the others. */
  readonly key: readonly string[];
  /** Fields that no update changes. */
  readonly keeps: readonly string[];
}

/** The resources of the contract's laws; of several operations with one effect, the first. */
export function lawResources(targets: readonly CheckedTarget[]): LawResource[] {
  const groups = new Map<string, CheckedTarget[]>();
  for (const target of targets) {
    const name = target.subject.operation.laws?.resource;
    if (name !== undefined) groups.set(name, [...(groups.get(name) ?? []), target]);
  }
  return [...groups].map(([name, members]) => {
    const by = (effect: LawsModel["effect"]) => {
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
      key: keyFields(laws.flatMap((one) => one ?? [])),
      keeps: [...new Set(laws.flatMap((one) => one?.keeps ?? []))],
    };
  });
}

/** The input of an operation on the object that a record is; `params` are those that say what it stands under. */
export function inputOn(
  { subject }: CheckedTarget,
  record: Fields,
  params: RequestInput["params"] = {},
): RequestInput {
  const identity = Object.entries(subject.operation.laws?.identity ?? {});
  return {
    ...subject.sample,
    params: {
      ...params,
      ...Object.fromEntries(
        identity.flatMap(([name, field]) => (record[field] === undefined ? [] : [[name, record[field]]])),
      ),
    },
  };
}

/** The fields that path parameters name, by the operation's law. */
export function fieldsNamed({ laws }: OperationModel, params: RequestInput["params"] = {}): Fields {
  return Object.fromEntries(
    Object.entries(laws?.identity ?? {}).map(([name, field]) => [field, params[name]]),
  );
}

/** The object that a successful answer shows, by the contract; without laws, the answer itself. */
export function recordIn({ shows = [] }: OperationModel, value: unknown): Fields | undefined {
  return asFields(fieldAt(value, shows));
}

/** Names an object among those of its resource. */
export function identityOf({ key }: Pick<LawResource, "key">, record: Fields): string {
  return JSON.stringify(key.map((field) => plainText(record[field])));
}
