import { jsonAnswer, Refusal, type Request } from "../../http.ts";
import type { Departures } from "../../planted.ts";
import { type Behaviour, path } from "../server.ts";

const page = {
  status: 200,
  headers: { "content-type": "text/html" },
  body: "<!doctype html><title>App</title>",
};

/** A server that takes some requests for others: `as` gives what is put in place of one. */
function routing(as: (request: Request) => Partial<Request>): Departures<Behaviour>[string] {
  return ({ route }) => ({ route: (request) => route({ ...request, ...as(request) }) });
}

/** A server that answers otherwise where no operation has the path (404) or the method (405). */
function unrouted(
  status: number,
  answer: (refusal: Refusal) => ReturnType<Behaviour["refuse"]>,
): Departures<Behaviour>[string] {
  return ({ route, handle }) => ({
    handle: (own, request) => {
      try {
        route(request);
      } catch (refusal) {
        if (refusal instanceof Refusal && refusal.status === status) return answer(refusal);
      }
      return handle(own, request);
    },
  });
}

const acts = { method: "PATCH" };

export const methodsAndPaths: Departures<Behaviour> = {
  "every method renames": routing(() => acts),
  "PUT renames": routing(({ method }) => (method === "PUT" ? acts : {})),
  "POST renames": routing(({ method }) => (method === "POST" ? acts : {})),
  "GET shows a page": ({ handle }) => ({
    handle: (own, request) => (request.method === "GET" ? page : handle(own, request)),
  }),
  "DELETE answers 204": ({ handle }) => ({
    handle: (own, request) => (request.method === "DELETE" ? { status: 204 } : handle(own, request)),
  }),
  "a wrong method is a 500": unrouted(405, () => jsonAnswer(500, { error: "internal server error" })),
  "a wrong method is a 501": unrouted(405, () => jsonAnswer(501, { error: "not implemented" })),
  "a wrong method has a page for an error": unrouted(405, ({ status }) => ({ ...page, status })),
  "an unknown path is a 200": unrouted(404, () => page),
  "an unknown path is a 500": unrouted(404, () => jsonAnswer(500, { error: "internal server error" })),
  "an unknown path has a page for an error": unrouted(404, ({ status }) => ({ ...page, status })),
  "a longer path renames": routing(({ target }) => ({
    target: target.startsWith(path) ? path + target.slice(path.length).split("/")[0] : target,
  })),
  "the last segment alone is looked at": routing(({ target }) => ({
    target: path + target.split("/").at(-1),
  })),
  "an encoded slash is a 500": ({ route }) => ({
    route: (request) => {
      if (/%2f/i.test(request.target)) throw new Error("invalid path");
      return route(request);
    },
  }),
  "a slash at the end is a 500": ({ route }) => ({
    route: (request) => {
      if (request.target.endsWith("/")) throw new Error("no segment");
      return route(request);
    },
  }),
  "a double slash is a 500": ({ route }) => ({
    route: (request) => {
      if (request.target.includes("//")) throw new Error("an empty segment");
      return route(request);
    },
  }),
  "a slash at the end goes past the key": ({ route, authenticate }) => ({
    route: (request) => route({ ...request, target: request.target.replace(/\/$/, "") }),
    authenticate: (authorization, request) =>
      request.target.endsWith("/") ? "own" : authenticate(authorization, request),
  }),
};
