import { asFields, type Fields } from "../../lib/fields.ts";
import { isOfStatus } from "../../lib/status.ts";
import { snakeCase, textWords } from "../../lib/words.ts";
import { collectionOf, pathSegments } from "../../model/path-template.ts";
import { referencesOf } from "../../model/references.ts";
import { pathParameters } from "../request-input.ts";
import type { Subject } from "../subject.ts";

/** An operation that makes objects, and the one that deletes them. */
export interface Family {
  readonly maker: Subject;
  /** Absent: the contract has no way. */
  readonly remover?: Subject;
  /** The operation that reads the existing objects. */
  readonly list?: Subject;
  /** The operation whose path names the new object. */
  readonly named?: Subject;
  /** Path parameters that name the new object, each with its field if the contract says which. */
  readonly identity: readonly (readonly [parameter: string, field?: string])[];
}

/** Which operations create which objects: by their laws, otherwise by their paths. */
export function familiesOf(subjects: readonly Subject[]): Family[] {
  return subjects.flatMap((maker) => byLaws(maker, subjects) ?? byPath(maker, subjects) ?? []);
}

function byLaws(maker: Subject, subjects: readonly Subject[]): Family | undefined {
  const { laws } = maker.operation;
  if (laws?.effect !== "create") return undefined;
  const members = subjects.filter(({ operation }) => operation.laws?.resource === laws.resource);
  const remover = members.find(({ operation }) => operation.laws?.effect === "delete");
  const list = members.find(({ operation }) => operation.laws?.effect === "list");
  const named = members.find(({ operation }) => operation.laws?.identity);
  const family = byPath(maker, subjects);
  if (!named) return family ?? { maker, identity: [] };
  const found = remover ?? family?.remover;
  return {
    ...family,
    maker,
    named,
    identity: Object.entries(named.operation.laws?.identity ?? {}),
    ...(found ? { remover: found } : {}),
    ...(list ? { list } : {}),
  };
}

/** `POST /things` makes what `DELETE /things/{id}` deletes; `PUT /things/{id}` where it answers 201. */
function byPath(maker: Subject, subjects: readonly Subject[]): Family | undefined {
  const { method, path, responses, laws } = maker.operation;
  const creates = responses.some(({ status }) => isOfStatus(status, 201));
  const at = (template: string, wanted: string) =>
    subjects.find(({ operation }) => operation.path === template && operation.method === wanted);
  if (method === "PUT" && creates) {
    const remover = at(path, "DELETE");
    return { maker, identity: [], ...(remover ? { remover } : {}) };
  }
  if (method !== "POST" || (laws && laws.effect !== "create")) return undefined;
  const collection = path.split("/").at(-1) ?? "";
  const children = subjects.filter(({ operation }) => collectionOf(operation.path)?.collection === path);
  const cousin = subjects.find(
    ({ operation }) =>
      operation.method === "DELETE" &&
      collection !== "" &&
      !collection.startsWith("{") &&
      collectionOf(operation.path)?.collection.endsWith(`/${collection}`) &&
      pathParameters(operation)
        .slice(0, -1)
        .every(({ name }) => pathParameters(maker.operation).some((own) => own.name === name)),
  );
  const remover =
    children.find(({ operation }) => operation.method === "DELETE") ?? (creates ? cousin : undefined);
  const [child = remover] = children;
  if (!child) return creates ? { maker, identity: [] } : undefined;
  const { parameter = "" } = collectionOf((remover ?? child).operation.path) ?? {};
  const list = at(path, "GET");
  return {
    maker,
    named: remover ?? child,
    identity: [[parameter]],
    ...(remover ? { remover } : {}),
    ...(list ? { list } : {}),
  };
}

/**
 * How deep inside of others the objects of a family are, or those that they refer to: what is deeper is made later
 * and deleted earlier.
 */
export function nestingOf({ maker }: Family, seen: ReadonlySet<string> = new Set()): number {
  const { api, operation } = maker;
  const { operationId, path } = operation;
  if (seen.has(operationId)) return 0;
  const resources = referencesOf(operation).map(({ resource }) => resource);
  const referred = api.operations.filter(
    ({ laws }) => laws?.effect === "create" && resources.includes(laws.resource),
  );
  const deepest = referred.map((one) =>
    nestingOf({ maker: { ...maker, operation: one }, identity: [] }, new Set([...seen, operationId])),
  );
  return Math.max(pathSegments(path).length, ...deepest.map((nesting) => nesting + 1));
}

/** The value of a path parameter, of an object that an answer holds; `undefined`: it does not say it. */
export function nameIn(record: unknown, parameter: string, field?: string): string | undefined {
  const whole = asFields(record);
  if (!whole) return undefined;
  if (field !== undefined) return plainText(whole[field]);
  const holders: Fields[] = [
    whole,
    ...Object.values(whole)
      .map(asFields)
      .filter((inner) => inner !== undefined),
  ];
  const wanted = snakeCase(textWords(parameter));
  return (
    first(holders, (name) => name === wanted) ??
    first(holders, (name) => name === "id" || wanted.endsWith(`_${name}`))
  );
}

/** What a person may find an object by if no path of the contract says how it is named. */
export function anyNameIn(record: unknown): string | undefined {
  const whole = asFields(record);
  return whole && first([whole], (name) => /(?:^|_)(?:id|uuid|key|name)$/.test(name));
}

function first(holders: readonly Fields[], fits: (name: string) => boolean): string | undefined {
  for (const holder of holders)
    for (const [name, value] of Object.entries(holder)) {
      const text = fits(snakeCase(textWords(name))) ? plainText(value) : undefined;
      if (text !== undefined) return text;
    }
  return undefined;
}

function plainText(value: unknown): string | undefined {
  return (typeof value === "string" && value !== "") || typeof value === "number" ? String(value) : undefined;
}
