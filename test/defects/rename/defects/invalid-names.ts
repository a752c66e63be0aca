import type { Departures } from "../../planted.ts";
import { type Behaviour, nameRequired } from "../server.ts";
import { keeping } from "./keeping.ts";
import { status } from "./status.ts";

/** A server that takes values of another type for a name; `undefined`: this one is not taken. */
function taking(coerced: (name: unknown) => string | undefined): Departures<Behaviour>[string] {
  return ({ nameOf }) => ({
    nameOf: (body) => coerced((body as { name?: unknown } | null)?.name) ?? nameOf(body),
  });
}

export const invalidNames: Departures<Behaviour> = {
  "a missing name is taken: the old one stays": keeping(
    (body) => typeof body === "object" && body !== null && !("name" in body),
  ),
  "a missing name is a 422": status(nameRequired, 422),
  "a missing name is a 500": status(nameRequired, 500),
  "a missing name is a 200 with an error": status(nameRequired, 200),
  "a null name is a 500": ({ nameOf }) => ({
    nameOf: (body) => {
      if ((body as { name?: unknown } | null)?.name === null) throw new TypeError("name is null");
      return nameOf(body);
    },
  }),
  "a number is taken as a name": taking((name) => (typeof name === "number" ? String(name) : undefined)),
  "a boolean is taken as a name": taking((name) => (typeof name === "boolean" ? String(name) : undefined)),
  "a list is taken as a name": taking((name) => (Array.isArray(name) ? name.join() || "list" : undefined)),
  "an object is taken as a name": taking((name) =>
    typeof name === "object" && name !== null && !Array.isArray(name) ? JSON.stringify(name) : undefined,
  ),
  "a name of the wrong type is a 500": ({ nameOf }) => ({
    nameOf: (body) => {
      const name: unknown = (body as { name?: unknown } | null)?.name;
      if (name && typeof name !== "string") throw new TypeError("name.trim is not a function");
      return nameOf(body);
    },
  }),
};
