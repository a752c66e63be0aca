import { isDeepStrictEqual } from "node:util";
import { pathTo } from "../contract/path-to.ts";
import { type Result, serverError } from "../typescript/server/runtime/result.ts";
import { answer, errorOf, exampleAnswer, headersOf } from "./answers.ts";
import { type Fields, fieldOf } from "./fields.ts";
import { keyIn, type Resource } from "./resources.ts";
import type { Of, Store, Stored } from "./store.ts";
import type { LocalCall, ResourceWork, Work } from "./work.ts";

/** Operations that need no credential share the objects of the first organization. */
const anyone = 0;

/** Whose objects of which resource a call is about. */
export function objectsOf({ principal }: LocalCall, { name }: { readonly name: string }): Of {
  return { organization: principal?.organization ?? anyone, resource: name };
}

/** The object that the path names. */
export function findNamed({ resource, store }: ResourceWork, call: LocalCall): Stored | undefined {
  const key = keyIn(resource, call.params);
  return key === undefined ? undefined : findHere(store(), resource, call, key);
}

/** The object with this key that stands under the path. */
export function findHere(store: Store, resource: Resource, call: LocalCall, key: string): Stored | undefined {
  for (const object of store.withKey(objectsOf(call, resource), key))
    if (standsUnder(object, resource.outer, call.params)) return object;
  return undefined;
}

/** Whether an object stands under these path parameters: as it was made, or as its own fields say. */
export function standsUnder({ path, fields }: Stored, outer: readonly string[], params: Fields): boolean {
  return outer.every((name) => {
    const held = fieldOf(fields, name) ?? fieldOf(path, name);
    return params[name] === undefined || held === undefined || String(held) === String(params[name]);
  });
}

/** The resources whose objects the operation's path goes through. */
export function outersOf({ operation, resources }: Work): readonly Resource[] {
  const paths = Object.keys(operation.params).map((parameter) => pathTo(operation.fullPath, parameter));
  return [...resources.values()].filter(
    (resource) =>
      resource.name !== operation.laws?.resource && resource.paths.some((path) => paths.includes(path)),
  );
}

/** The answer where the object is not there. */
export function missing({ contract, operation }: Work): Result {
  return (
    documented(operation, 404, operation.laws?.resource) ??
    serverError(answerWords(contract.api.errors.notFound))
  );
}

/** The answer of an error of this status; `undefined` where the operation documents none. */
export function documented(operation: Work["operation"], status: number, about?: string): Result | undefined {
  const error = errorOf(operation, status, about);
  return error && { status, error: error.text };
}

export function answerWords({ status, error }: { readonly status: number; readonly error: string }) {
  return { status, text: error };
}

/** The successful answer that shows this object; the example where the answer shows none. */
export function shown(work: ResourceWork, call: LocalCall, object: Fields): Result {
  const { operation, resource } = work;
  const view = resource.views.get(operation.operationId);
  if (!view) return withoutObject(work, call);
  const { response } = view;
  const shows = answer(response, view.put(object));
  if (Object.keys(response.headers).length === 0) return shows;
  const location = locationOf(work, call, object);
  return { ...shows, headers: headersOf(response, location ? { location } : {}) };
}

/** The successful answer where it shows no object. */
export function withoutObject({ operation }: Work, { params }: LocalCall): Result {
  const [response] = operation.responses;
  return response && !response.body
    ? { status: response.status, headers: headersOf(response) }
    : exampleAnswer(operation.responses, params);
}

/** The path at which the object can be read. */
function locationOf(
  { contract, resource }: ResourceWork,
  { params }: LocalCall,
  object: Fields,
): string | undefined {
  const reader = contract.operations.find(
    ({ laws }) => laws?.resource === resource.name && laws.effect === "read",
  );
  const fields = new Map(resource.identity);
  return reader?.fullPath.replaceAll(/\{([^}]*)\}/g, (_, name: string) =>
    encodeURIComponent(String(fieldOf(object, fields.get(name) ?? name) ?? params[name])),
  );
}

/** The answer where another object has one of the values that none may share; `undefined` where none has. */
export function conflict(
  work: ResourceWork,
  call: LocalCall,
  object: Fields,
  self?: Stored,
): Result | undefined {
  const { contract, operation, resource, store } = work;
  const unique = operation.laws?.unique ?? [];
  if (unique.length === 0) return undefined;
  for (const { position, fields } of store().after(objectsOf(call, resource), 0)) {
    if (position === self?.position) continue;
    const taken = unique.find((field) => {
      const value = fieldOf(object, field);
      return value !== undefined && isDeepStrictEqual(fieldOf(fields, field), value);
    });
    if (taken)
      return documented(operation, 409, taken) ?? serverError(answerWords(contract.api.errors.invalid));
  }
  return undefined;
}
