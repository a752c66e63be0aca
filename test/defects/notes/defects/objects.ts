import type { Departures } from "../../planted.ts";
import type { Behaviour } from "../server.ts";

export const objects: Departures<Behaviour> = {
  "an update answers 200 but is lost": ({ update }) => ({
    update: (note, fields, body) => update({ ...note }, fields, body),
  }),
  "a created note can't be read": ({ create, notes }) => ({
    create: (owner, fields, body) => {
      const note = create(owner, fields, body);
      notes.pop();
      return note;
    },
  }),
  "a created note is read with other fields": ({ create, notes }) => ({
    create: (owner, fields, body) => {
      const note = create(owner, fields, body);
      const stored = notes.at(-1);
      if (stored) stored.labels = [];
      return note;
    },
  }),
  "labels are not saved": ({ create }) => ({
    create: (owner, { labels, ...fields }, body) => create(owner, fields, body),
  }),
  "an update resets the fields that it leaves out": ({ update }) => ({
    update: (note, fields, body) => update(note, { ...fields, priority: fields.priority ?? 3 }, body),
  }),
  "an update changes `created_at`": ({ update }) => ({
    update: (note, fields, body) => {
      const updated = update(note, fields, body);
      return Object.assign(updated, { created_at: updated.updated_at });
    },
  }),
  "an update changes all notes of the owner": ({ update, notes }) => ({
    update: (note, fields, body) => {
      for (const one of notes) if (one.owner === note.owner) update(one, fields, body);
      return note;
    },
  }),
  "an update clears the labels": ({ update }) => ({
    update: (note, fields, body) => {
      const { labels, ...updated } = update(note, fields, body);
      delete note.labels;
      return updated;
    },
  }),
  "a deleted note stays": () => ({ remove: () => undefined }),
  "a second deletion is a 500": ({ handle, find }) => ({
    handle: (own, request) =>
      handle(
        request.method === "DELETE"
          ? {
              ...own,
              find: (owner, id) => {
                try {
                  return find(owner, id);
                } catch {
                  throw new Error("cannot delete null");
                }
              },
            }
          : own,
        request,
      ),
  }),
};
