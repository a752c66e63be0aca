import { type Answer, bearer, decoded, jsonAnswer, jsonText, Refusal, type Request } from "../http.ts";
import { fieldsOf, pageOf } from "./input.ts";

/**
 * A correct server of the notes, written by hand, not from the contract beside it: so the texts stand
 * here a second time, on purpose. Each decision is a function of its own, which a defect replaces.
 */
export interface Behaviour {
  /** The database, the oldest first. */
  readonly notes: Note[];
  readonly handle: (own: Behaviour, request: Request) => Promise<Answer | undefined> | Answer | undefined;
  readonly route: (request: Request) => { readonly id?: string };
  readonly authenticate: (authorization: string | undefined, request: Request) => string;
  readonly checkId: (id: string) => void;
  /** The fields that a body sets; `needed` are those that it can't leave out. */
  readonly fieldsOf: (body: unknown, needed: readonly string[]) => Fields;
  readonly pageOf: (query: URLSearchParams) => Page;
  readonly find: (owner: string, id: string) => Note;
  readonly list: (owner: string, page: Page) => unknown;
  readonly create: (owner: string, fields: Fields, body: unknown) => Note;
  readonly update: (note: Note, fields: Fields, body: unknown) => Note;
  readonly remove: (note: Note) => void;
  readonly show: (note: Note) => unknown;
  readonly succeed: (status: number, body?: unknown) => Answer;
  readonly refuse: (refusal: Refusal) => Answer;
}

export interface Fields {
  title?: string;
  priority?: number;
  labels?: string[];
}

export interface Note extends Required<Pick<Fields, "title" | "priority">>, Fields {
  readonly owner: string;
  /** In the order of creation; what a cursor holds. */
  readonly sequence: number;
  readonly id: string;
  readonly title: string;
  readonly priority: number;
  created_at: string;
  updated_at: string;
}

export interface Page {
  readonly limit: number;
  /** Only notes after this one. */
  readonly after: number;
}

export const tokens = { own: "tok_0d8f6e41", other: "tok_b27c93aa" };
export const ids = {
  own: "7d4f0c8e-52a1-4b7e-9c3d-0a61f2be9d10",
  other: "e1b9a6d2-0c4f-4d5a-8b27-93c0d7f4a611",
};
/** RFC 9562, with the two ids that are no version: all zeros and all ones. */
const uuid =
  /^([0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|0{8}(-0{4}){3}-0{12}|f{8}(-f{4}){3}-f{12})$/i;
export const basePath = "/v1/notes";
export const noteNotFound = "note not found";

function noteOf(owner: "own" | "other", sequence: number): Note {
  const time = "2026-10-01T08:00:00.000Z";
  const fields = { title: "Water the plants", priority: 2, created_at: time, updated_at: time };
  return { owner, sequence, id: ids[owner], ...fields };
}

export function correct(now = () => new Date()): Behaviour {
  const notes = [noteOf("own", 1), noteOf("other", 2)];
  let last = notes.length;
  return {
    notes,
    handle: (own, request) => {
      const { id } = own.route(request);
      const owner = own.authenticate(request.headers.authorization, request);
      if (id !== undefined) own.checkId(id);
      const body = (needed: readonly string[]) => {
        const sent = bodyOf(request);
        return [own.fieldsOf(sent, needed), sent] as const;
      };
      if (id === undefined) {
        if (request.method === "POST")
          return own.succeed(201, own.show(own.create(owner, ...body(["title"]))));
        return own.succeed(
          200,
          own.list(owner, own.pageOf(new URL(request.target, "http://x").searchParams)),
        );
      }
      if (request.method === "GET") return own.succeed(200, own.show(own.find(owner, id)));
      if (request.method === "PATCH") {
        const [fields, sent] = body([]);
        return own.succeed(200, own.show(own.update(own.find(owner, id), fields, sent)));
      }
      own.remove(own.find(owner, id));
      return own.succeed(204);
    },
    route: ({ method, target }) => {
      const [pathname = ""] = target.split("?");
      const [, , , segment, more] = pathname.split("/");
      if (
        (pathname !== basePath && !pathname.startsWith(`${basePath}/`)) ||
        segment === "" ||
        more !== undefined
      )
        throw new Refusal(404, "there is nothing here");
      const methods = segment === undefined ? ["GET", "POST"] : ["GET", "PATCH", "DELETE"];
      if (!methods.includes(method)) throw new Refusal(405, "not this way", { allow: methods.join(", ") });
      return segment === undefined ? {} : { id: decoded(segment) };
    },
    authenticate: (authorization) => bearer({ [tokens.own]: "own", [tokens.other]: "other" }, authorization),
    checkId: (id) => {
      if (!uuid.test(id)) throw new Refusal(400, "note id must be a UUID");
    },
    fieldsOf,
    pageOf,
    find: (owner, id) => {
      const note = notes.find((one) => one.owner === owner && one.id === id.toLowerCase());
      if (!note) throw new Refusal(404, noteNotFound);
      return note;
    },
    list: (owner, { limit, after }) => {
      const rest = notes.filter((note) => note.owner === owner && note.sequence > after);
      const data = rest.slice(0, limit);
      return { data: data.map(shown), next_cursor: rest.length > limit ? cursorOf(data.at(-1)) : null };
    },
    create: (owner, { title = "", priority = 3, ...fields }) => {
      const time = now().toISOString();
      const sequence = ++last;
      const id = `3f2b8c1d-7a64-4e0b-9d15-${String(sequence).padStart(12, "0")}`;
      const note = { owner, sequence, id, title, priority, ...fields };
      notes.push({ ...note, created_at: time, updated_at: time });
      return { ...note, created_at: time, updated_at: time };
    },
    update: (note, { title, priority }) =>
      Object.assign(note, {
        title: title ?? note.title,
        priority: priority ?? note.priority,
        updated_at: now().toISOString(),
      }),
    remove: (note) => void notes.splice(notes.indexOf(note), 1),
    show: shown,
    succeed: (status, body) => (body === undefined ? { status } : jsonAnswer(status, body)),
    refuse: ({ status, message, headers }) => jsonAnswer(status, { error: message }, headers),
  };
}

function bodyOf(request: Request): unknown {
  const text = jsonText(request, "send JSON");
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, "this is no JSON");
  }
}

/** A cursor is opaque to callers. */
export function cursorOf(note: Note | undefined): string {
  return Buffer.from(String(note?.sequence ?? 0)).toString("base64url");
}

export function shown({ owner, sequence, ...fields }: Note) {
  return fields;
}
