import type { Departures } from "../../planted.ts";
import type { Behaviour, Note } from "../server.ts";
import { listed } from "./lists.ts";

export const answers: Departures<Behaviour> = {
  "a creation is a 200": ({ succeed }) => ({
    succeed: (status, body) => succeed(status === 201 ? 200 : status, body),
  }),
  "a deletion is a 200 with the note": ({ succeed }) => ({
    succeed: (status, body) => (status === 204 ? succeed(200, { deleted: true }) : succeed(status, body)),
  }),
  "a list is bare": listed(({ data }) => data),
  "the owner's token is shown in lists": listed((page) => ({
    ...page,
    data: page.data.map((note) => ({ ...note, owner_token: "tok_0d8f6e41" })),
  })),
  "a note without labels has null": ({ show }) => ({
    show: (note) => ({ ...(show(note) as object), labels: note.labels ?? null }),
  }),
  "a default is not filled in": ({ create }) => ({
    create: (owner, fields, body) => {
      const { priority, ...note } = create(owner, fields, body);
      return (fields.priority === undefined ? note : { ...note, priority }) as Note;
    },
  }),
};
