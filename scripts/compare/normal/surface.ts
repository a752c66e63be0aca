import { isObject } from "../../lib/json.ts";
import { isSchema, type JsonSchema } from "../../lib/json-schema.ts";
import { type Document, entriesAt, follow, type Json, listAt, objectAt } from "../document.ts";
import { encodingOf, type Part } from "./encoding.ts";
import type { Kind } from "./kinds.ts";
import { isJson, normalType } from "./media-types.ts";
import { securityOf } from "./security.ts";
import { takesReserved, writingOf } from "./writing.ts";

/** A schema in the place where it is used, and how its values are written. */
export interface Payload {
  readonly schema: JsonSchema;
  /** `text` where types are not told apart on the wire: in URLs, headers and forms. */
  readonly written: "json" | "text";
}

/** A body of one media type. */
export interface Media extends Payload {
  /** Of a form: how its parts travel. */
  readonly encoding: ReadonlyMap<string, Part>;
}

export interface Parameter {
  readonly object: Json;
  readonly payload: Payload;
  /** How its values are written, by their shape; or in which media type. */
  readonly writing: ReadonlyMap<Kind | "content", string>;
  /** Whether reserved characters may stand in its values as they are. */
  readonly reserved: boolean;
}

export interface Response {
  readonly object: Json;
  readonly headers: ReadonlyMap<string, Parameter>;
  readonly content: ReadonlyMap<string, Media>;
}

/** An operation with all that path, document and references say about it in one place. */
export interface Operation {
  /** `PATCH /things/{id}`. */
  readonly name: string;
  /** The path with its parameters numbered: `/things/{1}`. */
  readonly path: string;
  readonly method: string;
  readonly object: Json;
  /** Whether the server calls and the client answers: a webhook or a callback. */
  readonly reversed: boolean;
  /** By `query parameter limit`; path parameters by their number in the path. */
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly body?: { readonly object: Json; readonly content: ReadonlyMap<string, Media> };
  readonly responses: ReadonlyMap<string, Response>;
  /** Alternatives, each the schemes and scopes that it takes together. */
  readonly security: readonly Json[];
  /** Its own servers, or its path's, which stand for those of the document. */
  readonly servers?: readonly Json[];
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** The operations of a document by method and path, paths being equal whatever their parameters' names. */
export function surfaceOf(document: Document): ReadonlyMap<string, Operation> {
  const found = new Map<string, Operation>();
  const add = (path: string, item: Json, reversed: boolean, key: string) => {
    for (const operation of operationsOf(document, path, item, reversed, key))
      found.set(`${operation.method} ${operation.path}`, operation);
  };
  for (const [path, item] of entriesAt(document, document, "paths")) {
    add(path, item, false, numbered(path));
    for (const method of methods)
      for (const [name, callback] of entriesAt(document, objectAt(item, method), "callbacks"))
        for (const [url, target] of entriesAt(document, { callback }, "callback")) {
          // What stands in braces there is an expression that says where the server calls.
          const own = `callback ${name} ${url} of ${method.toUpperCase()}`;
          add(`${own} ${path}`, target, true, `${own} ${numbered(path)}`);
        }
  }
  for (const [name, item] of entriesAt(document, document, "webhooks"))
    add(`webhook ${name}`, item, true, `webhook ${name}`);
  return found;
}

function operationsOf(
  document: Document,
  path: string,
  item: Json,
  reversed: boolean,
  key: string,
): Operation[] {
  const shared = listAt(document, item, "parameters");
  return methods
    .filter((method) => item[method] !== undefined)
    .map((method) => {
      const object = objectAt(item, method);
      const body = object["requestBody"] === undefined ? undefined : follow(document, object["requestBody"]);
      const servers = [object["servers"], item["servers"]].find(
        (list) => Array.isArray(list) && list.length > 0,
      ) as unknown[] | undefined;
      return {
        name: `${method.toUpperCase()} ${path}`,
        path: key,
        method,
        object,
        reversed,
        parameters: parametersOf(document, path, [...shared, ...listAt(document, object, "parameters")]),
        ...(body ? { body: { object: body, content: contentOf(document, body) } } : {}),
        responses: responsesOf(document, object),
        security: securityOf(document, object),
        ...(servers ? { servers: servers.filter(isObject) } : {}),
      };
    });
}

/** Templates that differ only in their parameters' names are one path. */
function numbered(path: string): string {
  let count = 0;
  return path.replace(/\{[^}]*\}/g, () => `{${++count}}`);
}

/** Header fields that OpenAPI describes elsewhere: parameters and headers of these names mean nothing. */
const ignored = {
  parameters: new Set(["accept", "content-type", "authorization"]),
  headers: new Set(["content-type"]),
};

/** Later ones replace earlier ones of the same place and name, as an operation's do its path's. */
function parametersOf(document: Document, path: string, objects: readonly Json[]): Map<string, Parameter> {
  const inPath = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name);
  return new Map(
    objects.flatMap((object) => {
      const { in: location, name } = object;
      const own = location === "header" ? String(name).toLowerCase() : String(name);
      if (location === "header" && ignored.parameters.has(own)) return [];
      const key = location === "path" ? `{${inPath.indexOf(own) + 1}}` : own;
      return [[`${location} parameter ${key}`, parameterOf(document, object, String(location))] as const];
    }),
  );
}

/** A parameter or header with its schema; of one with `content`, the first media type's. */
function parameterOf(document: Document, object: Json, location: string): Parameter {
  const [media] = contentOf(document, object);
  if (media) return { object, payload: media[1], writing: new Map([["content", media[0]]]), reserved: false };
  const schema = isSchema(object["schema"]) ? object["schema"] : true;
  return {
    object,
    payload: { schema, written: "text" },
    writing: writingOf(document, object, schema, location),
    reserved: takesReserved(document, object, schema, location),
  };
}

function responsesOf(document: Document, object: Json): Map<string, Response> {
  return new Map(
    entriesAt(document, object, "responses").map(([status, response]) => [
      status.toUpperCase().replace("DEFAULT", "default"),
      {
        object: response,
        headers: headersOf(document, response),
        content: contentOf(document, response),
      },
    ]),
  );
}

/** The header fields of a response or of a part of a form, by their names in lower case. */
function headersOf(document: Document, object: Json): Map<string, Parameter> {
  return new Map(
    entriesAt(document, object, "headers")
      .filter(([name]) => !ignored.headers.has(name.toLowerCase()))
      .map(([name, header]) => [
        name.toLowerCase(),
        parameterOf(document, { ...header, name, in: "header" }, "header"),
      ]),
  );
}

/** `query parameter limit`, by the name that the document gives it. */
export function placeOfParameter(key: string, { object }: Parameter): string {
  return `${key.split(" ")[0]} parameter ${object["name"]}`;
}

function contentOf(document: Document, object: Json): Map<string, Media> {
  return new Map(
    entriesAt(document, object, "content").map(([type, media]) => {
      const schema = isSchema(media["schema"]) ? media["schema"] : true;
      const encoding = encodingOf(document, type, media, schema, headersOf);
      return [normalType(type), { schema, written: isJson(type) ? "json" : "text", encoding }];
    }),
  );
}
