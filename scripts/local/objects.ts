import { isDeepStrictEqual } from "node:util";
import { serverFacts } from "../emit/server/facts.ts";
import { type Fields, ownField } from "../lib/fields.ts";
import { isOfStatus } from "../lib/status.ts";
import type { ApiModel } from "../model/model.ts";
import { pathPlacesOf } from "../model/path-places.ts";
import { pathWith } from "../model/path-template.ts";
import type { UsualError } from "../model/vocabulary.ts";
import { textWithParts } from "../runtime/server/answer.ts";
import { type HandlerResult, serverError } from "../runtime/server/operation.ts";
import type { ServerFacts } from "../runtime/server/types.ts";
import { type AnswerSource, answer, errorAnswer, errorOf, exampleAnswer, headersOf } from "./answers.ts";
import { heldUnder } from "./outers.ts";
import { objectKey, type StoredResource } from "./resources.ts";
import type { Of, Store, Stored } from "./store.ts";
import type { LocalCall, ResourceWork, Work } from "./work.ts";

/** Operations that need no credential share the objects of the first organization. */
const anyone = 0;

/** The organization and the resource whose objects a call is about. */
export function objectsOf({ principal }: LocalCall, { name }: { readonly name: string }): Of {
  return { organization: principal?.organization ?? anyone, resource: name };
}

/** The object that the path names, by the operation's law; the only object if the path names none. */
export function findNamed({ operation, resource, store }: ResourceWork, call: LocalCall): Stored | undefined {
  return findBy(store(), resource, call, namedIn(operation, call), operation);
}

/** The fields that the path identifies, with their values. */
export function namedIn({ laws }: Work["operation"], { params }: LocalCall): Fields {
  const named: Record<string, unknown> = {};
  for (const [parameter, field] of Object.entries(laws?.identity ?? {}))
    if (params[parameter] !== undefined) named[field] = params[parameter];
  return named;
}

/** The first object with these fields that belongs to the operation's path. */
export function findBy(
  store: Store,
  resource: StoredResource,
  call: LocalCall,
  named: Fields,
  operation: Work["operation"],
): Stored | undefined {
  const of = objectsOf(call, resource);
  const isKnown = resource.key.length > 0 && resource.key.every((field) => named[field] !== undefined);
  for (const object of isKnown ? store.withKey(of, objectKey(resource, named)) : store.after(of, 0))
    if (has(object, named) && standsUnder(object, resource, operation, call.params)) return object;
  return undefined;
}

function has({ fields }: Stored, named: Fields): boolean {
  for (const field in named) if (String(ownField(fields, field)) !== String(named[field])) return false;
  return true;
}

/** Whether an object belongs to the operation's path: as it was created, or as its own fields say. */
export function standsUnder(
  { path, fields }: Stored,
  { outers }: StoredResource,
  operation: Work["operation"],
  params: Fields,
): boolean {
  for (const { parameter, place } of outers.length > 0 ? pathPlacesOf(operation) : []) {
    const outer = outers.find((one) => one.place === place);
    const held = outer && heldUnder(outer, fields, path);
    if (held !== undefined && held !== null && String(held) !== String(params[parameter])) return false;
  }
  return true;
}

/** A resource whose object the operation's path goes through, and the parameter that names it. */
export interface Through {
  readonly resource: StoredResource;
  readonly named: (params: Fields) => Fields;
}

/** The resources whose objects the operation's path goes through. */
export function throughOf({ operation, resources }: Work): readonly Through[] {
  const places = pathPlacesOf(operation);
  return [...resources.values()].flatMap((resource) => {
    if (resource.name === operation.laws?.resource) return [];
    const way = resource.ways.find((one) =>
      [...one.keys()].every((place) => places.some((own) => own.place === place)),
    );
    const steps = places.flatMap(({ parameter, place }) => {
      const field = way?.get(place);
      return field === undefined ? [] : [[field, parameter] as const];
    });
    if (steps.length === 0) return [];
    return [
      {
        resource,
        named: (params: Fields) =>
          Object.fromEntries(steps.map(([field, parameter]) => [field, params[parameter]])),
      },
    ];
  });
}

/** The answer if the object does not exist. */
export function missing(work: Work, { params }: Pick<LocalCall, "params">): HandlerResult {
  const { api, operation } = work;
  return documented(work, 404, operation.laws?.resource, params) ?? usualAnswer(api, "notFound");
}

const usualAnswers = new WeakMap<ApiModel, ServerFacts["errors"]>();

/** The answer of an error that belongs to no operation. */
export function usualAnswer(api: ApiModel, name: Exclude<UsualError, "invalidParameter">): HandlerResult {
  return serverError(usualAnswersOf(api)[name]);
}

/** The answer to a parameter that is not valid. */
export function invalidParameterAnswer(api: ApiModel, parameter: string): HandlerResult {
  const { invalid, invalidParameter: error } = usualAnswersOf(api);
  return serverError(error ? { ...error, text: textWithParts(error.text, { parameter }) } : invalid);
}

function usualAnswersOf(api: ApiModel): ServerFacts["errors"] {
  const answers = usualAnswers.get(api) ?? serverFacts(api).errors;
  usualAnswers.set(api, answers);
  return answers;
}

/**
 * The answer of an error with this status; `undefined` if the operation documents none. `known` are values that its
 * text may have, by the names of its parts.
 */
export function documented(
  work: AnswerSource,
  status: number,
  about?: string,
  known: Fields = {},
): HandlerResult | undefined {
  const error = errorOf(work.operation, status, about);
  return error && { ...errorAnswer(work, error, known), status };
}

/** The successful answer that shows this object, with this status if it is documented; the example if none shows an object. */
export function shownAnswer(
  work: ResourceWork,
  call: LocalCall,
  object: Fields,
  status?: number,
): HandlerResult {
  const { operation, resource } = work;
  const views = resource.views.get(operation.operationId) ?? [];
  const view =
    views.find(({ response }) => status !== undefined && isOfStatus(response.status, status)) ?? views[0];
  if (!view) return withoutObject(work, call, object, status);
  const shows = answer(operation, view.response, view.put(object));
  return { ...shows, ...headersFor(work, call, object, view.response) };
}

/** The successful answer of an operation that shows no object. */
export function withoutObject(work: Work, call: LocalCall, object?: Fields, status?: number): HandlerResult {
  const { operation, resources } = work;
  const { responses } = operation;
  const response =
    responses.find((one) => status !== undefined && isOfStatus(one.status, status)) ?? responses[0];
  if (!response || response.content.length > 0) return exampleAnswer(work, call.params);
  const resource = resources.get(operation.laws?.resource ?? "");
  const headers =
    resource && object
      ? headersFor({ ...work, resource }, call, object, response)
      : { headers: headersOf(work, response) };
  return { ...answer(operation, response, undefined), ...headers };
}

function headersFor(
  work: ResourceWork,
  call: LocalCall,
  object: Fields,
  response: Work["operation"]["responses"][number],
): Pick<HandlerResult, "headers"> {
  if (response.headers.length === 0) return {};
  const location = locationOf(work, call, object);
  return { headers: headersOf(work, response, location ? { location } : {}) };
}

/** The path at which the object can be read. */
function locationOf(
  { api, operation, resource }: ResourceWork,
  { params }: LocalCall,
  object: Fields,
): string | undefined {
  const reader = api.operations.find(
    ({ laws, method }) => laws?.resource === resource.name && laws.effect === "read" && method === "GET",
  );
  if (!reader) return undefined;
  const here = new Map(pathPlacesOf(operation).map(({ parameter, place }) => [place, params[parameter]]));
  const places = new Map(pathPlacesOf(reader).map(({ parameter, place }) => [parameter, place]));
  return pathWith(reader.path, (parameter) => {
    const place = places.get(parameter) ?? "";
    const field = reader.laws?.identity?.[parameter];
    const outer = resource.outers.find((one) => one.place === place);
    const value =
      (field === undefined ? undefined : ownField(object, field)) ??
      here.get(place) ??
      (outer && heldUnder(outer, object, {}));
    return encodeURIComponent(String(value));
  });
}

/** The answer if another object has one of the unique values; `undefined` if none has. */
export function conflict(
  work: ResourceWork,
  call: LocalCall,
  object: Fields,
  self?: Stored,
): HandlerResult | undefined {
  const { operation, resource, store } = work;
  const unique = operation.laws?.unique ?? [];
  if (unique.length === 0) return undefined;
  for (const { position, fields } of store().after(objectsOf(call, resource), 0)) {
    if (position === self?.position) continue;
    const taken = unique.find((field) => {
      const value = ownField(object, field);
      return value !== undefined && isDeepStrictEqual(ownField(fields, field), value);
    });
    if (taken) return refusedAsTaken(work, taken, object);
  }
  return undefined;
}

/** The answer to a value that another object has. */
export function refusedAsTaken(work: Work, field: string, object: Fields): HandlerResult {
  return documented(work, 409, field, object) ?? usualAnswer(work.api, "invalid");
}
