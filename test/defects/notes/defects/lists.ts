import type { Departures } from "../../planted.ts";
import { type Behaviour, cursorOf, type Note } from "../server.ts";

/** A list whose page is changed by `change`. */
export function listed(change: (page: { data: Note[]; next_cursor: string | null }, all: Note[]) => unknown) {
  return ({ list, notes }: Behaviour): Partial<Behaviour> => ({
    list: (owner, page) =>
      change(
        list(owner, page) as { data: Note[]; next_cursor: string | null },
        notes.filter((note) => note.owner === owner),
      ),
  });
}

export const lists: Departures<Behaviour> = {
  "a created note is missing from the list": ({ create, list }) => {
    const hidden = new Set<string>();
    return {
      create: (owner, fields, body) => {
        const note = create(owner, fields, body);
        hidden.add(note.id);
        return note;
      },
      list: (owner, page) => {
        const { data, ...rest } = list(owner, page) as { data: Note[] };
        return { data: data.filter(({ id }) => !hidden.has(id)), ...rest };
      },
    };
  },
  "the limit is ignored": ({ list }) => ({ list: (owner, page) => list(owner, { ...page, limit: 50 }) }),
  "a page has one note too many": ({ list }) => ({
    list: (owner, page) => list(owner, { ...page, limit: page.limit + 1 }),
  }),
  "the cursor is ignored": ({ list }) => ({ list: (owner, page) => list(owner, { ...page, after: 0 }) }),
  "a page begins with the last note of the page before": listed((page, all) => ({
    ...page,
    next_cursor:
      page.next_cursor && cursorOf(all[all.findIndex(({ id }) => id === page.data.at(-1)?.id) - 1]),
  })),
  "a note is lost between two pages": listed((page, all) => ({
    ...page,
    next_cursor:
      page.next_cursor && cursorOf(all[all.findIndex(({ id }) => id === page.data.at(-1)?.id) + 1]),
  })),
  "the last page is never said to be the last": listed((page, all) => ({
    ...page,
    next_cursor: cursorOf(all[all.findIndex(({ id }) => id === page.data.at(-1)?.id)]),
  })),
  "a deleted note stays in the list": ({ remove, list, notes }) => {
    const gone: Note[] = [];
    return {
      remove: (note) => {
        gone.push(note);
        remove(note);
      },
      list: (owner, page) => {
        notes.push(...gone);
        notes.sort((a, b) => a.sequence - b.sequence);
        const listed = list(owner, page);
        for (const note of gone) remove(note);
        return listed;
      },
    };
  },
};
