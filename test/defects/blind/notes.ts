import { Refusal } from "../http.ts";
import { listed } from "../notes/defects/lists.ts";
import {
  type Behaviour,
  basePath,
  cursorOf,
  type Note,
  noteNotFound,
  type Page,
  shown,
} from "../notes/server.ts";
import type { Defects, Departures } from "../planted.ts";

type Departure = Departures<Behaviour>[string];
type Sent = Record<string, unknown>;

const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

function isObject(body: unknown): body is Sent {
  return typeof body === "object" && body !== null && !Array.isArray(body);
}

/** A server that puts another body in place of the one that was sent, before it looks at it. */
function mending(mended: (body: Sent) => Sent): Departure {
  return ({ fieldsOf }) => ({
    fieldsOf: (body, needed) => fieldsOf(isObject(body) ? mended(body) : body, needed),
  });
}

/** A server that puts another value in place of a field's. */
function mendingField(field: string, mended: (value: unknown) => unknown): Departure {
  return mending((body) => (field in body ? { ...body, [field]: mended(body[field]) } : body));
}

/** A server that takes the values of a field for which `takes` holds; `valid` passes in their place. */
function taking(field: string, takes: (value: unknown) => boolean, valid: unknown): Departure {
  return ({ fieldsOf }) => ({
    fieldsOf: (body, needed) =>
      isObject(body) && takes(body[field])
        ? { ...fieldsOf({ ...body, [field]: valid }, needed), [field]: body[field] }
        : fieldsOf(body, needed),
  });
}

/** A server that refuses bodies for which `refuses` holds, after all other looks at them. */
function refusing(refuses: (body: Sent, needed: readonly string[]) => boolean, text: string): Departure {
  return ({ fieldsOf }) => ({
    fieldsOf: (body, needed) => {
      const fields = fieldsOf(body, needed);
      if (refuses(body as Sent, needed)) throw new Refusal(400, text);
      return fields;
    },
  });
}

/** A server that refuses further ids. */
function pickyIds(refuses: (id: string) => boolean): Departure {
  return ({ checkId }) => ({
    checkId: (id) => {
      checkId(id);
      if (refuses(id)) throw new Refusal(400, "note id must be a UUID");
    },
  });
}

/** A server that writes a new note with other fields. */
function creating(change: (note: Note, body: Sent) => object): Departure {
  return ({ create, notes }) => ({
    create: (owner, fields, body) => {
      const note = create(owner, fields, body);
      const changed = change(note, body as Sent);
      Object.assign(notes.at(-1) ?? {}, changed);
      return { ...note, ...changed };
    },
  });
}

/** A list in another order; a cursor holds how many notes were shown. */
function ordered(compare: (a: Note, b: Note) => number): Departure {
  return ({ notes }) => ({
    list: (owner, { limit, after }) => {
      const all = notes.filter((note) => note.owner === owner).sort(compare);
      const end = after + limit;
      const next_cursor = all.length > end ? Buffer.from(String(end)).toString("base64url") : null;
      return { data: all.slice(after, end).map(shown), next_cursor };
    },
  });
}

/** A server whose lists show each note with `change`. */
function inLists(change: (note: Note) => object): Departure {
  return listed((page) => ({ ...page, data: page.data.map(change) }));
}

/** A server that does something else for requests with this method. */
function withMethod(method: string, change: (correct: Behaviour) => Partial<Behaviour>): Departure {
  return (correct) => ({
    handle: (own, request) =>
      correct.handle(request.method === method ? { ...own, ...change(correct) } : own, request),
  });
}

/** The query without one of its parameters. */
function without(query: URLSearchParams, parameter: string): URLSearchParams {
  return new URLSearchParams([...query].filter(([name]) => name !== parameter));
}

const all = 1_000_000;
const labelsOf = (labels: unknown) => (Array.isArray(labels) ? (labels as unknown[]) : undefined);
const characters = (value: unknown) => (typeof value === "string" ? [...value].length : 0);
const laterBy = (time: string, hours: number) => new Date(Date.parse(time) + hours * 3_600_000).toISOString();

const answers: Departures<Behaviour> = {
  "the next cursor is missing at the end": listed(({ data, next_cursor }) =>
    next_cursor === null ? { data } : { data, next_cursor },
  ),
  "the next cursor is empty at the end": listed(({ data, next_cursor }) => ({
    data,
    next_cursor: next_cursor ?? "",
  })),
  "a cursor is a number": ({ list, pageOf }) => ({
    pageOf: (query) => {
      const cursor = query.get("cursor");
      return cursor && /^\d+$/.test(cursor)
        ? { ...pageOf(without(query, "cursor")), after: Number(cursor) }
        : pageOf(query);
    },
    list: (owner, page) => {
      const { data, next_cursor } = list(owner, page) as { data: Note[]; next_cursor: string | null };
      return { data, next_cursor: next_cursor && Number(Buffer.from(next_cursor, "base64url").toString()) };
    },
  }),
  "an empty list of labels is null": ({ show }) => ({
    show: (note) => ({ ...(show(note) as object), ...(note.labels?.length === 0 && { labels: null }) }),
  }),
  "a priority is text in lists": inLists((note) => ({ ...note, priority: String(note.priority) })),
  "a note that was never changed has null for `updated_at`": creating(() => ({ updated_at: null })),
};

const validInput: Departures<Behaviour> = {
  "a title of 80 characters is refused": refusing(({ title }) => characters(title) === 80, "too long"),
  "the length of a title is counted in UTF-16 units": refusing(
    ({ title }) => typeof title === "string" && title.length > 80,
    "too long",
  ),
  "the length of a title is counted in bytes": refusing(
    ({ title }) => typeof title === "string" && Buffer.byteLength(title) > 80,
    "too long",
  ),
  "a blank title is refused": refusing(
    ({ title }) => typeof title === "string" && title.trim() === "",
    "title is required",
  ),
  "the least urgent priority is refused": refusing(({ priority }) => priority === 5, "priority"),
  "a fourth label is refused": refusing(({ labels }) => labelsOf(labels)?.length === 4, "too many labels"),
  "an update of nothing is refused": refusing(
    ({ title, priority }, needed) => needed.length === 0 && title === undefined && priority === undefined,
    "nothing to update",
  ),
  "the smallest limit is refused": ({ pageOf }) => ({
    pageOf: (query) => {
      if (query.get("limit") === "1") throw new Refusal(400, "limit must be 1 to 50");
      return pageOf(query);
    },
  }),
  "a title that stands already is a 409": ({ create, notes }) => ({
    create: (owner, fields, body) => {
      if (notes.some((note) => note.owner === owner && note.title === fields.title))
        throw new Refusal(409, "this title is taken");
      return create(owner, fields, body);
    },
  }),
  "an id with capitals is refused": pickyIds((id) => /[A-F]/.test(id)),
  "only an id of version 4 is one": pickyIds((id) => id[14] !== "4"),
};

const invalidInput: Departures<Behaviour> = {
  "a title of 81 characters is taken": taking("title", (title) => characters(title) === 81, "x"),
  "a priority of 6 is taken": taking("priority", (priority) => priority === 6, 5),
  "null counts as left out": mending((body) =>
    Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null)),
  ),
  "true counts as 1": mendingField("priority", (value) =>
    typeof value === "boolean" ? Number(value) : value,
  ),
  "a number as title becomes text": mendingField("title", (value) =>
    typeof value === "number" ? String(value) : value,
  ),
  "a fifth label is dropped": mendingField("labels", (value) => labelsOf(value)?.slice(0, 4) ?? value),
  "an empty label is dropped": mendingField(
    "labels",
    (value) => labelsOf(value)?.filter((label) => label !== "") ?? value,
  ),
  "a label above 20 characters is cut": mendingField(
    "labels",
    (value) =>
      labelsOf(value)?.map((label) => (typeof label === "string" ? label.slice(0, 20) : label)) ?? value,
  ),
  "one label may stand without its list": mendingField("labels", (value) =>
    typeof value === "string" ? [value] : value,
  ),
  "a number as label becomes text": mendingField(
    "labels",
    (value) => labelsOf(value)?.map((label) => (typeof label === "number" ? String(label) : label)) ?? value,
  ),
  "a limit is read as far as it is a number": ({ pageOf }) => ({
    pageOf: (query) => {
      const limit = Number.parseInt(query.get("limit") ?? "", 10);
      if (Number.isNaN(limit)) return pageOf(query);
      return pageOf(new URLSearchParams([...without(query, "limit"), ["limit", String(limit)]]));
    },
  }),
  "a limit below 0 is none": ({ pageOf }) => ({
    pageOf: (query) =>
      Number(query.get("limit")) < 0 ? { ...pageOf(without(query, "limit")), limit: all } : pageOf(query),
  }),
  "an empty limit is the default": ({ pageOf }) => ({
    pageOf: (query) => pageOf(query.get("limit") === "" ? without(query, "limit") : query),
  }),
  "a limit that is no number is the default": ({ pageOf }) => ({
    pageOf: (query) => pageOf(Number.isNaN(Number(query.get("limit"))) ? without(query, "limit") : query),
  }),
  "an empty cursor is the first page": ({ pageOf }) => ({
    pageOf: (query) => pageOf(query.get("cursor") === "" ? without(query, "cursor") : query),
  }),
  "a cursor that is none is a 500": ({ pageOf }) => ({
    pageOf: (query) => {
      const page: Page = pageOf(without(query, "cursor"));
      if (!query.get("cursor")) return query.has("cursor") ? pageOf(query) : page;
      try {
        return pageOf(query);
      } catch {
        throw new Error("invalid cursor");
      }
    },
  }),
  "an id without hyphens is taken": ({ route }) => ({
    route: (request) => {
      const { id } = route(request);
      if (id === undefined) return {};
      return { id: id.replace(/^(\w{8})(\w{4})(\w{4})(\w{4})(\w{12})$/, "$1-$2-$3-$4-$5") };
    },
  }),
  "an id in braces is taken": ({ route }) => ({
    route: (request) => {
      const { id } = route(request);
      return id === undefined ? {} : { id: id.replace(/^\{(.*)\}$/, "$1") };
    },
  }),
  "a deletion does not look at the form of the id": withMethod("DELETE", () => ({
    checkId: () => undefined,
  })),
  "an update refuses an empty title in other words": ({ fieldsOf }) => ({
    fieldsOf: (body, needed) => {
      if (needed.length === 0 && isObject(body) && body["title"] === "")
        throw new Refusal(400, "title must not be empty");
      return fieldsOf(body, needed);
    },
  }),
};

const auth: Departures<Behaviour> = {
  "a list without a valid token is empty": ({ handle, succeed }) => ({
    handle: (own, request) => {
      try {
        return handle(own, request);
      } catch (refusal) {
        if (!(refusal instanceof Refusal) || refusal.status !== 401) throw refusal;
        if (request.method !== "GET" || own.route(request).id !== undefined) throw refusal;
        return succeed(200, { data: [], next_cursor: null });
      }
    },
  }),
  "a note that is read without a valid token is not found": ({ handle }) => ({
    handle: (own, request) => {
      try {
        return handle(own, request);
      } catch (refusal) {
        if (!(refusal instanceof Refusal) || refusal.status !== 401) throw refusal;
        if (request.method !== "GET" || own.route(request).id === undefined) throw refusal;
        throw new Refusal(404, noteNotFound);
      }
    },
  }),
  "writing needs no token": ({ authenticate }) => ({
    authenticate: (authorization, request) =>
      request.method === "POST" && authorization === undefined ? "own" : authenticate(authorization, request),
  }),
  "a list is cached for all owners": ({ list, create, update, remove }) => {
    const cache = new Map<string, unknown>();
    return {
      list: (owner, page) => {
        const key = JSON.stringify(page);
        const known = cache.get(key) ?? list(owner, page);
        cache.set(key, known);
        return known;
      },
      create: (...args) => {
        cache.clear();
        return create(...args);
      },
      update: (...args) => {
        cache.clear();
        return update(...args);
      },
      remove: (note) => {
        cache.clear();
        remove(note);
      },
    };
  },
  "the pages after the first show the notes of all owners": ({ list, notes }) => ({
    list: (owner, page) => {
      if (page.after === 0) return list(owner, page);
      const rest = notes.filter(({ sequence }) => sequence > page.after);
      const data = rest.slice(0, page.limit);
      return { data: data.map(shown), next_cursor: rest.length > page.limit ? cursorOf(data.at(-1)) : null };
    },
  }),
};

const methodsAndPaths: Departures<Behaviour> = {
  "PUT changes a note": ({ handle }) => ({
    handle: (own, request) =>
      handle(
        own,
        request.method === "PUT" && request.target.startsWith(`${basePath}/`)
          ? { ...request, method: "PATCH" }
          : request,
      ),
  }),
  "DELETE of the list says that all went well": ({ handle }) => ({
    handle: (own, request) =>
      request.method === "DELETE" && request.target === basePath ? { status: 204 } : handle(own, request),
  }),
  "what stands after a note's path is not looked at": ({ route }) => ({
    route: (request) => {
      const [pathname = ""] = request.target.split("?");
      const segments = pathname.split("/");
      return route(segments.length > 4 ? { ...request, target: segments.slice(0, 4).join("/") } : request);
    },
  }),
};

const lists: Departures<Behaviour> = {
  "the newest note comes first": ordered((a, b) => b.sequence - a.sequence),
  "the note that was changed last comes last": ordered((a, b) => a.updated_at.localeCompare(b.updated_at)),
  "notes are in the order of their ids": ordered((a, b) => a.id.localeCompare(b.id)),
  "without a limit a page holds all": ({ pageOf }) => ({
    pageOf: (query) => (query.has("limit") ? pageOf(query) : { ...pageOf(query), limit: all }),
  }),
  "the limit is forgotten after the first page": ({ list }) => ({
    list: (owner, page) => list(owner, page.after > 0 ? { ...page, limit: 20 } : page),
  }),
  "a last page that is not full is lost": ({ list, notes }) => ({
    list: (owner, page) => {
      const { data } = list(owner, page) as { data: Note[] };
      const rest = notes.filter((note) => note.owner === owner && note.sequence > page.after);
      const last = rest[page.limit - 1];
      return { data, next_cursor: rest.length >= 2 * page.limit && last ? cursorOf(last) : null };
    },
  }),
  "lists leave labels out": inLists(({ labels, ...note }) => note),
  "lists show notes as they were written": ({ create, list, notes }) => {
    const written = new Map(notes.map((note) => [note.id, shown(note)]));
    return {
      create: (owner, fields, body) => {
        const note = create(owner, fields, body);
        written.set(note.id, shown(note));
        return note;
      },
      list: (owner, page) => {
        const { data, ...rest } = list(owner, page) as { data: Note[] };
        return { data: data.map((note) => written.get(note.id) ?? note), ...rest };
      },
    };
  },
  "a note that was changed is missing from the list": ({ update, list }) => {
    const hidden = new Set<string>();
    return {
      update: (note, fields, body) => {
        hidden.add(note.id);
        return update(note, fields, body);
      },
      list: (owner, page) => {
        const { data, ...rest } = list(owner, page) as { data: Note[] };
        return { data: data.filter(({ id }) => !hidden.has(id)), ...rest };
      },
    };
  },
};

const objects: Departures<Behaviour> = {
  "an empty list of labels is left out": ({ create }) => ({
    create: (owner, { labels, ...fields }, body) =>
      create(owner, labels?.length ? { ...fields, labels } : fields, body),
  }),
  "labels are sorted": ({ create }) => ({
    create: (owner, fields, body) =>
      create(owner, fields.labels ? { ...fields, labels: [...fields.labels].sort() } : fields, body),
  }),
  "a label that stands twice is kept once": ({ create }) => ({
    create: (owner, fields, body) =>
      create(owner, fields.labels ? { ...fields, labels: [...new Set(fields.labels)] } : fields, body),
  }),
  "a label with a comma becomes two": ({ create }) => ({
    create: (owner, fields, body) =>
      create(
        owner,
        fields.labels?.length ? { ...fields, labels: fields.labels.join().split(",") } : fields,
        body,
      ),
  }),
  "labels are in lower case": ({ create }) => ({
    create: (owner, fields, body) =>
      create(
        owner,
        fields.labels ? { ...fields, labels: fields.labels.map((label) => label.toLowerCase()) } : fields,
        body,
      ),
  }),
  "a priority that is left out is 1": ({ create }) => ({
    create: (owner, fields, body) => create(owner, { priority: 1, ...fields }, body),
  }),
  "a new note's title is trimmed": ({ create }) => ({
    create: (owner, fields, body) => {
      const title = fields.title?.trim();
      return create(owner, title ? { ...fields, title } : fields, body);
    },
  }),
  "a new note takes `created_at` from the body": creating((_, { created_at }) =>
    typeof created_at === "string" && /^\d{4}-.*\.\d{3}Z$/.test(created_at) ? { created_at } : {},
  ),
  "`created_at` is local time, `updated_at` is not": creating(({ created_at }) => ({
    created_at: laterBy(created_at, 2),
  })),
  "`created_at` is saved to the second": ({ create, notes }) => ({
    create: (owner, fields, body) => {
      const note = create(owner, fields, body);
      const stored = notes.at(-1);
      if (stored) stored.created_at = stored.created_at.replace(/\d{3}Z$/, "000Z");
      return note;
    },
  }),
  "a note like the one before is not written again": ({ create, notes }) => {
    let last = "";
    return {
      create: (owner, fields, body) => {
        const sent = JSON.stringify([owner, fields]);
        const written = notes.at(-1);
        if (sent === last && written?.owner === owner) return written;
        last = sent;
        return create(owner, fields, body);
      },
    };
  },
  "a new note takes the place of another with its title": ({ create, notes, remove }) => ({
    create: (owner, fields, body) => {
      const same = notes.find((note) => note.owner === owner && note.title === fields.title);
      if (same) remove(same);
      return create(owner, fields, body);
    },
  }),
  "an update answers with the note as it was": ({ update }) => ({
    update: (note, fields, body) => {
      const before = { ...note };
      update(note, fields, body);
      return before;
    },
  }),
  "an update's answer leaves labels out": ({ update }) => ({
    update: (note, fields, body) => {
      const { labels, ...updated } = update(note, fields, body);
      return updated;
    },
  }),
  "an update saves labels, too": ({ update }) => ({
    update: (note, fields, body) =>
      Object.assign(update(note, fields, body), fields.labels && { labels: fields.labels }),
  }),
  "an update without a title resets the title": ({ update }) => ({
    update: (note, fields, body) =>
      Object.assign(update(note, fields, body), fields.title === undefined && { title: "Untitled" }),
  }),
  "an update does not move `updated_at`": ({ update }) => ({
    update: (note, fields, body) => {
      const { updated_at } = note;
      return Object.assign(update(note, fields, body), { updated_at });
    },
  }),
  "an update saves the priority only if it is larger": ({ update }) => ({
    update: (note, fields, body) =>
      update(note, { ...fields, priority: Math.max(fields.priority ?? 0, note.priority) }, body),
  }),
  "updates at the same time lose each other's fields": ({ handle }) => ({
    handle: async (own, request) => {
      if (request.method !== "PATCH") return handle(own, request);
      let seen: Pick<Note, "title" | "priority"> | undefined;
      try {
        const { id = "" } = own.route(request);
        const { title, priority } = own.find(own.authenticate(request.headers.authorization, request), id);
        seen = { title, priority };
      } catch {
        return handle(own, request);
      }
      await pause();
      const update: Behaviour["update"] = (note, fields, body) =>
        own.update(note, { ...seen, ...fields }, body);
      return handle({ ...own, update }, request);
    },
  }),
  "notes that are written at the same time lose each other": ({ handle, notes }) => ({
    handle: async (own, request) => {
      if (request.method !== "POST") return handle(own, request);
      const before = [...notes];
      await pause();
      const answer = await handle(own, request);
      const made = notes.at(-1);
      if (answer?.status === 201 && made) notes.splice(0, notes.length, ...before, made);
      return answer;
    },
  }),
  "a note that is read lags behind its update by 100 ms": ({ handle, update }) => {
    const old = new Map<string, { note: Note; until: number }>();
    return {
      update: (note, fields, body) => {
        old.set(note.id, { note: { ...note }, until: Date.now() + 100 });
        return update(note, fields, body);
      },
      handle: (own, request) => {
        const find: Behaviour["find"] = (owner, id) => {
          const note = own.find(owner, id);
          const lag = old.get(note.id);
          return lag && Date.now() < lag.until ? lag.note : note;
        };
        return handle(request.method === "GET" ? { ...own, find } : own, request);
      },
    };
  },
  "a new note is not found for 50 ms": ({ handle, create }) => {
    const ready = new Map<string, number>();
    return {
      create: (owner, fields, body) => {
        const note = create(owner, fields, body);
        ready.set(note.id, Date.now() + 50);
        return note;
      },
      handle: (own, request) => {
        const find: Behaviour["find"] = (owner, id) => {
          const note = own.find(owner, id);
          if (Date.now() < (ready.get(note.id) ?? 0)) throw new Refusal(404, noteNotFound);
          return note;
        };
        return handle({ ...own, find }, request);
      },
    };
  },
  "a deletion takes the notes with the same title along": ({ remove, notes }) => ({
    remove: ({ owner, title }) => {
      for (const note of notes.filter((one) => one.owner === owner && one.title === title)) remove(note);
    },
  }),
  "a deleted note can still be changed": ({ remove, handle }) => {
    const gone: Note[] = [];
    return {
      remove: (note) => {
        gone.push(note);
        remove(note);
      },
      handle: (own, request) => {
        const find: Behaviour["find"] = (owner, id) =>
          gone.find((note) => note.owner === owner && note.id === id.toLowerCase()) ?? own.find(owner, id);
        return handle(request.method === "PATCH" ? { ...own, find } : own, request);
      },
    };
  },
  "a deletion of a note that nobody has is a 204": ({ handle, notes }) => ({
    handle: (own, request) => {
      try {
        return handle(own, request);
      } catch (refusal) {
        const missing = refusal instanceof Refusal && refusal.message === noteNotFound;
        const { id } = own.route(request);
        if (missing && request.method === "DELETE" && notes.every((note) => note.id !== id))
          return { status: 204 };
        throw refusal;
      }
    },
  }),
};

/** Defects of the notes that were written by someone who has not read the check. */
export const notesBlind: Defects<Behaviour> = {
  answers,
  "valid-input": validInput,
  "invalid-input": invalidInput,
  auth,
  "methods-and-paths": methodsAndPaths,
  laws: { ...lists, ...objects },
};
