import { Refusal } from "../../http.ts";
import type { Departures } from "../../planted.ts";
import { type Behaviour, idRequired } from "../server.ts";

const ulid = "[0-7][0-9A-HJKMNP-TV-Z]{25}";

/** A server that refuses some names which ours takes. */
function refusing(refuses: (name: string) => boolean, text: string): Departures<Behaviour>[string] {
  return ({ nameOf }) => ({
    nameOf: (body) => {
      const name = nameOf(body);
      if (refuses(name)) throw new Refusal(400, text);
      return name;
    },
  });
}

/** A server that takes ids like `pattern`, and finds by the ULID alone. */
function byUlid(pattern: RegExp): Departures<Behaviour>[string] {
  return ({ rows, find }) => ({
    checkId: (id) => {
      if (!pattern.test(id)) throw new Refusal(400, idRequired);
    },
    find: (organization, id) => {
      const bare = id.slice(-26).toUpperCase();
      const row = rows.find((one) => one.organization === organization && one.id.endsWith(bare));
      return find(organization, row?.id ?? id);
    },
  });
}

/** Other inputs are taken, or refused. */
export const input: Departures<Behaviour> = {
  "an id with another tag is refused": ({ checkId }) => ({
    checkId: (id) => {
      checkId(id);
      if (!id.startsWith("ai_")) throw new Refusal(400, idRequired);
    },
  }),
  "the tag of an id is not looked at": byUlid(new RegExp(`^[a-z0-9]+_${ulid}$`)),
  "a bare ULID is an id": byUlid(new RegExp(`^([a-z0-9]+_)?${ulid}$`)),
  "an id in lower case is an id": byUlid(new RegExp(`^[a-z0-9]+_${ulid}$`, "i")),
  "an empty name is kept": ({ nameOf }) => ({
    nameOf: (body) => ((body as { name?: unknown } | null)?.name === "" ? "" : nameOf(body)),
  }),
  "a null name empties it": ({ nameOf }) => ({
    nameOf: (body) => ((body as { name?: unknown } | null)?.name === null ? "" : nameOf(body)),
  }),
  "an empty or null name has a text of its own": ({ nameOf }) => ({
    nameOf: (body) => {
      const name: unknown = (body as { name?: unknown } | null)?.name;
      if (name === "" || name === null) throw new Refusal(400, "name must not be empty");
      return nameOf(body);
    },
  }),
  "a blank name is refused": refusing((name) => name.trim() === "", "name must not be blank"),
  "a name above 255 characters is refused": refusing((name) => [...name].length > 255, "name is too long"),
  "unknown fields are refused": ({ nameOf }) => ({
    nameOf: (body) => {
      const name = nameOf(body);
      if (Object.keys(body as object).length > 1) throw new Refusal(400, "there are unknown fields");
      return name;
    },
  }),
  "a wrong content type is a 415": ({ read }) => ({
    read: (request) => {
      if (!/^application\/json\b/i.test(request.headers["content-type"] ?? ""))
        throw new Refusal(415, "send JSON");
      return read(request);
    },
  }),
  "each malformed body has a text of its own": ({ parse, nameOf }) => ({
    parse: (json, request) => {
      if (json === "") throw new Refusal(400, "the body is empty");
      return parse(json, request);
    },
    nameOf: (body) => {
      const name: unknown = (body as { name?: unknown } | null)?.name;
      if (name && typeof name !== "string") throw new Refusal(400, `name is of type ${typeof name}`);
      return nameOf(body);
    },
  }),
  "JSON is read strictly": ({ parse }) => ({
    parse: (json, request) => {
      if (/"name"\s*:.*"name"\s*:/s.test(json)) throw new Refusal(400, "a field stands twice");
      if (/^[[{\s]{100}|[[{]{100}/.test(json)) throw new Refusal(400, "nested too deep");
      return parse(json, request);
    },
  }),
  "a byte order mark is skipped": ({ parse }) => ({
    parse: (json, request) => parse(json.replace(/^\ufeff/, ""), request),
  }),
  "a body above 64 kB is a 413": ({ read }) => ({
    read: (request) => {
      if (request.body.length > 65_536) throw new Refusal(413, "the body is too large");
      return read(request);
    },
  }),
};
