import type { Departures } from "../../planted.ts";
import { type Behaviour, cursorOf, shown } from "../server.ts";

/** Whether an object is found is decided without its owner, for requests with this method. */
function ownerless(method: string) {
  return ({ handle, find, notes }: Behaviour): Partial<Behaviour> => ({
    handle: (own, request) =>
      handle(
        request.method === method
          ? { ...own, find: (owner, id) => notes.find((note) => note.id === id) ?? find(owner, id) }
          : own,
        request,
      ),
  });
}

export const auth: Departures<Behaviour> = {
  "reading needs no token": ({ authenticate }) => ({
    authenticate: (authorization, request) =>
      request.method === "GET" && authorization === undefined ? "own" : authenticate(authorization, request),
  }),
  "deleting takes any token": ({ authenticate }) => ({
    authenticate: (authorization = "", request) =>
      request.method === "DELETE" && /^Bearer \S/.test(authorization)
        ? authorization.endsWith("aa")
          ? "other"
          : "own"
        : authenticate(authorization, request),
  }),
  "another owner's note can be read": ownerless("GET"),
  "another owner's note can be changed": ownerless("PATCH"),
  "another owner's note can be deleted": ownerless("DELETE"),
  "the list shows the notes of all owners": ({ notes }) => ({
    list: (_, { limit, after }) => {
      const rest = notes.filter(({ sequence }) => sequence > after);
      const data = rest.slice(0, limit);
      return { data: data.map(shown), next_cursor: rest.length > limit ? cursorOf(data.at(-1)) : null };
    },
  }),
};

export const methodsAndPaths: Departures<Behaviour> = {
  "PUT makes a note": ({ handle, route }) => ({
    handle: (own, request) =>
      handle(own, request.method === "PUT" ? { ...request, method: "POST" } : request),
    route,
  }),
  "DELETE of the list deletes all": ({ handle, notes }) => ({
    handle: (own, request) => {
      if (request.method !== "DELETE" || request.target !== "/v1/notes") return handle(own, request);
      const owner = own.authenticate(request.headers.authorization, request);
      notes.splice(0, notes.length, ...notes.filter((note) => note.owner !== owner));
      return own.succeed(204);
    },
  }),
};
