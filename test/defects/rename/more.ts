import { jsonAnswer, Refusal } from "../http.ts";
import { against, type Departure, type Planted } from "../planted.ts";
import { type Behaviour, idRequired, ids, keys, nameRequired, notFound } from "./server.ts";

/** A server that refuses some names. */
function refusing(refuses: (name: string) => boolean, refusal: () => Error): Departure<Behaviour> {
  return ({ nameOf }) => ({
    nameOf: (body) => {
      const name = nameOf(body);
      if (refuses(name)) throw refusal();
      return name;
    },
  });
}

/** A server that keeps other names than it got. */
function naming(change: (name: string) => string): Departure<Behaviour> {
  return ({ nameOf }) => ({ nameOf: (body) => change(nameOf(body)) });
}

/** A server that looks at another text than was sent. */
function parsing(change: (text: string) => string): Departure<Behaviour> {
  return ({ parse }) => ({ parse: (text, request) => parse(change(text), request) });
}

function shown(change: (body: Record<string, unknown>) => unknown): Departure<Behaviour> {
  return ({ show }) => ({ show: (row, name) => change(show(row, name) as Record<string, unknown>) });
}

const invalid = () => new Refusal(400, "not a name");
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Further defects of the rename, by someone who had not read the check either. */
export const moreDefects: readonly Planted<Behaviour>[] = [
  ...against<Behaviour>(
    "breach",
    "200: a `Gadget`, with a timestamp in UTC and an `id` of its kind.",
    "answers",
    {
      "`updated_at` is later than any clock": shown((body) => ({
        ...body,
        updated_at: "2026-13-40T25:61:00.000Z",
      })),
      "`name` is left out when it is as it was": ({ rename, show }) => {
        let same = false;
        return {
          rename: (row, name, body) => {
            same = row.name === name;
            return rename(row, name, body);
          },
          show: (row, name) => {
            const { name: shownName, ...rest } = show(row, name) as Record<string, unknown>;
            return same ? rest : { name: shownName, ...rest };
          },
        };
      },
      "`id` has a colon for the underscore": shown((body) => ({
        ...body,
        id: String(body["id"]).replace("_", ":"),
      })),
      "the fields come as a list of pairs": shown((body) => Object.entries(body)),
    },
  ),
  ...against<Behaviour>(
    "breach",
    "200: The gadget with its new name; 204, 202 or 206 is not listed.",
    "answers",
    {
      "every third rename is accepted for later": ({ succeed }) => {
        let renames = 0;
        return {
          succeed: (body, request) => (++renames % 3 === 0 ? { status: 202 } : succeed(body, request)),
        };
      },
      "a rename is partial content": ({ succeed }) => ({
        succeed: (body, request) => ({ ...succeed(body, request), status: 206 }),
      }),
    },
  ),
  ...against<Behaviour>("breach", "Every error has this body: `{ error: string }`.", "answers", {
    "an error is a number": () => ({
      refuse: ({ status, headers }) => jsonAnswer(status, { error: status }, headers),
    }),
    "a missing gadget is told in a list": ({ refuse }) => ({
      refuse: (refusal, request) =>
        refusal.message === notFound ? jsonAnswer(404, [{ error: notFound }]) : refuse(refusal, request),
    }),
  }),
  ...against<Behaviour>(
    "breach",
    "400: `name is required`, `gadget ID must be a valid ULID`: the texts are the listed ones.",
    "answers",
    {
      "a malformed id is told with the id": ({ refuse }) => ({
        refuse: (refusal, request) =>
          refuse(
            refusal.message === idRequired
              ? new Refusal(400, `${idRequired}: ${request.target.slice(-8)}`)
              : refusal,
            request,
          ),
      }),
      "a missing name is told in two spaces": ({ refuse }) => ({
        refuse: (refusal, request) =>
          refuse(refusal.message === nameRequired ? new Refusal(400, "name  is required") : refusal, request),
      }),
    },
  ),
  ...against<Behaviour>(
    "breach",
    "`name` is a string of at least one character; any Unicode is accepted as it is.",
    "valid-input",
    {
      "a name that begins with a digit is refused": refusing((name) => /^\d/.test(name), invalid),
      "a name that ends with a full stop is refused": refusing((name) => /\.$/.test(name), invalid),
      "a name from right to left is a 500": refusing(
        (name) => /[\u0590-\u08ff]/.test(name),
        () => new Error("bidi"),
      ),
      "a name of one wide character is refused": refusing(
        (name) => [...name].length === 1 && /[^\0-\x7f]/.test(name),
        invalid,
      ),
      "a name with a line break is refused": refusing((name) => /[\r\n]/.test(name), invalid),
    },
  ),
  ...against<Behaviour>(
    "breach",
    "The body is a JSON object: JSON as RFC 8259 has it, with white space and escapes anywhere.",
    "valid-input",
    {
      "an escaped name of a field is unknown": ({ parse }) => ({
        parse: (text, request) => {
          const body = parse(text, request);
          return isObject(body) && !text.includes('"name"') ? {} : body;
        },
      }),
      "JSON must begin with a brace": ({ parse }) => ({
        parse: (text, request) => {
          if (/^\s/.test(text)) throw new Refusal(400, "unexpected white space");
          return parse(text, request);
        },
      }),
    },
  ),
  ...against<Behaviour>(
    "breach",
    "The fields of the body that the contract does not know are ignored, or refused with a 400.",
    "valid-input",
    {
      "a field `id` in the body is a 500": ({ nameOf }) => ({
        nameOf: (body) => {
          if (isObject(body) && Object.keys(body).length > 1) throw new Error("unknown column");
          return nameOf(body);
        },
      }),
    },
  ),
  ...against<Behaviour>("breach", "400: Body is missing `name`.", "invalid-input", {
    "the only text in the body is the name": ({ nameOf }) => ({
      nameOf: (body) => {
        const values = isObject(body) ? Object.values(body) : [];
        const isOther = values.length === 1 && typeof values[0] === "string" && values[0] !== "";
        return isOther && isObject(body) && !("name" in body) ? String(values[0]) : nameOf(body);
      },
    }),
    "a missing name is no name": ({ nameOf }) => ({
      nameOf: (body) => (isObject(body) && !("name" in body) ? "undefined" : nameOf(body)),
    }),
  }),
  ...against<Behaviour>(
    "breach",
    "400: The body is not a JSON object, or a field has the wrong type.",
    "invalid-input",
    {
      "a list of names is joined": ({ nameOf }) => ({
        nameOf: (body) =>
          nameOf(
            isObject(body) && Array.isArray(body["name"])
              ? { ...body, name: `${body["name"].join(" ")} ` }
              : body,
          ),
      }),
      "a body in quotes is read once more": ({ parse }) => ({
        parse: (text, request) => {
          const body = parse(text, request);
          return typeof body === "string" ? parse(body, request) : body;
        },
      }),
      "an empty body has the name before": ({ read, rows }) => ({
        read: (request) =>
          request.body.length === 0 ? JSON.stringify({ name: rows[0]?.name }) : read(request),
      }),
      "JSON lines are read to the first": parsing(
        (text) => text.split("\n").find((line) => line.trim()) ?? "",
      ),
    },
  ),
  ...against<Behaviour>("breach", "400: Path `id` is not a valid ULID.", "invalid-input", {
    "an id may have any characters at its end": ({ checkId, find }) => ({
      checkId: (id) => checkId(id.slice(0, ids.own.length)),
      find: (organization, id) => find(organization, id.slice(0, ids.own.length)),
    }),
    "a malformed id is unauthorized": ({ refuse }) => ({
      refuse: (refusal, request) =>
        refuse(refusal.message === idRequired ? new Refusal(401, "not yours") : refusal, request),
    }),
  }),
  ...against<Behaviour>(
    "breach",
    "401: The API key is missing or not valid. `Authorization: Bearer nr_…`.",
    "auth",
    {
      "a key with another behind a comma is taken": ({ authenticate }) => ({
        authenticate: (authorization, request) => authenticate(authorization?.split(",")[0], request),
      }),
      "only the first half of a key is compared": ({ authenticate }) => ({
        authenticate: (authorization = "", request) => {
          const start = keys.own.slice(0, 10);
          return authorization.startsWith(`Bearer ${start}`) ? "own" : authenticate(authorization, request);
        },
      }),
      "a wrong key is the proxy's affair": ({ refuse }) => ({
        refuse: (refusal, request) =>
          refusal.status === 401 ? jsonAnswer(407, { error: refusal.message }) : refuse(refusal, request),
      }),
    },
  ),
  ...against<Behaviour>("breach", "405: The path has no operation with this method.", "methods-and-paths", {
    "GET shows the gadget": ({ handle, show, find }) => ({
      handle: (own, request) => {
        if (request.method !== "GET" || !request.target.endsWith(ids.own)) return handle(own, request);
        const owner = own.authenticate(request.headers.authorization, request);
        const row = find(owner, ids.own);
        return jsonAnswer(200, show(row, row.name));
      },
    }),
  }),
  ...against<Behaviour>("breach", "Renames: `name` is what was sent, to the byte.", "laws", {
    "a name begins with a capital": naming((name) =>
      name.replace(/^\p{Ll}/u, (first) => first.toUpperCase()),
    ),
    "tabs become spaces": naming((name) => name.replaceAll("\t", "    ")),
    "a name of digits loses the zeros before them": naming((name) => name.replace(/^0+(?=\d+$)/, "")),
    "soft hyphens and other signs that can't be seen are lost": naming(
      (name) => name.replace(/\p{Cf}/gu, "") || name,
    ),
    "a name is shown as it is written compatibly": naming((name) => name.normalize("NFKC") || name),
    "long dashes become short ones": naming((name) => name.replace(/[\u2012-\u2015]/g, "-")),
  }),
  ...against<Behaviour>(
    "advice",
    "No sentence of the contract says so: RFC 3986, section 6.2, lets a server take such a path for the other.",
    "methods-and-paths",
    {
      "a slash at the end is not looked at": ({ route }) => ({
        route: (request) => route({ ...request, target: request.target.replace(/(?<=.)\/$/, "") }),
      }),
      "slashes that follow each other are one": ({ route }) => ({
        route: (request) => route({ ...request, target: request.target.replace(/\/{2,}/g, "/") }),
      }),
    },
  ),
];
