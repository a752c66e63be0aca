import type { Contract, ResolvedOperation } from "../contract/contract.ts";
import type { LocalData, LocalOrganization } from "../contract/local.ts";
import { pathTo } from "../contract/path-to.ts";
import { type Fields, fieldOf } from "./fields.ts";
import { examplesOf, type Resource } from "./resources.ts";

/** What a person needs to try the server: a credential, and path parameters of objects that it may use. */
export interface Sample {
  readonly key?: string;
  /** The id of an object of each resource, by the resource's name. */
  readonly ids: Readonly<Record<string, string>>;
  /** By `operationId`: values of the path parameters; operations that lack one are left out. */
  readonly params: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What the first organization has whose key is known. */
export function sampleOf(
  contract: Contract,
  resources: ReadonlyMap<string, Resource>,
  { organizations }: LocalData,
  isKnown: (key: string) => boolean,
): Sample {
  for (const organization of organizations) {
    const [key] = organization.keys;
    if (key !== undefined && isKnown(key)) return { key, ...placesOf(contract, resources, organization) };
  }
  return { ids: {}, params: {} };
}

/** The ids and path parameters of an organization's first objects. */
export function placesOf(
  { operations }: Contract,
  resources: ReadonlyMap<string, Resource>,
  { objects = {} }: LocalOrganization,
): Omit<Sample, "key"> {
  const firsts = new Map(
    [...resources.keys()].flatMap((name) => (objects[name]?.[0] ? [[name, objects[name][0]]] : [])),
  );
  const ids = [...firsts].flatMap(([name, object]) => {
    const [field] = (resources.get(name)?.identity ?? []).map(([, field]) => field);
    return field === undefined ? [] : [[name, String(fieldOf(object, field))] as const];
  });
  return {
    ids: Object.fromEntries(ids),
    params: Object.fromEntries(
      operations.flatMap((operation) => {
        const params = paramsOf(operation, resources, firsts);
        return params ? [[operation.operationId, params] as const] : [];
      }),
    ),
  };
}

function paramsOf(
  operation: ResolvedOperation,
  resources: ReadonlyMap<string, Resource>,
  firsts: ReadonlyMap<string, Fields>,
): Record<string, string> | undefined {
  const own = operation.laws?.resource;
  const values = Object.entries(operation.params).map(([parameter, schema]) => {
    const path = pathTo(operation.fullPath, parameter) ?? "";
    const holders = [...resources.values()].filter(
      ({ name, identity, paths }) =>
        identity.some(([named]) => named === parameter) && (name === own || paths.includes(path)),
    );
    const holder = holders.find(({ name }) => name === own) ?? holders[0];
    const object = holder && firsts.get(holder.name);
    const field = holder?.identity.find(([named]) => named === parameter)?.[1];
    const [example] = examplesOf(schema);
    const standing = firsts.get(own ?? "")?.["$path"] as Fields | undefined;
    const value =
      (object && field !== undefined && fieldOf(object, field)) ?? standing?.[parameter] ?? example;
    return [parameter, value] as const;
  });
  if (values.some(([, value]) => value === undefined || value === false)) return undefined;
  return Object.fromEntries(values.map(([name, value]) => [name, String(value)]));
}
