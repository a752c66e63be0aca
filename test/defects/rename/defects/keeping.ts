import type { Departures } from "../../planted.ts";
import type { Behaviour } from "../server.ts";

/** A server for which the bodies that `without` finds have no name, and change nothing. */
export function keeping(without: (body: unknown) => boolean): Departures<Behaviour>[string] {
  return ({ nameOf, rename }) => ({
    nameOf: (body) => (without(body) ? "" : nameOf(body)),
    rename: (row, name, body) => rename(row, name || row.name, body),
  });
}
