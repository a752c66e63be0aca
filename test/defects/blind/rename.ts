import { type Answer, jsonAnswer, Refusal, type Request } from "../http.ts";
import type { Defects, Departures } from "../planted.ts";
import {
  type Behaviour,
  idRequired,
  ids,
  invalidBody,
  keys,
  nameRequired,
  path,
  type Row,
} from "../rename/server.ts";

type Departure = Departures<Behaviour>[string];

const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

function shown(change: (fields: Record<string, string>) => unknown): Departure {
  return ({ show }) => ({ show: (row, name) => change(show(row, name) as Record<string, string>) });
}

function written(change: (json: string) => string | Buffer): Departure {
  return () => ({
    succeed: (body) => ({ ...jsonAnswer(200, body), body: change(JSON.stringify(body)) }),
  });
}

function keeping(kept: (name: string) => string): Departure {
  return ({ rename }) => ({ rename: (row, name, body) => rename(row, kept(name), body) });
}

function changing(change: (row: Row, body: Record<string, unknown>) => Partial<Row>): Departure {
  return ({ rename }) => ({
    rename: async (row, name, body) =>
      Object.assign(await rename(row, name, body), change(row, body as Record<string, unknown>)),
  });
}

function picky(refuses: (name: string) => boolean, refusal: () => Error): Departure {
  return ({ nameOf }) => ({
    nameOf: (body) => {
      const name = nameOf(body);
      if (refuses(name)) throw refusal();
      return name;
    },
  });
}

/** A server that reads another text than the one that came. */
function reading(text: (json: string) => string): Departure {
  return ({ parse }) => ({ parse: (json, request) => parse(text(json), request) });
}

function idsLike(pattern: RegExp): Departure {
  return () => ({
    checkId: (id) => {
      if (!pattern.test(id)) throw new Refusal(400, idRequired);
    },
  });
}

function routing(as: (target: string) => string): Departure {
  return ({ route }) => ({ route: (request) => route({ ...request, target: as(request.target) }) });
}

/** The key of a request is looked for in other places, too. */
function keyFrom(values: (request: Request) => readonly (string | string[] | undefined)[]): Departure {
  return ({ authenticate }) => ({
    authenticate: (authorization, request) => {
      const key = values(request).find((value) => value === keys.own || value === keys.other);
      return authenticate(key && !authorization ? `Bearer ${key}` : authorization, request);
    },
  });
}

/** UTF-8 of each half of a surrogate pair by itself. */
function cesu8(text: string): Buffer {
  return Buffer.concat(
    text.split("").map((unit) => {
      const code = unit.charCodeAt(0);
      if (code < 0xd800 || code > 0xdfff) return Buffer.from(unit);
      return Buffer.from([0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)]);
    }),
  );
}

/** As much of the text as has so many bytes. */
function cutOff(text: string, bytes: number): string {
  let cut = text;
  while (Buffer.byteLength(cut) > bytes) cut = [...cut].slice(0, -1).join("");
  return cut;
}

function isValue(name: string): boolean {
  try {
    return typeof JSON.parse(name) !== "number";
  } catch {
    return false;
  }
}

const german: Readonly<Record<string, string>> = {
  [nameRequired]: "Name ist erforderlich",
  [idRequired]: "Die ID der Gadget muss eine gültige ULID sein",
  "gadget not found": "gadget-Gadget nicht gefunden",
};

const page = {
  headers: { "content-type": "text/html" },
  body: "<html><head><title>nginx</title></head></html>",
};

const answers: Departures<Behaviour> = {
  "`updated_at` is local time, marked as UTC": shown((fields) => ({
    ...fields,
    updated_at: new Date(Date.parse(fields["updated_at"] ?? "") - 5 * 3_600_000).toISOString(),
  })),
  "zeros at the end of milliseconds are left out": shown((fields) => ({
    ...fields,
    created_at: fields["created_at"]?.replace(/\.?0+Z$/, "Z"),
    updated_at: fields["updated_at"]?.replace(/\.?0+Z$/, "Z"),
  })),
  "a byte order mark stands before the JSON": written((json) => `\ufeff${json}`),
  "what lies beyond the BMP is written as CESU-8": written(cesu8),
  "the length of an answer is counted in characters": written((json) =>
    Buffer.from(json).subarray(0, json.length),
  ),
  "refusals are `application/problem+json`": () => ({
    refuse: ({ status, message, headers }) =>
      jsonAnswer(status, { error: message }, { ...headers, "content-type": "application/problem+json" }),
  }),
  "the content type of a success stands twice": () => ({
    succeed: (body) => jsonAnswer(200, body, { "content-type": "application/json, application/json" }),
  }),
  "a malformed body has null for an error": ({ refuse }) => ({
    refuse: (refusal, request) =>
      refusal.message === invalidBody
        ? jsonAnswer(refusal.status, { error: null })
        : refuse(refusal, request),
  }),
  "a 413 is a page of the proxy": ({ refuse }) => ({
    refuse: (refusal, request) =>
      refusal.status === 413 ? { status: 413, ...page } : refuse(refusal, request),
  }),
  "errors are in the language of the caller": ({ refuse }) => ({
    refuse: (refusal, request) => {
      const text = /^de\b/.test(request.headers["accept-language"] ?? "") && german[refusal.message];
      return text ? jsonAnswer(refusal.status, { error: text }) : refuse(refusal, request);
    },
  }),
  "who takes HTML gets HTML": ({ succeed }) => ({
    succeed: (body, request) =>
      request.headers.accept?.includes("text/html") ? { status: 200, ...page } : succeed(body, request),
  }),
};

const validInput: Departures<Behaviour> = {
  "a name of 255 characters is refused": picky(
    (name) => [...name].length === 255,
    () => new Refusal(400, "name is too long"),
  ),
  "names that every object has count as taken": picky(
    (name) => name in {},
    () => new Refusal(409, "this name is taken"),
  ),
  "a name with SQL in it is refused by a firewall": picky(
    (name) => /\b(select|union|drop|insert|delete)\b.*\b(from|select|table|into)\b|--|\bor\b.*=/i.test(name),
    () => new Refusal(403, "forbidden"),
  ),
  "a name of another organization counts as taken": ({ rename, rows }) => {
    for (const row of rows) if (row.id === ids.other) row.name = "Production of the other";
    return {
      rename: (row, name, body) => {
        if (rows.some((one) => one !== row && one.name === name))
          throw new Refusal(409, "this name is taken");
        return rename(row, name, body);
      },
    };
  },
  "white space after the JSON is refused": ({ parse }) => ({
    parse: (json, request) => {
      if (/\s$/.test(json)) throw new Refusal(400, invalidBody);
      return parse(json, request);
    },
  }),
  "escapes in JSON are refused": ({ parse }) => ({
    parse: (json, request) => {
      if (/\\u[0-9a-f]{4}/i.test(json)) throw new Refusal(400, invalidBody);
      return parse(json, request);
    },
  }),
  "an escaped slash is refused": ({ parse }) => ({
    parse: (json, request) => {
      if (json.includes("\\/")) throw new Refusal(400, invalidBody);
      return parse(json, request);
    },
  }),
  "the halves of an escaped emoji are read one by one": reading((json) =>
    json.replace(/\\ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}/gi, "\\ufffd\\ufffd"),
  ),
  "a content type with capitals is refused": ({ read }) => ({
    read: (request) => {
      if (/[A-Z]/.test(request.headers["content-type"] ?? "")) throw new Refusal(415, "send JSON");
      return read(request);
    },
  }),
  "a chunked body counts as empty": ({ read }) => ({
    read: (request) =>
      read(request.headers["transfer-encoding"] ? { ...request, body: Buffer.alloc(0) } : request),
  }),
  "the id in the path is not decoded": ({ route }) => ({
    route: (request) => {
      route(request);
      return (request.target.split("?")[0] ?? "").slice(path.length);
    },
  }),
  "every 15th rename is a 500": ({ rename }) => {
    let renames = 0;
    return {
      rename: (row, name, body) => {
        if (++renames % 15 === 0) throw new Error("deadlock detected");
        return rename(row, name, body);
      },
    };
  },
};

const invalidInput: Departures<Behaviour> = {
  "white space around an id is trimmed": ({ route }) => ({ route: (request) => route(request).trim() }),
  "the tag of an id may be anything": idsLike(/^.*_[0-7][0-9A-HJKMNP-TV-Z]{25}$/),
  "an id with a NUL is a 500": ({ checkId }) => ({
    checkId: (id) => {
      if (id.includes("\0")) throw new Error("invalid byte sequence for encoding UTF8: 0x00");
      checkId(id);
    },
  }),
  "an id above 255 characters is a 500": ({ checkId }) => ({
    checkId: (id) => {
      if (id.length > 255) throw new Error("value too long for type character varying(255)");
      checkId(id);
    },
  }),
  "what follows a semicolon in the path is dropped": routing((target) => target.replace(/;[^/?]*/, "")),
  "a list with one body in it is taken": ({ nameOf }) => ({
    nameOf: (body) => nameOf(Array.isArray(body) && body.length === 1 ? body[0] : body),
  }),
  "fields are read in any case": ({ nameOf }) => ({
    nameOf: (body) => {
      if (typeof body !== "object" || body === null || Array.isArray(body)) return nameOf(body);
      const field = Object.keys(body).find((key) => key.toLowerCase() === "name") ?? "name";
      return nameOf({ name: (body as Record<string, unknown>)[field] });
    },
  }),
  "comments in JSON are skipped": reading((json) =>
    json.replace(/("(?:[^"\\]|\\.)*")|\/\*[\s\S]*?\*\/|\/\/.*/g, (_, text = "") => text),
  ),
  "single quotes are taken for double ones": reading((json) =>
    json.includes('"') ? json : json.replaceAll("'", '"'),
  ),
  "line breaks within a JSON string are taken": reading((json) =>
    json.replace(/"(?:[^"\\]|\\.)*"/g, (text) => text.replaceAll("\n", "\\n").replaceAll("\t", "\\t")),
  ),
  "an empty body changes nothing, and is a 200": ({ parse, rows }) => ({
    parse: (json, request) => {
      const row = rows.find(({ id }) => request.target.includes(id));
      return json === "" && row ? { name: row.name } : parse(json, request);
    },
  }),
  "the content type need only contain `application/json`": ({ read }) => ({
    read: (request) => {
      const json = request.headers["content-type"]?.includes("application/json");
      return read(
        json ? { ...request, headers: { ...request.headers, "content-type": "application/json" } } : request,
      );
    },
  }),
};

const auth: Departures<Behaviour> = {
  "the last characters of a key are not compared": ({ authenticate }) => ({
    authenticate: (authorization, request) => {
      const [, token = ""] = /^bearer +(\S+)$/i.exec(authorization ?? "") ?? [];
      const key = Object.values(keys).find(
        (one) => one.length === token.length && one.slice(0, -4) === token.slice(0, -4),
      );
      return authenticate(key ? `Bearer ${key}` : authorization, request);
    },
  }),
  "a key in the query is taken": keyFrom(({ target }) => [
    ...new URL(target, "http://x").searchParams.values(),
  ]),
  "a key in another header field is taken": keyFrom(({ headers }) => [
    headers["x-api-key"],
    headers["api-key"],
    headers["apikey"],
    headers["x-auth-token"],
    headers["x-access-token"],
    headers["proxy-authorization"]?.replace(/^bearer /i, ""),
  ]),
  "a key in a cookie is taken": keyFrom(({ headers }) =>
    (headers.cookie ?? "").split(/; */).map((pair) => pair.split("=")[1]),
  ),
  "a request as the one before gets its answer, whoever sends it": ({ handle }) => {
    let last = "";
    let answered: Answer | undefined;
    return {
      handle: async (own, request) => {
        const sent = [request.method, request.target, request.body.toString("latin1")].join("\n");
        if (sent === last && answered?.status === 200) return answered;
        last = "";
        const answer = await handle(own, request);
        last = sent;
        answered = answer;
        return answer;
      },
    };
  },
  "a request without a key is taken for the caller's before": ({ authenticate }) => {
    let current: string | undefined;
    return {
      authenticate: (authorization, request) => {
        if (authorization === undefined && current !== undefined) return current;
        current = undefined;
        current = authenticate(authorization, request);
        return current;
      },
    };
  },
  "callers at the same time are taken for each other": ({ handle }) => {
    let current = "";
    return {
      handle: async (own, request) => {
        own.route(request);
        current = own.authenticate(request.headers.authorization, request);
        await pause();
        return handle({ ...own, authenticate: () => current }, request);
      },
    };
  },
  "an object that was just used is found without its organization": ({ find }) => {
    const cache = new Map<string, Row>();
    return {
      find: (organization, id) => {
        const row = cache.get(id) ?? find(organization, id);
        cache.set(id, row);
        return row;
      },
    };
  },
};

const methodsAndPaths: Departures<Behaviour> = {
  "HEAD is a 200": ({ handle }) => ({
    handle: (own, request) =>
      request.method === "HEAD"
        ? { status: 200, headers: { "content-type": "application/json" } }
        : handle(own, request),
  }),
  "a path is compared without case": routing((target) =>
    target.toLowerCase().startsWith(path) ? path + target.slice(path.length) : target,
  ),
  "any version in the path is taken": routing((target) =>
    target.replace(/^\/api\/public\/v\d+\//, "/api/public/v1/"),
  ),
  "the path without an id renames the caller's first": routing((target) =>
    target === path || target === path.slice(0, -1) ? path + ids.own : target,
  ),
  "a wrong method is a 200 with an error": ({ refuse }) => ({
    refuse: (refusal, request) => {
      const answer = refuse(refusal, request);
      return answer.status === 405 ? { ...answer, status: 200 } : answer;
    },
  }),
  "an unknown path leads to the start page": ({ refuse }) => ({
    refuse: (refusal, request) =>
      refusal.message === "there is nothing here"
        ? { status: 302, headers: { location: "/" } }
        : refuse(refusal, request),
  }),
  "a wrong method is not answered": ({ handle, route }) => ({
    handle: (own, request) => {
      try {
        route(request);
      } catch (refusal) {
        if (refusal instanceof Refusal && refusal.status === 405) return undefined;
      }
      return handle(own, request);
    },
  }),
};

const laws: Departures<Behaviour> = {
  "`updated_at` is that of the rename before": ({ rename }) => ({
    rename: async (row, name, body) => {
      const { updated_at } = row;
      return { ...(await rename(row, name, body)), updated_at };
    },
  }),
  "`updated_at` is that of the start of the server": ({ rename }) => {
    const updated_at = new Date().toISOString();
    return {
      rename: async (row, name, body) => Object.assign(await rename(row, name, body), { updated_at }),
    };
  },
  "`updated_at` is taken from the body": changing((_, { updated_at }) =>
    typeof updated_at === "string" ? { updated_at } : {},
  ),
  "`id` is taken from the body": changing((_, { id }) => (typeof id === "string" ? { id } : {})),
  "`created_at` moves by the time zone with each rename": changing(({ created_at }) => ({
    created_at: new Date(Date.parse(created_at) - 3_600_000).toISOString(),
  })),
  "a body that came before is answered from a cache": ({ handle }) => {
    const cache = new Map<string, Answer>();
    return {
      handle: async (own, { method, target, headers, body }) => {
        const sent = JSON.stringify([method, target, headers, body.toString("latin1")]);
        const answer = cache.get(sent) ?? (await handle(own, { method, target, headers, body }));
        if (answer?.status === 200) cache.set(sent, answer);
        return answer;
      },
    };
  },
  "what lies beyond the BMP becomes question marks": keeping((name) => name.replace(/[^\0-\uffff]/gu, "?")),
  "the name is cut off at 255 bytes": keeping((name) => ([...name].length < 256 ? cutOff(name, 255) : name)),
  "spaces at the end of the name are lost": keeping((name) => name.replace(/ +$/, "") || name),
  "a line break of two characters becomes one": keeping((name) => name.replaceAll("\r\n", "\n")),
  "the name is decoded as part of a URL": keeping((name) => {
    try {
      return decodeURIComponent(name.replaceAll("+", " "));
    } catch {
      return name;
    }
  }),
  "tags are stripped from the name": keeping((name) => name.replace(/<[^>]*>/g, "") || name),
  "quotes in the name get a backslash": keeping((name) => name.replace(/['"\\]/g, "\\$&")),
  "the name ends at a NUL": keeping((name) => name.split("\0")[0] || name),
  "zero-width joiners are stripped from the name": keeping(
    (name) => name.replace(/[\u200b-\u200d\ufeff]/g, "") || name,
  ),
  "a name that is JSON is shown as its value": ({ show }) => ({
    show: (row, name) => ({
      ...(show(row, name) as object),
      name: isValue(row.name) ? JSON.parse(row.name) : row.name,
    }),
  }),
  "a name in braces is filled in as a template": keeping(
    (name) => name.replace(/\{\{?.*?\}\}?|\$\{.*?\}/g, "") || name,
  ),
};

/** Defects of the rename that were written by someone who has not read the check. */
export const renameBlind: Defects<Behaviour> = {
  answers,
  "valid-input": validInput,
  "invalid-input": invalidInput,
  auth,
  "methods-and-paths": methodsAndPaths,
  laws,
};
