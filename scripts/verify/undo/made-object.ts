import { fieldAt } from "../../lib/fields.ts";
import { percentDecoded } from "../../lib/percent-encoding.ts";
import type { OperationModel } from "../../model/model.ts";
import { pathPlacesOf } from "../../model/path-places.ts";
import { readJson } from "../answer/json.ts";
import type { HttpAnswer, HttpRequest } from "../http/message.ts";
import { paramsAt } from "../param-names.ts";
import type { RequestInput } from "../request-input.ts";
import { routed } from "../routes.ts";
import type { Subject } from "../subject.ts";
import { type Family, nameIn } from "./families.ts";
import { scalarsAt } from "./scalars.ts";

type Params = RequestInput["params"];

/** What names an object that was made: the places of the paths, and its own fields. */
export interface ObjectNames {
  /** By place: `/shops/{}/items/{}`. */
  readonly places: ReadonlyMap<string, unknown>;
  /** The object's own, by parameter of the operation that names it. */
  readonly own: Params;
  readonly family: Family;
}

/** What an answer says of the object that it made. `sent` is what the request's path said. */
export function namesOfMade(family: Family, sent: Params, answer: HttpAnswer): ObjectNames {
  const { maker, named: by = maker, identity } = family;
  const { operation } = maker;
  const record = recordOf(answer, operation.shows ?? []);
  const located = locatedAt(family, answer.headers["location"]);
  const own: Record<string, unknown> = {};
  // A `PUT` names in its path what it makes; any other creation's path names what it stands under.
  const inPath = operation.method === "PUT" ? paramsAt(by.operation, operation, sent) : {};
  for (const [parameter, field] of identity) {
    const value = inPath[parameter] ?? nameIn(record, parameter, field) ?? located[parameter];
    if (value !== undefined) own[parameter] = value;
  }
  const places = new Map(pathPlacesOf(operation).map(({ parameter, place }) => [place, sent[parameter]]));
  for (const { parameter, place } of pathPlacesOf(by.operation))
    if (own[parameter] !== undefined) places.set(place, own[parameter]);
    else if (operation.method !== "PUT" && identity.some(([name]) => name === parameter))
      places.delete(place);
    else if (!places.has(place) && located[parameter] !== undefined) places.set(place, located[parameter]);
  return { places, own, family };
}

/** The path parameters with which an operation means the object; `undefined` where they are not all known. */
export function paramsOfObject(
  { operation }: Subject,
  { places, own, family }: ObjectNames,
): Params | undefined {
  const { maker, named: by = maker } = family;
  const { identity = {}, resource } = operation.laws ?? {};
  const fields = new Map(
    Object.entries(by.operation.laws?.identity ?? {}).map(([name, field]) => [field, own[name]]),
  );
  const isSame = resource !== undefined && resource === maker.operation.laws?.resource;
  const params = pathPlacesOf(operation).map(({ parameter, place }): [string, unknown] => {
    const field = identity[parameter];
    return [parameter, (isSame && field !== undefined ? fields.get(field) : undefined) ?? places.get(place)];
  });
  return params.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(params);
}

/** Whether an operation is about objects of the family, and not about what they stand under. */
export function isAbout({ maker, named: by = maker, identity }: Family, operation: OperationModel): boolean {
  const { laws } = maker.operation;
  if (laws && laws.resource === operation.laws?.resource) return true;
  const last = pathPlacesOf(operation).at(-1)?.place;
  return pathPlacesOf(by.operation).some(
    ({ parameter, place }) => place === last && identity.some(([name]) => name === parameter),
  );
}

/** The object that an answer shows, even if the answer is wrong in other ways. */
export function recordOf({ body, cut }: HttpAnswer, shows: readonly string[]): unknown {
  const read = readJson(body);
  if (!cut && "value" in read) return fieldAt(read.value, shows);
  return scalarsAt(Buffer.from(body).toString("utf8"), shows);
}

/** What `Location` (RFC 9110, section 10.2.2) says of the object, by parameter of the operation that names it. */
function locatedAt({ maker, named: by = maker, identity }: Family, location: string | undefined): Params {
  if (location === undefined) return {};
  const [path = ""] = location.replace(/^[a-z][\w+.-]*:\/\/[^/]*/i, "").split(/[?#]/);
  const { api, operation } = by;
  // The server may be below a path of its own, which the contract does not know.
  const targets = [path, path.slice(Math.max(0, path.indexOf(`${api.basePath}/`)))];
  for (const target of targets)
    for (const method of new Set<HttpRequest["method"]>([operation.method, "GET", "DELETE"])) {
      const found = target.startsWith("/") ? routed(api, { method, target }) : undefined;
      const params = found && paramsAt(operation, found.operation, found.texts);
      if (params && identity.every(([name]) => params[name] !== undefined)) return params;
    }
  const last = path.split("/").filter(Boolean).at(-1);
  const [only, ...more] = identity;
  const text = last === undefined ? undefined : percentDecoded(last);
  return only && more.length === 0 && text !== undefined ? { [only[0]]: text } : {};
}
