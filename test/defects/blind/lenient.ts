import { gzipSync } from "node:zlib";
import { type Answer, jsonAnswer, Refusal } from "../http.ts";
import { type Note, type Behaviour as Notes, ids as noteIds, noteNotFound } from "../notes/server.ts";
import type { Departures } from "../planted.ts";
import { idRequired, nameRequired, notFound, type Behaviour as Rename } from "../rename/server.ts";

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A server that changes each answer of the rename. */
function answering(change: (answer: Answer) => Answer): Departures<Rename>[string] {
  return ({ succeed, refuse }) => ({
    succeed: (body, request) => change(succeed(body, request)),
    refuse: (refusal, request) => change(refuse(refusal, request)),
  });
}

export const renameLenient: Departures<Rename> = {
  "answers are compressed where the client takes it": ({ succeed, refuse }) => {
    const compressed = (answer: Answer, accepted: string | string[] | undefined): Answer =>
      answer.body && /\bgzip\b/.test(String(accepted))
        ? {
            ...answer,
            headers: { ...answer.headers, "content-encoding": "gzip", vary: "accept-encoding" },
            body: gzipSync(answer.body),
          }
        : answer;
    return {
      succeed: (body, request) => compressed(succeed(body, request), request.headers["accept-encoding"]),
      refuse: (refusal, request) => compressed(refuse(refusal, request), request.headers["accept-encoding"]),
    };
  },
  "the fields are in another order": ({ show }) => ({
    show: (row, name) => Object.fromEntries(Object.entries(show(row, name) as object).reverse()),
  }),
  "the JSON has white space around it": answering((answer) => ({
    ...answer,
    body: `\r\n\t${answer.body}\n`,
  })),
  "answers come in chunks": answering((answer) => ({
    ...answer,
    headers: { ...answer.headers, "transfer-encoding": "chunked" },
  })),
  "half a surrogate pair is refused": ({ nameOf }) => ({
    nameOf: (body) => {
      const name = nameOf(body);
      if (/\p{Cs}/u.test(name)) throw new Refusal(400, "name is no Unicode text");
      return name;
    },
  }),
  "of a field that stands twice the first counts": ({ parse }) => ({
    parse: (json, request) => {
      const body = parse(json, request);
      const [, first] = /^\s*\{\s*"name"\s*:\s*("(?:[^"\\]|\\.)*")\s*,.*"name"\s*:/s.exec(json) ?? [];
      return first ? { ...(body as object), name: JSON.parse(first) } : body;
    },
  }),
  "a wrong key is answered late": ({ authenticate, handle }) => ({
    handle: async (own, request) => {
      try {
        own.route(request);
        authenticate(request.headers.authorization, request);
      } catch (refusal) {
        if (refusal instanceof Refusal && refusal.status === 401) await wait(150);
        throw refusal;
      }
      return handle(own, request);
    },
  }),
  "the clock of the database is two seconds ahead": ({ rename }) => ({
    rename: async (row, name, body) => {
      const renamed = await rename(row, name, body);
      const ahead = new Date(Date.parse(renamed.updated_at) + 2000).toISOString();
      return Object.assign(renamed, { updated_at: ahead });
    },
  }),
  "`updated_at` never is the same twice": ({ rename }) => {
    let last = 0;
    return {
      rename: async (row, name, body) => {
        const renamed = await rename(row, name, body);
        last = Math.max(last + 1, Date.parse(renamed.updated_at));
        return Object.assign(renamed, { updated_at: new Date(last).toISOString() });
      },
    };
  },
  "a text that is not promised is another each time": ({ refuse }) => {
    let requests = 0;
    return {
      refuse: (refusal, request) => {
        const promised = [nameRequired, idRequired, notFound].includes(refusal.message);
        if (promised) return refuse(refusal, request);
        return jsonAnswer(refusal.status, { error: `${refusal.message} (${++requests})` }, refusal.headers);
      },
    };
  },
  "a charset that is not UTF-8 is refused": ({ read }) => ({
    read: (request) => {
      const [, charset = "utf-8"] = /charset="?([^";\s]+)/i.exec(request.headers["content-type"] ?? "") ?? [];
      if (!/^utf-?8$/i.test(charset)) throw new Refusal(415, "send UTF-8");
      return read(request);
    },
  }),
  "slashes in the JSON are escaped, and each tenth answer closes the connection": ({ succeed }) => {
    let answers = 0;
    return {
      succeed: (body, request) => {
        const answer = succeed(body, request);
        const headers = { ...answer.headers, ...(++answers % 10 === 0 && { connection: "close" }) };
        return { ...answer, headers, body: String(answer.body).replaceAll("/", "\\/") };
      },
    };
  },
  "every answer sets two cookies": answering((answer) => ({
    ...answer,
    headers: { ...answer.headers, "set-cookie": ["lb=1; Path=/", "seen=1; HttpOnly"] as unknown as string },
  })),
};

/** More notes of the first owner, older than all that are made. */
function earlier(count: number): Note[] {
  return Array.from({ length: count }, (_, index) => {
    const time = new Date(Date.parse("2026-10-02T08:00:00.000Z") + index * 60_000).toISOString();
    return {
      owner: "own",
      sequence: 3 + index,
      id: `5c1e7a90-3b2d-4f68-a1c4-${String(index).padStart(12, "0")}`,
      title: `Note ${index}`,
      priority: 1 + (index % 5),
      ...(index % 2 === 0 && { labels: ["home"] }),
      created_at: time,
      updated_at: time,
    };
  });
}

/** A server whose cursors are `out` of ours; `back` undoes it. */
function cursors(
  out: (cursor: string) => string,
  back: (cursor: string) => string,
): Departures<Notes>[string] {
  return ({ list, pageOf }) => ({
    list: (owner, page) => {
      const { data, next_cursor } = list(owner, page) as { data: Note[]; next_cursor: string | null };
      return { data, next_cursor: next_cursor && out(next_cursor) };
    },
    pageOf: (query) => {
      const cursor = query.get("cursor");
      const ours = new URLSearchParams(query);
      if (cursor) ours.set("cursor", back(cursor));
      return pageOf(ours);
    },
  });
}

export const notesLenient: Departures<Notes> = {
  "a page holds two notes at most, whatever the limit": ({ list }) => ({
    list: (owner, page) => list(owner, { ...page, limit: Math.min(2, page.limit) }),
  }),
  "a cursor has characters that a URL must encode": cursors(
    (cursor) => `/+&=? %#${cursor}ä`,
    (cursor) => (cursor.startsWith("/+&=? %#") ? cursor.slice(8, -1) : "!"),
  ),
  "a cursor is another each time": (() => {
    let given = 0;
    return cursors(
      (cursor) => `${++given}.${cursor}`,
      (cursor) => cursor.replace(/^\d+\./, ""),
    );
  })(),
  "a cursor of no page is the end": ({ pageOf }) => ({
    pageOf: (query) => {
      try {
        return pageOf(query);
      } catch (refusal) {
        const rest = new URLSearchParams(query);
        rest.delete("cursor");
        if (!query.get("cursor")) throw refusal;
        return { ...pageOf(rest), after: Number.MAX_SAFE_INTEGER };
      }
    },
  }),
  "HEAD is answered as GET, without the body": ({ handle }) => ({
    handle: async (own, request) => {
      if (request.method !== "HEAD") return handle(own, request);
      const answer = await handle(own, { ...request, method: "GET" });
      return answer && { status: answer.status, headers: answer.headers ?? {} };
    },
  }),
  "a new note has a location and a tag": ({ succeed }) => ({
    succeed: (status, body) => {
      const answer = succeed(status, body);
      const location = `/v1/notes/${(body as { id?: string } | undefined)?.id}`;
      return status === 201 ? { ...answer, headers: { ...answer.headers, location, etag: 'W/"1"' } } : answer;
    },
  }),
  "an id is of version 7": ({ create, notes }) => ({
    create: (owner, fields, body) => {
      const note = create(owner, fields, body);
      const time = Date.now().toString(16).padStart(12, "0");
      const id = `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${note.id.slice(-12)}`;
      Object.assign(notes.at(-1) ?? {}, { id });
      return { ...note, id };
    },
  }),
  "the owner has 60 notes already": ({ notes, create }) => {
    notes.push(...earlier(60));
    return {
      create: (owner, fields, body) => {
        const note = create(owner, fields, body);
        const sequence = note.sequence + 100;
        Object.assign(notes.at(-1) ?? {}, { sequence });
        return { ...note, sequence };
      },
    };
  },
  "someone else of the same owner writes a note now and then": ({ handle, create }) => {
    let requests = 0;
    return {
      handle: (own, request) => {
        if (++requests % 7 === 0) create("own", { title: `Meanwhile ${requests}`, priority: 4 }, {});
        return handle(own, request);
      },
    };
  },
  "a deletion's answer has a content type": ({ succeed }) => ({
    succeed: (status, body) =>
      status === 204
        ? { status, headers: { "content-type": "application/json; charset=utf-8" } }
        : succeed(status, body),
  }),
  "a new note was last changed a little after it was written": ({ create, notes }) => ({
    create: (owner, fields, body) => {
      const note = create(owner, fields, body);
      const created_at = new Date(Date.parse(note.created_at) - 2).toISOString();
      Object.assign(notes.at(-1) ?? {}, { created_at });
      return { ...note, created_at };
    },
  }),
  "a missing note is found missing before the body is read": ({ handle }) => ({
    handle: (own, request) => {
      const { id } = own.route(request);
      const owner = own.authenticate(request.headers.authorization, request);
      if (id !== undefined) {
        own.checkId(id);
        own.find(owner, id);
      }
      return handle(own, request);
    },
  }),
  "every answer takes 40 ms": ({ handle }) => ({
    handle: async (own, request) => {
      await wait(40);
      return handle(own, request);
    },
  }),
  "a missing note has its fields in another order, and more of them": ({ refuse }) => ({
    refuse: (refusal) =>
      refusal.message === noteNotFound
        ? jsonAnswer(404, { trace: noteIds.own, help: null, error: noteNotFound })
        : refuse(refusal),
  }),
  "a page says how many notes it has, and where it is": ({ list }) => ({
    list: (owner, page) => {
      const { data, next_cursor } = list(owner, page) as { data: Note[]; next_cursor: string | null };
      return { object: "list", count: data.length, has_more: next_cursor !== null, next_cursor, data };
    },
  }),
  "a page in between may be empty": ({ list, pageOf }) => ({
    pageOf: (query) => {
      const [, cursor] = /^empty\.(.+)$/.exec(query.get("cursor") ?? "") ?? [];
      if (cursor === undefined) return pageOf(query);
      const ours = new URLSearchParams(query);
      ours.set("cursor", cursor);
      return { ...pageOf(ours), limit: 0 };
    },
    list: (owner, page) => {
      if (page.limit === 0)
        return { data: [], next_cursor: Buffer.from(String(page.after)).toString("base64url") };
      const { data, next_cursor } = list(owner, page) as { data: Note[]; next_cursor: string | null };
      return { data, next_cursor: next_cursor && `empty.${next_cursor}` };
    },
  }),
  "the clock goes by the second": ({ create, update, notes }) => {
    const toTheSecond = <Timed extends Pick<Note, "created_at" | "updated_at">>(note: Timed): Timed =>
      Object.assign(note, {
        created_at: note.created_at.replace(/\d{3}Z$/, "000Z"),
        updated_at: note.updated_at.replace(/\d{3}Z$/, "000Z"),
      });
    return {
      create: (owner, fields, body) => {
        const note = create(owner, fields, body);
        for (const one of notes) toTheSecond(one);
        return toTheSecond(note);
      },
      update: (note, fields, body) => toTheSecond(update(note, fields, body)),
    };
  },
  "an update refuses labels, which it does not know": ({ fieldsOf }) => ({
    fieldsOf: (body, needed) => {
      const fields = fieldsOf(body, needed);
      if (needed.length === 0 && "labels" in (body as object)) throw new Refusal(400, "labels is unknown");
      return fields;
    },
  }),
  "an update looks at no labels at all": ({ fieldsOf }) => ({
    fieldsOf: (body, needed) => {
      if (needed.length > 0 || typeof body !== "object" || body === null || Array.isArray(body))
        return fieldsOf(body, needed);
      const { labels, ...known } = body as Record<string, unknown>;
      return fieldsOf(known, needed);
    },
  }),
};
