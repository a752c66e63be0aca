import { Refusal } from "../../http.ts";
import type { Departures } from "../../planted.ts";
import { type Behaviour, idRequired, path } from "../server.ts";
import { status } from "./status.ts";

/** A server that takes every id which `pattern` takes. */
function idsLike(pattern: RegExp): Departures<Behaviour>[string] {
  return () => ({
    checkId: (id) => {
      if (!pattern.test(id)) throw new Refusal(400, idRequired);
    },
  });
}

export const invalidIds: Departures<Behaviour> = {
  "every id is taken": idsLike(/./),
  "an id may have I, L, O and U": idsLike(/^[a-z0-9]+_[0-7][0-9A-Z]{25}$/),
  "an id may be above 128 bits": idsLike(/^[a-z0-9]+_[0-9A-HJKMNP-TV-Z]{26}$/),
  "an id may be too short": idsLike(/^[a-z0-9]+_[0-7][0-9A-HJKMNP-TV-Z]{1,25}$/),
  "an id may go on": idsLike(/^[a-z0-9]+_[0-7][0-9A-HJKMNP-TV-Z]{25}/),
  "an id may have a line break at its end": idsLike(/^[a-z0-9]+_[0-7][0-9A-HJKMNP-TV-Z]{25}$/m),
  "a malformed id is a 422": status(idRequired, 422),
  "a malformed id is a 500": status(idRequired, 500),
  "a malformed id is a 404": status(idRequired, 404),
  "an id that is badly encoded is a 500": ({ route }) => ({
    route: (request) => {
      const id = route(request);
      decodeURIComponent(request.target.slice(path.length));
      return id;
    },
  }),
};
