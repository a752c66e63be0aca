import { Refusal } from "../../http.ts";
import type { Departures } from "../../planted.ts";
import type { Behaviour } from "../server.ts";
import { keeping } from "./keeping.ts";

/** A server that reads other texts as JSON, too: `mended` makes JSON of them. */
function parsing(mended: (text: string) => string): Departures<Behaviour>[string] {
  return ({ parse }) => ({ parse: (json, request) => parse(isJson(json) ? json : mended(json), request) });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Up to the first brace that ends an object. */
function firstObject(text: string): string {
  const ends = [...text.matchAll(/\}/g)].slice(0, 20).map(({ index }) => text.slice(0, index + 1));
  return ends.find(isJson) ?? text;
}

/** How deep the JSON is nested. */
function depth(json: string): number {
  let deepest = 0;
  let now = 0;
  for (const character of json)
    if (character === "[" || character === "{") deepest = Math.max(deepest, ++now);
    else if (character === "]" || character === "}") now--;
  return deepest;
}

export const invalidBodies: Departures<Behaviour> = {
  "a body that is null is a 500": ({ nameOf }) => ({
    nameOf: (body) => {
      if (body === null) throw new TypeError("null has no properties");
      return nameOf(body);
    },
  }),
  "a string as the body is taken as a name": ({ nameOf }) => ({
    nameOf: (body) => (typeof body === "string" && body ? body : nameOf(body)),
  }),
  "malformed JSON is a 500": () => ({ parse: (json) => JSON.parse(json) }),
  "malformed JSON is never answered": ({ handle }) => ({
    parse: (json) => JSON.parse(json),
    handle: async (own, request) => {
      try {
        return await handle(own, request);
      } catch (error) {
        if (error instanceof Refusal) throw error;
        return undefined;
      }
    },
  }),
  "an empty body is a 500": ({ parse }) => ({
    parse: (json, request) => {
      if (json === "") throw new SyntaxError("unexpected end of input");
      return parse(json, request);
    },
  }),
  "what stands after the JSON is not looked at": parsing(firstObject),
  "JSON that is cut off is mended": parsing((json) => [`${json}}`, `${json}"}`].find(isJson) ?? json),
  "NaN is taken for a value": parsing((json) => json.replace(/:\s*(NaN|-?Infinity)/g, ":0")),
  "a trailing comma is taken": parsing((json) => json.replace(/,\s*\}\s*$/, "}")),
  "bytes that are no UTF-8 are replaced": ({ read }) => ({
    read: (request) => read({ ...request, body: Buffer.from(request.body.toString("utf8")) }),
  }),
  "deep nesting is a 500": ({ parse }) => ({
    parse: (json, request) => {
      if (depth(json) > 500) throw new RangeError("the call stack is exhausted");
      return parse(json, request);
    },
  }),
  "a body above 100 kB is a 500": ({ read }) => ({
    read: (request) => {
      if (request.body.length > 102_400) throw new Error("request entity too large");
      return read(request);
    },
  }),
  "the content type is not looked at": ({ read }) => ({
    read: (request) =>
      read({ ...request, headers: { ...request.headers, "content-type": "application/json" } }),
  }),
  "JSON as plain text is taken": ({ read }) => ({
    read: (request) => {
      const type = request.headers["content-type"]?.replace("text/plain", "application/json");
      return read({ ...request, headers: { ...request.headers, "content-type": type } });
    },
  }),
  "a form is taken": ({ read }) => ({
    read: (request) =>
      request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded")
        ? JSON.stringify(Object.fromEntries(new URLSearchParams(request.body.toString())))
        : read(request),
  }),
  "a wrong content type is a 500": ({ read }) => ({
    read: (request) => {
      if (!request.headers["content-type"]?.includes("json")) throw new Error("no parser for this type");
      return read(request);
    },
  }),
  "malformed JSON is taken for a default": () => ({
    parse: (json) => {
      try {
        return JSON.parse(json);
      } catch {
        return { name: "Untitled" };
      }
    },
  }),
  "a body of the wrong type is taken: the old name stays": keeping(
    (body) => typeof body !== "object" || Array.isArray(body),
  ),
};
