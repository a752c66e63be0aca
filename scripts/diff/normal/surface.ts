import type { JsonSchema } from "../../cases/index.ts";
import { isSchema } from "../../cases/index.ts";
import { type Document, entriesAt, follow, type Json, listAt, objectAt } from "../document.ts";
import { securityOf } from "./security.ts";

/** A schema in the place where it is used, and how its values are written. */
export interface Payload {
  readonly schema: JsonSchema;
  /** `text` where types are not told apart on the wire: in URLs, headers and forms. */
  readonly written: "json" | "text";
}

export interface Parameter {
  readonly object: Json;
  readonly payload: Payload;
}

export interface Response {
  readonly object: Json;
  readonly headers: ReadonlyMap<string, Parameter>;
  readonly content: ReadonlyMap<string, Payload>;
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
  readonly body?: { readonly object: Json; readonly content: ReadonlyMap<string, Payload> };
  readonly responses: ReadonlyMap<string, Response>;
  /** Alternatives, each the schemes and scopes that it takes together. */
  readonly security: readonly Json[];
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** The operations of a document by method and path, paths being equal whatever their parameters' names. */
export function surfaceOf(document: Document): ReadonlyMap<string, Operation> {
  const found = new Map<string, Operation>();
  const add = (path: string, item: Json, reversed: boolean) => {
    for (const operation of operationsOf(document, path, item, reversed))
      found.set(`${operation.method} ${operation.path}`, operation);
  };
  for (const [path, item] of entriesAt(document, document, "paths")) {
    add(path, item, false);
    for (const method of methods)
      for (const [name, callback] of entriesAt(document, objectAt(item, method), "callbacks"))
        for (const [url, target] of entriesAt(document, { callback }, "callback"))
          add(`callback ${name} ${url}`, target, true);
  }
  for (const [name, item] of entriesAt(document, document, "webhooks")) add(`webhook ${name}`, item, true);
  return found;
}

function operationsOf(document: Document, path: string, item: Json, reversed: boolean): Operation[] {
  const shared = listAt(document, item, "parameters");
  return methods
    .filter((method) => item[method] !== undefined)
    .map((method) => {
      const object = objectAt(item, method);
      const body = object["requestBody"] === undefined ? undefined : follow(document, object["requestBody"]);
      return {
        name: `${method.toUpperCase()} ${path}`,
        path: numbered(path),
        method,
        object,
        reversed,
        parameters: parametersOf(document, path, [...shared, ...listAt(document, object, "parameters")]),
        ...(body ? { body: { object: body, content: contentOf(document, body) } } : {}),
        responses: responsesOf(document, object),
        security: securityOf(document, object),
      };
    });
}

/** Templates that differ only in their parameters' names are one path. */
function numbered(path: string): string {
  let count = 0;
  return path.replace(/\{[^}]*\}/g, () => `{${++count}}`);
}

/** Later ones replace earlier ones of the same place and name, as an operation's do its path's. */
function parametersOf(document: Document, path: string, objects: readonly Json[]): Map<string, Parameter> {
  const inPath = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name);
  return new Map(
    objects.map((object) => {
      const { in: location, name } = object;
      const own = location === "header" ? String(name).toLowerCase() : String(name);
      const key = location === "path" ? `{${inPath.indexOf(own) + 1}}` : own;
      return [`${location} parameter ${key}`, { object, payload: payloadOf(document, object) }];
    }),
  );
}

function responsesOf(document: Document, object: Json): Map<string, Response> {
  return new Map(
    entriesAt(document, object, "responses").map(([status, response]) => [
      status.toUpperCase().replace("DEFAULT", "default"),
      {
        object: response,
        headers: new Map(
          entriesAt(document, response, "headers").map(([name, header]) => [
            name.toLowerCase(),
            { object: { ...header, name, in: "header" }, payload: payloadOf(document, header) },
          ]),
        ),
        content: contentOf(document, response),
      },
    ]),
  );
}

/** `query parameter limit`, by the name that the document gives it. */
export function placeOfParameter(key: string, { object }: Parameter): string {
  return `${key.split(" ")[0]} parameter ${object["name"]}`;
}

/** A parameter's or header's schema; of one with `content`, the first media type's. */
function payloadOf(document: Document, object: Json): Payload {
  const [content] = contentOf(document, object).values();
  return content ?? { schema: isSchema(object["schema"]) ? object["schema"] : true, written: "text" };
}

function contentOf(document: Document, object: Json): Map<string, Payload> {
  return new Map(
    entriesAt(document, object, "content").map(([type, media]) => [
      normalType(type),
      {
        schema: isSchema(media["schema"]) ? media["schema"] : true,
        written: /json|^\*|^application\/\*/i.test(type) ? "json" : "text",
      },
    ]),
  );
}

/** The range among media types that covers one (RFC 9110, section 12.5.1). */
export function rangeOf(type: string, types: ReadonlyMap<string, unknown>): string | undefined {
  return [`${type.split("/")[0]}/*`, "*/*"].find((range) => types.has(range));
}

/** Without letter case and spaces, which mean nothing in a media type. */
function normalType(type: string): string {
  return type
    .toLowerCase()
    .replace(/\s*;\s*/g, "; ")
    .trim();
}
