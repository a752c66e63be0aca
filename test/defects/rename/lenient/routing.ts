import { jsonAnswer, Refusal } from "../../http.ts";
import type { Departures } from "../../planted.ts";
import { type Behaviour, path } from "../server.ts";

/** Another order of the steps, and other answers where no operation is. */
export const routing: Departures<Behaviour> = {
  "a wrong method is a 404": ({ refuse }) => ({
    refuse: (refusal, request) =>
      refusal.status === 405
        ? jsonAnswer(404, { error: "there is nothing like that" })
        : refuse(refusal, request),
  }),
  "OPTIONS is answered, for browsers": ({ handle }) => ({
    handle: (own, request) =>
      request.method === "OPTIONS"
        ? { status: 204, headers: { "access-control-allow-methods": "PATCH", allow: "PATCH, OPTIONS" } }
        : handle(own, request),
  }),
  "a header field is split at blanks, and the second piece is the key": ({ authenticate }) => ({
    authenticate: (authorization, request) =>
      authenticate(authorization?.split(" ").slice(0, 2).join(" "), request),
  }),
  "a missing key is a 401 wherever": ({ handle }) => ({
    handle: (own, request) => {
      own.authenticate(request.headers.authorization, request);
      return handle(own, request);
    },
  }),
  "the id and the body come before the key": ({ handle }) => ({
    handle: (own, request) => {
      own.checkId(own.route(request));
      own.nameOf(own.parse(own.read(request), request));
      return handle(own, request);
    },
  }),
  "the lookup comes before the body": ({ handle }) => ({
    handle: (own, request) => {
      const id = own.route(request);
      const organization = own.authenticate(request.headers.authorization, request);
      own.checkId(id);
      own.find(organization, id);
      return handle(own, request);
    },
  }),
  "the body comes before the id": ({ handle }) => ({
    handle: (own, request) => {
      own.route(request);
      own.authenticate(request.headers.authorization, request);
      own.nameOf(own.parse(own.read(request), request));
      return handle(own, request);
    },
  }),
  "an encoded slash, and what is badly encoded, is no path": ({ route }) => ({
    route: (request) => {
      if (/%(2f|(?![0-9a-f]{2}))/i.test(request.target)) throw new Refusal(404, "no such path");
      return route(request);
    },
  }),
  "a slash at the end leads to the path without": ({ handle }) => ({
    handle: (own, request) =>
      request.target.startsWith(path) && request.target.endsWith("/")
        ? { status: 308, headers: { location: request.target.slice(0, -1) } }
        : handle(own, request),
  }),
};
