import type { LocalData, LocalOrganization } from "../contract/local.ts";
import { type Fields, ownField } from "../lib/fields.ts";
import type { ApiModel, OperationModel } from "../model/model.ts";
import { pathPlacesOf } from "../model/path-places.ts";
import { schemaExamples } from "../model/schema-fields.ts";
import { heldUnder } from "./outers.ts";
import type { StoredResource } from "./resources.ts";

/** What a person needs to try the server: a credential, and path parameters of objects that it may use. */
export interface LocalSample {
  readonly key?: string;
  /** The id of an object of each resource, by the resource's name. */
  readonly ids: Readonly<Record<string, string>>;
  /** By `operationId`: values of the path parameters; operations that lack one are left out. */
  readonly params: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The sample of the first organization whose key is known. */
export function localSample(
  api: ApiModel,
  resources: ReadonlyMap<string, StoredResource>,
  { organizations }: LocalData,
  isKnown: (key: string) => boolean,
): LocalSample {
  for (const organization of organizations) {
    const [key] = organization.keys;
    if (key !== undefined && isKnown(key)) return { key, ...placesOf(api, resources, organization) };
  }
  return { ids: {}, params: {} };
}

/** The ids and path parameters of an organization's first objects. */
export function placesOf(
  api: ApiModel,
  resources: ReadonlyMap<string, StoredResource>,
  { objects = {} }: LocalOrganization,
): Omit<LocalSample, "key"> {
  const firsts = new Map(
    [...resources.keys()].flatMap((name) => (objects[name]?.[0] ? [[name, objects[name][0]]] : [])),
  );
  const ids = [...firsts].flatMap(([name, object]) => {
    const field = resources.get(name)?.key.at(-1);
    return field === undefined ? [] : [[name, String(ownField(object, field))] as const];
  });
  return {
    ids: Object.fromEntries(ids),
    params: Object.fromEntries(
      api.operations.flatMap((operation) => {
        const params = paramsOf(api, operation, resources, firsts);
        return params ? [[operation.operationId, params] as const] : [];
      }),
    ),
  };
}

function paramsOf(
  api: ApiModel,
  operation: OperationModel,
  resources: ReadonlyMap<string, StoredResource>,
  firsts: ReadonlyMap<string, Fields>,
): Record<string, string> | undefined {
  const own = resources.get(operation.laws?.resource ?? "");
  const object = firsts.get(own?.name ?? "") ?? {};
  const values = pathPlacesOf(operation).map(({ parameter, place }) => {
    const field = operation.laws?.identity?.[parameter];
    const outer = own?.outers.find((one) => one.place === place);
    const value =
      (field === undefined ? undefined : ownField(object, field)) ??
      (outer && heldUnder(outer, object, (object["$path"] ?? {}) as Fields)) ??
      throughOther(place, resources, firsts) ??
      exampleOf(api, operation, parameter);
    return [parameter, value] as const;
  });
  if (values.some(([, value]) => value === undefined || value === false)) return undefined;
  return Object.fromEntries(values.map(([name, value]) => [name, String(value)]));
}

function exampleOf(api: ApiModel, { parameters }: OperationModel, wanted: string): unknown {
  const parameter = parameters.find((one) => one.in === "path" && one.name === wanted);
  return schemaExamples(parameter?.schema, api)[0];
}

/** The value that names the first object of the resource that the path up to a place leads to. */
function throughOther(
  place: string,
  resources: ReadonlyMap<string, StoredResource>,
  firsts: ReadonlyMap<string, Fields>,
): unknown {
  for (const { name, ways } of resources.values()) {
    const field = ways.find((way) => way.has(place))?.get(place);
    const object = firsts.get(name);
    if (field !== undefined && object) return ownField(object, field);
  }
  return undefined;
}
