import { jsonAnswer, Refusal } from "../http.ts";
import type { Departures } from "../planted.ts";
import { type Behaviour, cursorOf, type Note, noteNotFound } from "./server.ts";

/** Where the contract is open: servers that choose otherwise, each of them correct. */
export const lenient: Departures<Behaviour> = {
  "a second deletion is a 204, too": ({ remove, handle, notes }) => {
    const gone: Note[] = [];
    return {
      remove: (note) => {
        gone.push(note);
        remove(note);
      },
      handle: (own, request) => {
        const finding = (owner: string, id: string) =>
          gone.find((note) => note.owner === owner && note.id === id) ?? own.find(owner, id);
        const removing = (note: Note) => (notes.includes(note) ? own.remove(note) : undefined);
        return handle(
          request.method === "DELETE" ? { ...own, find: finding, remove: removing } : own,
          request,
        );
      },
    };
  },
  "an update without a change does not move `updated_at`": ({ update }) => ({
    update: (note, fields, body) => {
      const { title = note.title, priority = note.priority } = fields;
      return title === note.title && priority === note.priority ? note : update(note, fields, body);
    },
  }),
  "the last page may be an empty one": ({ list, notes }) => ({
    list: (owner, page) => {
      const { data } = list(owner, page) as { data: Note[] };
      const last = notes.find(({ id }) => id === data.at(-1)?.id);
      return { data, next_cursor: data.length === page.limit ? cursorOf(last) : null };
    },
  }),
  "labels that are not set are an empty list": ({ show }) => ({
    show: (note) => ({ labels: [], ...(show(note) as object) }),
  }),
  "unknown fields are refused": ({ fieldsOf }) => ({
    fieldsOf: (body, needed) => {
      const fields = fieldsOf(body, needed);
      const unknown = Object.keys(body as object).find(
        (field) => !["title", "priority", "labels"].includes(field),
      );
      if (unknown) throw new Refusal(400, `${unknown} is unknown`);
      return fields;
    },
  }),
  "each malformed body has a text of its own": ({ refuse }) => ({
    refuse: (refusal) =>
      /JSON/.test(refusal.message) ? jsonAnswer(400, { error: "the body can't be read" }) : refuse(refusal),
  }),
  "the id comes before the key": ({ handle }) => ({
    handle: (own, request) => {
      const { id } = own.route(request);
      if (id !== undefined) own.checkId(id);
      return handle(own, request);
    },
  }),
  "answers have further fields": ({ show }) => ({
    show: (note) => ({ ...(show(note) as object), url: "/notes", words: 3 }),
  }),
  "a missing note has further fields": ({ refuse }) => ({
    refuse: (refusal) =>
      refusal.message === noteNotFound ? jsonAnswer(404, { error: noteNotFound, code: 17 }) : refuse(refusal),
  }),
};
