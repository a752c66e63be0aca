import { Refusal, type Request } from "../http.ts";
import type { Endpoint, Site } from "../site.ts";
import { add, drop, fieldsOf, found, house, isWhole, kindOf, must, type Tables, tables } from "./house.ts";

/** Credentials by scheme, each of one owner. */
export const credentials = {
  own: {
    key: "cinema-key-own-1c2d3e",
    tenant: "cinema-tenant-own-77",
    session: "sid-own-5566778899",
    signature: "sig-own-99aabbcc",
    login: "ada:secret-own-1",
    account: "account-own-0a1b2c",
    staff: "staff-own-3d4e5f",
    proof: "proof-own-6a7b8c",
  },
} as const;
export const films = { own: "f-7m2k9x4b1c8d" };

type Scheme = keyof typeof credentials.own;

function cookieOf(request: Request, name: string): string | undefined {
  for (const one of String(request.headers.cookie ?? "").split(/; */)) {
    const [own, ...rest] = one.split("=");
    if (own === name) return rest.join("=");
  }
  return undefined;
}

function presented(request: Request, scheme: Scheme): string | undefined {
  const { headers, target } = request;
  const [, kind = "", token] = /^(\S+) +(\S+)$/.exec(headers.authorization ?? "") ?? [];
  const of = (name: string) => (kind.toLowerCase() === name ? token : undefined);
  switch (scheme) {
    case "key":
      return headers["x-api-key"] as string | undefined;
    case "tenant":
      return headers["x-tenant"] as string | undefined;
    case "session":
      return cookieOf(request, "sid");
    case "signature":
      return new URL(target, "http://localhost").searchParams.get("sig") ?? undefined;
    case "login":
      return Buffer.from(of("basic") ?? "", "base64").toString() || undefined;
    case "proof":
      return of("dpop");
    default:
      return of("bearer");
  }
}

const needs: Readonly<Record<string, readonly (readonly Scheme[])[]>> = {
  "GET /v1/films": [["key"], []],
  "POST /v1/films": [["key", "tenant"], ["account"]],
  "GET /v1/films/{film_id}": [["account"], ["staff"], ["login"]],
  "DELETE /v1/films/{film_id}": [["key"]],
  "GET /v1/offer": [["session", "signature"]],
  "GET /v1/report": [["login"], ["session"]],
  "PUT /v1/report": [["proof"]],
  "GET /v1/status": [[]],
};

/** The server of every kind of credential. A certificate is the business of what stands in front of it. */
export function cinema(): Site<Tables> {
  const db = tables({ owner: "own", parent: kindOf("film"), fields: { id: films.own, title: "M" } });
  let report = { tickets: 12 };
  const one = {
    path: "/v1/films/{film_id}",
    checkPath: ({ film_id }: Readonly<Record<string, string>>) =>
      must(/^f-[0-9a-z]{12}$/.test(film_id ?? ""), "film_id must be the id of a film"),
  } as const;
  const film = (id: unknown) => found(db, "own", "film", id, new Refusal(404, "no such film"));
  const endpoints: Record<string, Endpoint> = {
    listFilms: {
      method: "GET",
      path: "/v1/films",
      act: () => ({ status: 200, body: db.rows.map(({ fields }) => fields) }),
    },
    createFilm: {
      method: "POST",
      path: "/v1/films",
      reads: "json",
      act: ({ body }) => {
        const { title } = fieldsOf(body);
        must(typeof title === "string");
        must(title !== "", "title is required");
        const id = `f-${String(db.next()).padStart(12, "0")}`;
        return { status: 201, body: add(db, "own", "film", { id, title }).fields };
      },
    },
    getFilm: {
      ...one,
      method: "GET",
      act: ({ params }) => ({ status: 200, body: film(params["film_id"]).fields }),
    },
    deleteFilm: {
      ...one,
      method: "DELETE",
      act: ({ params }) => {
        drop(db, film(params["film_id"]));
        return { status: 204 };
      },
    },
    getOffer: {
      method: "GET",
      path: "/v1/offer",
      act: () => ({ status: 200, body: { id: films.own, title: "M" } }),
    },
    getReport: { method: "GET", path: "/v1/report", act: () => ({ status: 200, body: report }) },
    sendReport: {
      method: "PUT",
      path: "/v1/report",
      reads: "json",
      act: ({ body }) => {
        const { tickets } = fieldsOf(body);
        must(isWhole(tickets, 0));
        report = { tickets: Number(tickets) };
        return { status: 200, body: report };
      },
    },
    getStatus: { method: "GET", path: "/v1/status", act: () => ({ status: 204 }) },
  };
  const site = house(db, endpoints, {
    invalid: 400,
    owners: {},
    words: {
      unauthorized: "unauthorized",
      notFound: "not found",
      methodNotAllowed: "method not allowed",
      tooLarge: "too large",
      invalid: "invalid request",
    },
  });
  const authenticate: Site["authenticate"] = (request, { method, path }) => {
    const alternatives = needs[`${method} ${path}`] ?? [["key"]];
    const isOwn = (scheme: Scheme) => presented(request, scheme) === credentials.own[scheme];
    if (!alternatives.some((all) => all.every(isOwn))) throw new Refusal(401, "who are you?");
    return "own";
  };
  const own = Object.entries(endpoints).map(([name, endpoint]) => [name, { ...endpoint, credential: null }]);
  return { ...site, endpoints: Object.fromEntries(own), authenticate };
}
