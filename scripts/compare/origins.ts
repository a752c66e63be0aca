import { componentNameOf } from "../lib/component-reference.ts";
import { isObject } from "../lib/json.ts";
import { pointerTokens } from "../lib/json-pointer.ts";
import { type JsonSchema, resolveRef } from "../lib/json-schema.ts";
import type { ApiModel } from "../model/model.ts";
import type { Finding } from "./finding.ts";
import {
  placeOfParameter,
  type WireOperation,
  type WireValue,
  wireOperationsOf,
} from "./wire/operations/wire-operations.ts";

/** The named schema that contains a finding's place, and where in it. */
export interface Origin {
  readonly component: string;
  readonly pointer: string;
}

/** Returns a function that finds the named schema that a finding is about, if any. */
export function originsIn(api: ApiModel): (finding: Finding) => Origin | undefined {
  const operations = new Map(
    [...wireOperationsOf(api).values()].map((operation) => [operation.name, operation]),
  );
  const known = new Map<string, ReadonlyMap<string, JsonSchema>>();
  return ({ operation: name = "", place, rule }) => {
    const operation = operations.get(name);
    if (!operation) return undefined;
    const schemas = known.get(name) ?? schemasOf(operation);
    known.set(name, schemas);
    const found = startOf(schemas, place);
    if (!found) return undefined;
    const tokens = pointerTokens(place.slice(found.start.length).trim());
    // The surrounding object declares a property and whether it is required.
    const isOfHolder = rule.startsWith("client-") || /-property-[a-z]+$/.test(rule);
    return originOf(api, found.schema, tokens, isOfHolder);
  };
}

/** Returns a function that finds the schemas on the way to a finding's place, from that of its message. */
export function schemasOnWay(api: ApiModel): (finding: Finding) => readonly JsonSchema[] {
  const operations = new Map(
    [...wireOperationsOf(api).values()].map((operation) => [operation.name, operation]),
  );
  return ({ operation: name = "", place }) => {
    const operation = operations.get(name);
    const found = operation && startOf(schemasOf(operation), place);
    if (!found) return [];
    let places = entered(api, { schema: found.schema, origin: undefined });
    const way = [found.schema];
    for (const token of pointerTokens(place.slice(found.start.length).trim())) {
      const below = onceEach(places.flatMap((one) => stepInto(one, token)));
      places = onceEach(below.flatMap((one) => entered(api, one)));
      way.push(...places.map(({ schema }) => schema));
    }
    return way;
  };
}

/** The schema in which a place is, with its own place. */
function startOf(
  schemas: ReadonlyMap<string, JsonSchema>,
  place: string,
): { readonly start: string; readonly schema: JsonSchema } | undefined {
  const [start] = [...schemas.keys()]
    .filter((one) => place === one || place.startsWith(`${one} /`))
    .sort((a, b) => b.length - a.length);
  const schema = start === undefined ? undefined : schemas.get(start);
  return start === undefined || schema === undefined ? undefined : { start, schema };
}

/** An operation's schemas by their places, in all ways in which findings write places. */
function schemasOf({ parameters, body, responses }: WireOperation): ReadonlyMap<string, JsonSchema> {
  const found = new Map<string, JsonSchema>();
  const add = (place: string, content: ReadonlyMap<string, WireValue>) => {
    for (const [type, { schema }] of content) {
      found.set(`${place} ${type}`, schema);
      if (!found.has(place)) found.set(place, schema);
    }
  };
  for (const parameter of parameters.values()) found.set(placeOfParameter(parameter), parameter.value.schema);
  if (body) add("request body", body.content);
  for (const [status, { content, headers }] of responses) {
    add(`response ${status}`, content);
    for (const [name, { value }] of headers) found.set(`response ${status} header ${name}`, value.schema);
  }
  return found;
}

interface Place {
  readonly schema: JsonSchema;
  readonly origin: Origin | undefined;
}

function originOf(
  root: object,
  schema: JsonSchema,
  tokens: readonly string[],
  isOfHolder: boolean,
): Origin | undefined {
  let places = entered(root, { schema, origin: undefined });
  for (const [index, token] of tokens.entries()) {
    const isLast = index === tokens.length - 1;
    const below = onceEach(places.flatMap((place) => stepInto(place, token)));
    places = isLast && isOfHolder ? below : onceEach(below.flatMap((place) => entered(root, place)));
    if (places.length === 0) return undefined;
  }
  // Of several branches, the one that is furthest from the operation.
  return places.findLast(({ origin }) => origin)?.origin;
}

/** The last place of each schema: schemas that share others lead to it on many paths. */
function onceEach(places: readonly Place[]): Place[] {
  const last = new Map(places.map((place) => [place.schema, place]));
  return places.filter((place) => last.get(place.schema) === place);
}

/** A schema, what it refers to, and its branches; a named one begins a new origin. */
function entered(root: object, place: Place, done: Set<JsonSchema> = new Set()): Place[] {
  const { schema, origin } = place;
  if (!isObject(schema) || done.has(schema)) return [];
  done.add(schema);
  const found = [place];
  if (typeof schema["$ref"] === "string") {
    const target = resolveRef(root, schema["$ref"]);
    const component = componentNameOf(schema["$ref"]);
    if (target !== undefined && component !== undefined)
      found.push(...entered(root, { schema: target, origin: { component, pointer: "" } }, done));
  }
  for (const keyword of ["allOf", "anyOf", "oneOf"]) {
    const branches = schema[keyword];
    if (Array.isArray(branches))
      for (const branch of branches as readonly JsonSchema[])
        found.push(...entered(root, { schema: branch, origin }, done));
  }
  return found;
}

/** The schemas of a property, or of a list's item. */
function stepInto({ schema, origin }: Place, token: string): Place[] {
  if (!isObject(schema)) return [];
  const { properties, items, additionalProperties } = schema;
  const own = isObject(properties) && Object.hasOwn(properties, token) ? properties[token] : undefined;
  const below = own ?? (/^(\*|\d+)$/.test(token) ? items : undefined) ?? additionalProperties;
  if (!isObject(below)) return [];
  return [
    {
      schema: below,
      origin: origin && { ...origin, pointer: `${origin.pointer}/${own === undefined ? "*" : token}` },
    },
  ];
}
