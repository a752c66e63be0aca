import { gzipSync } from "node:zlib";
import { type Answer, jsonAnswer, Refusal, type Request } from "../http.ts";
import { type Habit, parsed, pathOf, routesOf, type Site } from "../site.ts";

/** What servers do by themselves, and no sentence of a contract forbids. */

/** Each answer of a site is changed, also where it refuses. */
export function answering(change: (answer: Answer, request: Request) => Answer): Habit {
  return ({ succeed, refuse }) => ({
    succeed: (reply, request, operation) => change(succeed(reply, request, operation), request),
    refuse: (refusal, request) => change(refuse(refusal, request), request),
  });
}

/** Header fields of every answer. */
export function fields(headers: Readonly<Record<string, string>>): Habit {
  return answering((answer) => ({ ...answer, headers: { ...answer.headers, ...headers } }));
}

/** Every JSON text is changed. */
export function written(change: (json: string) => string): Habit {
  return answering((answer) =>
    typeof answer.body === "string" && /json/.test(answer.headers?.["content-type"] ?? "")
      ? { ...answer, body: change(answer.body) }
      : answer,
  );
}

/** Every JSON content type is another. */
export function typed(type: string): Habit {
  return answering((answer) =>
    answer.headers?.["content-type"] === "application/json"
      ? { ...answer, headers: { ...answer.headers, "content-type": type } }
      : answer,
  );
}

/** How a framework reads the text of a JSON body: `takes` says by its content type whether it looks at it. */
export function readingJson(
  text: (body: Buffer) => string,
  takes: (type: string) => boolean,
  otherwise: (request: Request, site: Site<unknown>) => unknown,
): Habit {
  return (site) => ({
    readJson: (request) => {
      const { headers, body } = request;
      if (body.length > 1_048_576) throw new Refusal(413, "the body is too large");
      if (!takes(headers["content-type"] ?? "")) return otherwise(request, site as Site<unknown>);
      return parsed(text(body), site.errors.invalid);
    },
  });
}

const strictText = (body: Buffer) => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
const malformed: Parameters<typeof readingJson>[2] = (_, { errors }) => {
  throw new Refusal(errors.invalid, "send JSON");
};

export const isJson = (type: string) => /^application\/json *(;|$)/i.test(type);

/** UTF-8, or the refusal of the site. */
export const contentTypeNotRead: Habit = (site) => ({
  readJson: (request) => {
    try {
      return parsed(strictText(request.body), site.errors.invalid);
    } catch (error) {
      throw error instanceof Refusal ? error : new Refusal(site.errors.invalid, "this is no UTF-8");
    }
  },
});
export const utf8Replaced = readingJson((body) => body.toString("utf8"), isJson, malformed);

/** The text after the scheme, compared as `scheme` has it. */
export function bearing(scheme: RegExp): Habit {
  return ({ authenticate }) => ({
    authenticate: (request, endpoint) => {
      const { authorization } = request.headers;
      if (endpoint.credential === undefined && authorization !== undefined && !scheme.test(authorization))
        return authenticate({ ...request, headers: { ...request.headers, authorization: "" } }, endpoint);
      return authenticate(request, endpoint);
    },
  });
}
export const schemeByCase = bearing(/^Bearer \S+$/);

/** The challenge that each 401 has; `undefined`: none. */
export function challenging(challenge: string | undefined): Habit {
  return ({ refuse }) => ({
    refuse: (refusal, request) => {
      if (refusal.status !== 401) return refuse(refusal, request);
      const { "www-authenticate": _, ...rest } = refusal.headers as Record<string, string>;
      const headers = { ...rest, ...(challenge && { "www-authenticate": challenge }) };
      return refuse(new Refusal(401, refusal.message, headers), request);
    },
  });
}

/** Paths that are read as others. */
export function reading(as: (path: string) => string): Habit {
  return ({ route }) => ({
    route: (own, request) => {
      const path = pathOf(request.target);
      return route(own, { ...request, target: as(path) + request.target.slice(path.length) });
    },
  });
}
export const slashAtEndTaken = reading((path) => path.replace(/(?<=.)\/$/, ""));
export const slashesMerged = reading((path) => path.replace(/\/{2,}/g, "/"));

/** As `Get(name) == ""` in Go: a parameter without a value is none; `q` is needed, and refused by its own text. */
export const emptyParametersDropped: Habit = ({ handle }) => ({
  handle: (own, request) => {
    const [path = "", query] = request.target.split(/\?(.*)/s);
    const read = (query ?? "")
      .split("&")
      .filter((one) => !/^(?!q=)[^=]*=?$/.test(one))
      .join("&");
    return handle(own, { ...request, target: read ? `${path}?${read}` : path });
  },
});

/** The words of the templates are compared without case. */
export const caseOfPathIgnored: Habit = ({ endpoints, route }) => ({
  route: (own, request) => {
    const words = new Set(Object.values(endpoints).flatMap(({ path }) => path.split("/")));
    const path = pathOf(request.target);
    const lowered = path.split("/").map((segment) => {
      const lower = segment.toLowerCase();
      return words.has(lower) ? lower : segment;
    });
    return route(own, { ...request, target: lowered.join("/") + request.target.slice(path.length) });
  },
});

/** Paths that lead to others, by a redirect. */
export function redirecting(
  status: number,
  to: (path: string, site: Site<unknown>) => string | undefined,
): Habit {
  return (site) => ({
    handle: (own, request) => {
      const path = pathOf(request.target);
      const location = to(path, site as Site<unknown>);
      return location === undefined || location === path
        ? site.handle(own, request)
        : { status, headers: { location: location + request.target.slice(path.length) } };
    },
  });
}
export const slashAtEndRedirected = redirecting(301, (path, { endpoints }) => {
  const without = path.replace(/\/$/, "");
  return without !== path && routesOf(endpoints, without).length > 0 ? without : undefined;
});

/** The credential is looked at before the path, and also where no operation is. */
export const credentialFirst: Habit = (site) => ({
  handle: (own, request) => {
    const routes = routesOf(own.endpoints, pathOf(request.target));
    const route = routes.find(({ endpoint }) => endpoint.method === request.method) ?? routes[0];
    const [first = {}] = Object.values(own.endpoints);
    own.authenticate(request, route?.endpoint ?? first);
    return site.handle(own, request);
  },
});

/** Path and body are looked at before the credential. */
export const credentialAfterInput: Habit = ({ handle }) => ({
  handle: (own, request) => {
    const { endpoint, params } = own.route(own, request);
    endpoint.checkPath?.(params);
    if (endpoint.reads === "json") own.readJson(request);
    return handle(own, request);
  },
});

/** What is said where no operation is: `status` says whether the path (404) or the method (405) is another. */
export function unrouted(
  answer: (request: Request, allow: string | undefined) => Answer | Refusal | undefined,
): Habit {
  return ({ route, handle, refuse }) => ({
    handle: (own, request) => {
      try {
        route(own, request);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const own = answer(request, (error.headers as Record<string, string>)["allow"]);
        if (own) return own instanceof Refusal ? refuse(own, request) : own;
      }
      return handle(own, request);
    },
  });
}

const page = (status: number, title: string, headers = {}): Answer => ({
  status,
  headers: { "content-type": "text/html; charset=utf-8", ...headers },
  body: `<!DOCTYPE html>\n<html lang="en"><head><title>${title}</title></head><body><pre>${title}</pre></body></html>\n`,
});
const plain = (status: number, text: string, headers = {}): Answer => ({
  status,
  headers: { "content-type": "text/plain; charset=utf-8", ...headers },
  body: `${text}\n`,
});
const problem = (status: number, title: string, instance: string, headers = {}): Answer =>
  jsonAnswer(
    status,
    { type: "about:blank", title, status, instance },
    { "content-type": "application/problem+json", ...headers },
  );

export const unknownPathIsPage = unrouted((_, allow) => (allow ? undefined : page(404, "Not Found")));
export const unknownPathIsText = unrouted((_, allow) =>
  allow ? undefined : plain(404, "404 page not found"),
);
export const unknownPathIsProblem = unrouted(({ target }, allow) =>
  allow ? undefined : problem(404, "Not Found", pathOf(target)),
);
export const otherMethodIsText = unrouted((_, allow) =>
  allow ? plain(405, "Method Not Allowed", { allow }) : undefined,
);
export const otherMethodIsProblem = unrouted(({ target }, allow) =>
  allow ? problem(405, "Method Not Allowed", pathOf(target), { allow }) : undefined,
);
export const otherMethodIsPage = unrouted(({ method, target }, allow) =>
  allow ? page(404, `Cannot ${method} ${pathOf(target)}`) : undefined,
);
export const otherMethodIs404 = unrouted((_, allow) =>
  allow ? new Refusal(404, "there is nothing here") : undefined,
);
export const noAllow = unrouted((_, allow) =>
  allow ? new Refusal(405, "another method is needed") : undefined,
);

/** HEAD is answered as GET, without the body. */
export const headAnswered: Habit = ({ endpoints, handle }) => ({
  handle: async (own, request) => {
    const routes = routesOf(endpoints, pathOf(request.target));
    const methods = routes.map(({ endpoint }) => endpoint.method);
    if (request.method !== "HEAD" || !methods.includes("GET") || methods.includes("HEAD"))
      return handle(own, request);
    const answer = await handle(own, { ...request, method: "GET" });
    const { body: _, ...head } = answer ?? { status: 500 };
    return head;
  },
});

/** OPTIONS is answered with the methods of the path. */
export function optionsAnswered(answer: (allow: string) => Answer): Habit {
  return ({ endpoints, handle }) => ({
    handle: (own, request) => {
      const routes = routesOf(endpoints, pathOf(request.target));
      if (request.method !== "OPTIONS" || routes.length === 0) return handle(own, request);
      const methods = routes.flatMap(({ endpoint: { method } }) =>
        method === "GET" ? ["GET", "HEAD"] : [method],
      );
      return answer([...methods, "OPTIONS"].join(","));
    },
  });
}

export const zipped = answering((answer, { headers }) =>
  answer.body && /\bgzip\b/.test(String(headers["accept-encoding"]))
    ? {
        ...answer,
        headers: { ...answer.headers, "content-encoding": "gzip", vary: "accept-encoding" },
        body: gzipSync(answer.body),
      }
    : answer,
);
export const chunked = answering((answer) =>
  answer.body ? { ...answer, headers: { ...answer.headers, "transfer-encoding": "chunked" } } : answer,
);
/** As Go and Rails do, so that a page can hold the JSON. */
export const htmlEscaped = written((json) =>
  json.replace(/[<>&\u2028\u2029]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`),
);
export const asciiOnly = written((json) =>
  json.replace(/[\x7f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`),
);
/** As a server writes whole numbers that holds all of them in floating point. */
export const wholeNumbersWithFraction = written((json) =>
  json.replace(
    /("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)/gi,
    (whole, text, number) => text ?? (/^-?\d+$/.test(number) ? `${number}.0` : whole),
  ),
);
export const keysReversed = written((json) => JSON.stringify(reversed(JSON.parse(json))));
export const indented = written((json) => `${JSON.stringify(JSON.parse(json), null, 2)}\n`);

export const furtherFields = written((json) => JSON.stringify(widened(JSON.parse(json))));

/** With a field more in each object. */
function widened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(widened);
  if (typeof value !== "object" || value === null) return value;
  const inner = Object.entries(value).map(([key, one]) => [key, widened(one)]);
  return { ...Object.fromEntries(inner), account: { plan: "basic", seats: 3 } };
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

/** Every answer has a tag of its bytes, and is a 304 where the caller has it. */
export function tagged(tag: (body: string | Buffer) => string): Habit {
  return answering((answer, { method, headers }) => {
    if (answer.status !== 200 || !answer.body || answer.headers?.["etag"]) return answer;
    const etag = tag(answer.body);
    const fresh = method === "GET" && headers["if-none-match"] === etag;
    return fresh ? { status: 304, headers: { etag } } : { ...answer, headers: { ...answer.headers, etag } };
  });
}

/** A text of its own for each refusal that is not promised, with its status. */
export const malformedIs422: Habit = ({ refuse, errors }) => ({
  refuse: (refusal, request) => {
    const open =
      refusal.status === errors.invalid && /^(this is|the body is|malformed|send)/.test(refusal.message);
    return refuse(open ? new Refusal(422, `unprocessable: ${refusal.message}`) : refusal, request);
  },
});

/** Each twentieth request is told to come back. */
export const rateLimited: Habit = ({ handle, refuse }) => {
  let requests = 0;
  return {
    handle: (own, request) =>
      ++requests % 20 === 0
        ? refuse(new Refusal(429, "too many requests", { "retry-after": "0" }), request)
        : handle(own, request),
  };
};

/** What stands before the handlers answers by itself. */
export function stopping(isStopped: (request: Request) => boolean, answer: Answer): Habit {
  return ({ handle }) => ({
    handle: (own, request) => (isStopped(request) ? answer : handle(own, request)),
  });
}

export const longTargetsStopped = stopping(({ target }) => target.length > 2048, page(414, "URI Too Long"));
export const longFieldsStopped = stopping(
  ({ headers }) => Object.values(headers).join("").length > 4096,
  page(431, "Request Header Fields Too Large"),
);
export const chunksStopped = stopping(
  ({ headers }) => headers["transfer-encoding"] !== undefined,
  page(411, "Length Required"),
);
export const nulStopped = stopping(
  ({ target, body }) => target.includes("%00") || body.includes("\\u0000"),
  page(400, "Bad Request"),
);
export const traceUnknown = stopping(({ method }) => method === "TRACE", plain(501, "Not Implemented"));

/** The router knows the form of names; where a text of the contract says what is wrong, the handler does. */
export const namesRouted: Habit = ({ handle }) => ({
  handle: (own, request) => {
    try {
      const { endpoint, params } = own.route(own, request);
      endpoint.checkPath?.(params);
    } catch (error) {
      if (error instanceof Refusal && error.message === "this is not valid") return page(404, "Not Found");
    }
    return handle(own, request);
  },
});

export { page, plain, problem };
