import { type Answer, bearer, decoded, jsonAnswer, jsonText, Refusal, type Request } from "../http.ts";

/**
 * A correct server of the rename operation, written by hand from its published page and from nothing
 * of this repository: so its texts stand here a second time, on purpose. Each decision is a function
 * of its own, which a defect replaces.
 */
export interface Behaviour {
  /** The database. */
  readonly rows: Row[];
  /** The whole of a request: the order of the steps below. */
  readonly handle: (own: Behaviour, request: Request) => Promise<Answer | undefined> | Answer | undefined;
  /** The id in the path of a rename. */
  readonly route: (request: Request) => string;
  /** The organization of the caller. */
  readonly authenticate: (authorization: string | undefined, request: Request) => string;
  readonly checkId: (id: string) => void;
  /** The body's text, if the request says that it is JSON. */
  readonly read: (request: Request) => string;
  readonly parse: (text: string, request: Request) => unknown;
  readonly nameOf: (body: unknown) => string;
  readonly find: (organization: string, id: string) => Row;
  /** Gives the row as it is now. `body` is what was sent. */
  readonly rename: (row: Row, name: string, body: unknown) => Promise<Row> | Row;
  /** The body of the success, before it becomes JSON. */
  readonly show: (row: Row, name: string) => unknown;
  readonly succeed: (body: unknown, request: Request) => Answer;
  readonly refuse: (refusal: Refusal, request: Request) => Answer;
}

export interface Row {
  organization: string;
  id: string;
  type: string;
  name: string;
  created_at: string;
  updated_at: string;
  credential: string;
}

export const keys = { own: "nr_9f27c1e0b4d84a6f", other: "nr_51c0de7a92bb4e13" };
export const ids = { own: "ai_01KFRX8K1CKQGCV2W5J9C9Z37H", other: "ai_01KG0Z5T6V7W8X9Y0ABCDEFGHJ" };

export const path = "/api/public/v1/gadgets/";
export const idRequired = "gadget ID must be a valid ULID";
export const nameRequired = "name is required";
export const notFound = "gadget not found";
export const invalidBody = "the body is not what it should be";
const organizations = { [keys.own]: "own", [keys.other]: "other" };

function rowOf(organization: "own" | "other"): Row {
  return {
    organization,
    id: ids[organization],
    type: "drill",
    name: "Big drill",
    created_at: "2026-02-20T14:00:00.000Z",
    updated_at: "2026-02-20T14:00:00.000Z",
    credential: `sk-ant-${organization}-0b7d`,
  };
}

/** `now` is the clock of `updated_at`. */
export function correct(now = () => new Date()): Behaviour {
  const rows = [rowOf("own"), rowOf("other")];
  return {
    rows,
    handle: async (own, request) => {
      const id = own.route(request);
      const organization = own.authenticate(request.headers.authorization, request);
      own.checkId(id);
      const body = own.parse(own.read(request), request);
      const name = own.nameOf(body);
      const row = await own.rename(own.find(organization, id), name, body);
      return own.succeed(own.show(row, name), request);
    },
    route: ({ method, target }) => {
      const [pathname = ""] = target.split("?");
      const segment = pathname.startsWith(path) ? pathname.slice(path.length) : "";
      if (segment === "" || segment.includes("/")) throw new Refusal(404, "there is nothing here");
      if (method !== "PATCH") throw new Refusal(405, "PATCH is the method", { allow: "PATCH" });
      return decoded(segment);
    },
    authenticate: (authorization) => bearer(organizations, authorization),
    checkId: (id) => {
      if (!/^[a-z0-9]+_[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(id)) throw new Refusal(400, idRequired);
    },
    read: (request) => jsonText(request, invalidBody),
    parse: (text) => {
      try {
        return JSON.parse(text);
      } catch {
        throw new Refusal(400, invalidBody);
      }
    },
    nameOf: (body) => {
      if (typeof body !== "object" || body === null || Array.isArray(body))
        throw new Refusal(400, invalidBody);
      const { name } = body as { name?: unknown };
      if (name === undefined || name === null || name === "") throw new Refusal(400, nameRequired);
      if (typeof name !== "string") throw new Refusal(400, invalidBody);
      return name;
    },
    find: (organization, id) => {
      const row = rows.find((one) => one.id === id && one.organization === organization);
      if (!row) throw new Refusal(404, notFound);
      return row;
    },
    rename: (row, name) => Object.assign(row, { name, updated_at: now().toISOString() }),
    show: ({ id, type, name, created_at, updated_at }) => ({ id, type, name, created_at, updated_at }),
    succeed: (body) => jsonAnswer(200, body),
    refuse: ({ status, message, headers }) => jsonAnswer(status, { error: message }, headers),
  };
}
