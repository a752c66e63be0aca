import { Refusal } from "../../http.ts";
import type { Departures } from "../../planted.ts";
import { type Behaviour, noteNotFound } from "../server.ts";

export const coverage: Departures<Behaviour> = {
  "the list is not there": ({ route }) => ({
    route: (request) => {
      const routed = route(request);
      if (routed.id === undefined && request.method === "GET") throw new Refusal(405, "not this way");
      return routed;
    },
  }),
  "the deletion is not there": ({ route }) => ({
    route: (request) => {
      if (request.method === "DELETE") throw new Refusal(405, "not this way");
      return route(request);
    },
  }),
  "the deletion is not implemented": ({ remove }) => ({
    remove: (note) => {
      remove(note);
      throw new Refusal(501, "not implemented");
    },
  }),
  "a missing note is read as null": ({ refuse, succeed }) => ({
    refuse: (refusal) => (refusal.message === noteNotFound ? succeed(200, null) : refuse(refusal)),
  }),
  "a limit out of range has the text of every bad request": ({ refuse }) => ({
    refuse: (refusal) =>
      refuse(refusal.message.startsWith("limit") ? new Refusal(400, "this is not valid") : refusal),
  }),
};
