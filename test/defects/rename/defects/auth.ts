import { jsonAnswer, Refusal } from "../../http.ts";
import type { Departures } from "../../planted.ts";
import { type Behaviour, keys, notFound } from "../server.ts";

/** A server that puts another `Authorization` in place of the one that came. */
function reading(header: (authorization: string) => string): Departures<Behaviour>[string] {
  return ({ authenticate }) => ({
    authenticate: (authorization, request) => authenticate(header(authorization ?? ""), request),
  });
}

/** A server that takes these tokens for a key of the first organization. */
function taking(token: (authorization: string | undefined) => boolean): Departures<Behaviour>[string] {
  return ({ authenticate }) => ({
    authenticate: (authorization, request) => {
      try {
        return authenticate(authorization, request);
      } catch (refusal) {
        if (token(authorization)) return "own";
        throw refusal;
      }
    },
  });
}

/** A server that answers a wrong key otherwise. */
function unauthorized(
  answer: (text: string) => ReturnType<Behaviour["refuse"]>,
): Departures<Behaviour>[string] {
  return ({ refuse }) => ({
    refuse: (refusal, request) =>
      refusal.status === 401 ? answer(refusal.message) : refuse(refusal, request),
  });
}

/** A server that answers otherwise for an object of another organization. */
function foreign(refusal: (organization: string) => Refusal): Departures<Behaviour>[string] {
  return ({ find, rows }) => ({
    find: (organization, id) => {
      const row = rows.find((one) => one.id === id);
      if (row && row.organization !== organization) throw refusal(row.organization);
      return find(organization, id);
    },
  });
}

export const auth: Departures<Behaviour> = {
  "no key is needed": taking(() => true),
  "no key is needed where there is no header": taking((authorization) => authorization === undefined),
  "any bearer token is taken": taking((authorization = "") => /^bearer \S+$/i.test(authorization)),
  "any token that looks like a key is taken": taking((authorization = "") =>
    /^bearer nr_\w+$/i.test(authorization),
  ),
  "an empty token is taken": taking((authorization = "") => /^bearer\s*$/i.test(authorization)),
  "any scheme is taken": reading((authorization) => authorization.replace(/^\S+ /, "Bearer ")),
  "basic authentication is taken": reading((authorization) => {
    const [, encoded] = /^basic (\S+)$/i.exec(authorization) ?? [];
    return encoded ? `Bearer ${encoded}` : authorization;
  }),
  "a key without a scheme is taken": reading((authorization) =>
    /^\S+$/.test(authorization) ? `Bearer ${authorization}` : authorization,
  ),
  "a key that goes on is taken": reading((authorization) =>
    authorization.slice(0, `Bearer ${keys.own}`.length),
  ),
  "a key in other case is taken": reading((authorization) => authorization.toLowerCase()),
  "a key that is cut off is taken": taking((authorization = "") => {
    const token = authorization.slice("Bearer ".length);
    return token.length > 8 && keys.own.startsWith(token);
  }),
  "the scheme is compared by case": ({ authenticate }) => ({
    authenticate: (authorization, request) =>
      authenticate(authorization?.startsWith("Bearer ") ? authorization : undefined, request),
  }),
  "a wrong key is a 403": unauthorized((error) => jsonAnswer(403, { error })),
  "a wrong key is a 400": unauthorized((error) => jsonAnswer(400, { error })),
  "a wrong key is a 404": unauthorized((error) => jsonAnswer(404, { error })),
  "a wrong key is a 200 with an error": unauthorized((error) => jsonAnswer(200, { error })),
  "a wrong key leads to the login page": unauthorized(() => ({
    status: 302,
    headers: { location: "/login" },
  })),
  "a 401 has no body": unauthorized(() => ({ status: 401 })),
  "a 401 is plain text": unauthorized((body) => ({
    status: 401,
    headers: { "content-type": "text/plain" },
    body,
  })),
  "no header is a 500": ({ authenticate }) => ({
    authenticate: (authorization, request) => {
      if (authorization === undefined) throw new TypeError("authorization is undefined");
      return authenticate(authorization, request);
    },
  }),
  "a header without a token is a 500": ({ authenticate }) => ({
    authenticate: (authorization, request) => {
      if (authorization && !/\s\S/.test(authorization)) throw new TypeError("token is undefined");
      return authenticate(authorization, request);
    },
  }),
  "the lookup comes before the key": ({ handle, rows }) => ({
    handle: (own, request) => {
      const id = own.route(request);
      own.checkId(id);
      if (!rows.some((row) => row.id === id)) throw new Refusal(404, notFound);
      return handle(own, request);
    },
  }),
  "an object of another organization is reachable": ({ find, rows }) => ({
    find: (organization, id) => rows.find((row) => row.id === id) ?? find(organization, id),
  }),
  "an object of another organization is a 403": foreign(() => new Refusal(403, "this is not yours")),
  "an object of another organization has a text of its own": foreign(
    () => new Refusal(404, "gadget not found in your organization"),
  ),
  "an object of another organization is a 401": foreign(() => new Refusal(401, "the API key is wrong")),
};
