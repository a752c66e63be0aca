import type { ApiModel, OperationModel } from "../model/model.ts";
import { pathPlacesOf } from "../model/path-places.ts";
import { pathTo } from "../model/path-template.ts";
import { pathParameters, type RequestInput } from "./request-input.ts";
import type { Subject } from "./subject.ts";

/** The object that a path parameter names: the resource of the contract's laws, and the field that holds the name. */
interface NamedObject {
  readonly resource: string;
  readonly field: string;
}

/**
 * The names by which a path parameter of an operation can be given, the most particular one first:
 * `/shops/{shop}/items/{id}`, `items/{id}`, `item.id`, `id`. One contract may have several parameters `id`.
 */
export function paramNames(api: ApiModel, operation: OperationModel, parameter: string): string[] {
  const whole = pathTo(operation.path.slice(api.basePath.length), parameter) ?? "";
  const last = whole.split("/").slice(-2).join("/");
  const { resource, field = "" } = namedObject(api, operation, parameter) ?? {};
  const ofResource = resource === undefined ? [] : [`${resource}.${parameter}`, `${resource}.${field}`];
  return [...new Set([whole, last, ...ofResource, parameter])];
}

/** What is known of an operation's path parameters, by their own names. */
export function knownParams(
  { api, operation }: Pick<Subject, "api" | "operation">,
  given: RequestInput["params"] = {},
): RequestInput["params"] {
  return Object.fromEntries(
    pathParameters(operation).flatMap(({ name: parameter }) => {
      const name = usedName(api, operation, parameter, given);
      return name === undefined ? [] : [[parameter, given[name]]];
    }),
  );
}

/** By which of its names a path parameter is given. */
export function usedName(
  api: ApiModel,
  operation: OperationModel,
  parameter: string,
  given: RequestInput["params"],
): string | undefined {
  return paramNames(api, operation, parameter).find((one) => given[one] !== undefined);
}

/** The resource whose object a path parameter names, whichever operation has the parameter; absent: no law tells. */
export function namedObject(
  api: ApiModel,
  operation: OperationModel,
  parameter: string,
): NamedObject | undefined {
  const { laws } = operation;
  const own = pathPlacesOf(operation).find((one) => one.parameter === parameter);
  const ofPath = own && objectsByPath(api).get(own.place);
  if (ofPath) return ofPath;
  const field = laws?.identity?.[parameter];
  return laws && field !== undefined ? { resource: laws.resource, field } : undefined;
}

const known = new WeakMap<ApiModel, ReadonlyMap<string, NamedObject>>();

/** The objects that paths name with their last parameter: `/shops/{}/items/{}`. */
function objectsByPath(api: ApiModel): ReadonlyMap<string, NamedObject> {
  const before = known.get(api);
  if (before) return before;
  const objects = new Map<string, NamedObject>();
  for (const operation of api.operations) {
    const { path, laws } = operation;
    const last = pathPlacesOf(operation).at(-1);
    if (!last || pathTo(path, last.parameter) !== path) continue;
    const field = laws?.identity?.[last.parameter];
    if (laws && field !== undefined && !objects.has(last.place))
      objects.set(last.place, { resource: laws.resource, field });
  }
  known.set(api, objects);
  return objects;
}

/**
 * What the path parameters of one operation say of those of another: `id` of `/orders/{id}/items` is `order_id` of
 * `/orders/{order_id}/items/{item_id}`.
 */
export function paramsAt(
  to: OperationModel,
  from: OperationModel,
  params: RequestInput["params"],
): RequestInput["params"] {
  const values = new Map(pathPlacesOf(from).map(({ parameter, place }) => [place, params[parameter]]));
  return Object.fromEntries(
    pathPlacesOf(to).flatMap(({ parameter, place }) => {
      const value = values.get(place);
      return value === undefined ? [] : [[parameter, value]];
    }),
  );
}

// Coverage: the unit tests have few parameters that no law names.
