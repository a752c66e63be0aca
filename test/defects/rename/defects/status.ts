import { jsonAnswer } from "../../http.ts";
import type { Departures } from "../../planted.ts";
import type { Behaviour } from "../server.ts";

/** A server whose refusals with `text` have another status. */
export function status(text: string, other: number): Departures<Behaviour>[string] {
  return () => ({
    refuse: ({ status: own, message, headers }) =>
      jsonAnswer(message === text ? other : own, { error: message }, headers),
  });
}
