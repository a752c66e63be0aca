import { createHash } from "node:crypto";
import { type Answer, jsonAnswer, Refusal } from "../http.ts";
import { type Habit, habits, pathOf, routesOf } from "../site.ts";
import { answering, fields, page, plain, stopping, typed, unrouted, written } from "./parts.ts";

/** What caches, proxies and the frameworks of further languages do, and no sentence of a contract forbids. */

const hash = (body: string | Buffer) => createHash("sha1").update(body).digest("hex").slice(0, 16);
const lastModified = "Mon, 02 Nov 2026 08:00:00 GMT";

/** A cache before the server: each answer has an age, and says what passed it on. */
const cached = fields({
  age: "0",
  via: "1.1 varnish (Varnish/7.4)",
  "x-cache": "MISS",
  "x-varnish": "32770",
});

/** Conditions on reads are looked at: by tag, and by the time of the last change. */
const conditional = answering((answer, { method, headers }) => {
  if (method !== "GET" || answer.status !== 200 || !answer.body || answer.headers?.["etag"]) return answer;
  const etag = `"${hash(answer.body)}"`;
  const validators = { etag, "last-modified": lastModified, "cache-control": "private, no-cache" };
  const none = headers["if-none-match"];
  const isFresh = none === undefined ? headers["if-modified-since"] === lastModified : none.includes(etag);
  return isFresh
    ? { status: 304, headers: validators }
    : { ...answer, headers: { ...answer.headers, ...validators } };
});

/** `Location` is a whole address, of the machine that only the proxy sees. */
const innerLocation = answering((answer) => {
  const location = answer.headers?.["location"];
  return location?.startsWith("/") && answer.status === 201
    ? { ...answer, headers: { ...answer.headers, location: `http://backend-7.internal:8080${location}` } }
    : answer;
});

/** The list of a top level comes in another order each time, where nothing pages through it. */
const unordered: Habit = ({ succeed }) => {
  let turn = 0;
  return {
    succeed: (reply, request, operation) => {
      const { body } = reply;
      if (!Array.isArray(body) || body.length < 2) return succeed(reply, request, operation);
      const from = ++turn % body.length;
      return succeed({ ...reply, body: [...body.slice(from), ...body.slice(0, from)] }, request, operation);
    },
  };
};

/** The character `/` of a text is escaped, as PHP does. */
const slashesEscaped = written((json) =>
  json.replace(/"(?:[^"\\]|\\.)*"/g, (text) => text.replaceAll("/", "\\/")),
);

/** Whole numbers with an exponent. */
const exponents = written((json) =>
  json.replace(/("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)/gi, (whole, text, number) => {
    if (text) return text;
    return /^-?[1-9]\d*$/.test(number) ? `${number}E+0` : whole;
  }),
);

/** An answer without a body has a media type all the same. */
const typedWithoutBody = answering((answer) =>
  answer.body || answer.headers?.["content-type"] || answer.status === 304
    ? answer
    : { ...answer, headers: { ...answer.headers, "content-type": "application/json" } },
);

const cors = habits(
  ({ handle, endpoints }) => ({
    handle: (own, request) =>
      request.method === "OPTIONS" && routesOf(endpoints, pathOf(request.target)).length > 0
        ? {
            status: 204,
            headers: {
              "access-control-allow-origin": "*",
              "access-control-allow-methods": "GET, HEAD, PUT, PATCH, POST, DELETE",
              "access-control-allow-headers": "authorization, content-type",
              "access-control-max-age": "600",
              vary: "access-control-request-headers",
            },
          }
        : handle(own, request),
  }),
  fields({ "access-control-allow-origin": "*", "access-control-expose-headers": "etag, location" }),
);

/** Parameters that no operation has are refused, before or after the credential is looked at. */
const unknownQueries = (isFirst: boolean): Habit => {
  const known = new Set<string>();
  return ({ endpoints, handle, authenticate, refuse }) => ({
    handle: (own, request) => {
      const [route] = routesOf(endpoints, pathOf(request.target)).filter(
        ({ endpoint }) => endpoint.method === request.method,
      );
      const names = [...new URLSearchParams(request.target.split("?")[1] ?? "").keys()];
      const odd = names.find((name) => /^(access_token|token|api_key|key|apikey)$/i.test(name));
      if (!route || odd === undefined || known.has(odd)) return handle(own, request);
      if (!isFirst) authenticate(request, route.endpoint);
      return refuse(new Refusal(400, `${odd}: no such parameter`), request);
    },
  });
};

/** A path that climbs, or has parameters of a segment, is stopped by a firewall. */
const climbingStopped = stopping(
  ({ target }) => /(^|\/)(\.|%2e){1,2}(\/|$)|;|%00|%5c|%2f/i.test(pathOf(target)),
  page(403, "Forbidden"),
);
/** As Tomcat, by characters of the target. */
const oddCharactersStopped = stopping(
  ({ target }) => /["<>[\\\]^`{|}]|%(?![0-9a-f]{2})/i.test(target),
  page(400, "HTTP Status 400 – Bad Request"),
);

/** A large body is a page of the proxy, that closes the connection. */
const largeStopped = stopping(({ body }) => body.length > 1_000_000, {
  ...page(413, "413 Request Entity Too Large", { server: "nginx", connection: "close" }),
});

/** Who does not say what it is, is not let in. */
const agentWanted = stopping(({ headers }) => !headers["user-agent"], plain(403, "say who you are"));

/** A body where no operation reads one. */
const bodyUnwanted = stopping(
  ({ method, body }) => /^(GET|HEAD|OPTIONS|TRACE)$/.test(method) && body.length > 0,
  page(400, "Bad Request"),
);

/** A request that may have a body, and has neither a length nor chunks. */
const lengthWanted = stopping(
  ({ method, headers }) =>
    /^(POST|PUT|PATCH)$/.test(method) && !headers["content-length"] && !headers["transfer-encoding"],
  page(411, "Length Required"),
);

/** Methods that no operation of the whole API has are stopped by the proxy. */
const methodsStopped =
  (status: 405 | 501, answer: Answer): Habit =>
  ({ endpoints, handle }) => {
    const known = new Set(["OPTIONS", "HEAD", ...Object.values(endpoints).map(({ method }) => method)]);
    return {
      handle: (own, request) => (known.has(request.method) ? handle(own, request) : { ...answer, status }),
    };
  };

/** A refused request ends the connection. */
const closing = answering((answer) =>
  answer.status < 400 ? answer : { ...answer, headers: { ...answer.headers, connection: "close" } },
);

/** Names of header fields in capitals. */
const shouting = answering((answer) => ({
  ...answer,
  headers: Object.fromEntries(
    Object.entries(answer.headers ?? {}).map(([name, value]) => [name.toUpperCase(), value]),
  ),
}));

/** A challenge with all that it may have; of several schemes. */
const longChallenge: Habit = ({ refuse }) => ({
  refuse: (refusal, request) => {
    const answer = refuse(refusal, request);
    return answer.headers?.["www-authenticate"] === undefined
      ? answer
      : {
          ...answer,
          headers: {
            ...answer.headers,
            "www-authenticate":
              'Basic realm="api", Bearer realm="api", error="invalid_token", error_description="The token is not \\"valid\\""',
          },
        };
  },
});

/** Without a credential every path that is none is a 401 of the gateway; with one, a 404. */
const gateway: Habit = ({ endpoints, handle, authenticate }) => ({
  handle: (own, request) => {
    const [first = {}] = Object.values(endpoints).filter(({ credential }) => credential !== null);
    if (routesOf(endpoints, pathOf(request.target)).length === 0) authenticate(request, first);
    return handle(own, request);
  },
});

/** An unknown path is an empty 404. */
const emptyUnrouted = unrouted((_, allow) => (allow ? { status: 405, headers: { allow } } : { status: 404 }));

/** Limits are told in each answer, and a date ends the pause of the one that is too much. */
const limited: Habit = (site) => {
  let requests = 0;
  return habits(
    ({ handle, refuse }) => ({
      handle: (own, request) =>
        ++requests % 40 === 0
          ? refuse(
              new Refusal(429, "slow down", { "retry-after": new Date(Date.now() - 1000).toUTCString() }),
              request,
            )
          : handle(own, request),
    }),
    fields({
      ratelimit: '"default";r=50;t=30',
      "ratelimit-policy": '"default";q=100;w=60',
      "x-ratelimit-remaining": "50",
      "x-ratelimit-reset": "1793600000",
    }),
  )(site);
};

/** What a gateway adds to each answer. */
const busyFields = fields({
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "set-cookie": "lb=7f3a; Path=/; HttpOnly",
  "server-timing": "db;dur=1.2, app;dur=3.4",
  "content-language": "en",
  "accept-ranges": "none",
  link: '</openapi.json>; rel="service-desc"',
  vary: "*",
  "alt-svc": 'h3=":443"; ma=86400',
  "x-trace-id": "0af7651916cd43dd8448eb211c80319c",
});

/** A problem is told with a number to search the log for. */
const numberedErrors: Habit = ({ refuse }) => ({
  refuse: (refusal, request) => {
    const answer = refuse(refusal, request);
    if (typeof answer.body !== "string" || !/json/.test(answer.headers?.["content-type"] ?? ""))
      return answer;
    const body = JSON.parse(answer.body);
    return typeof body === "object" && body !== null && !Array.isArray(body)
      ? {
          ...answer,
          body: JSON.stringify({ ...body, request_id: "req_8f2c", timestamp: "2026-11-27T08:00:00Z" }),
        }
      : answer;
  },
});

/** What the caller takes is looked at, and a 406 is told, before anything else. */
const acceptFirst = stopping(
  ({ headers }) => /^text\/html$/.test(String(headers["accept"] ?? "")),
  jsonAnswer(406, { error: "only JSON is spoken here" }),
);

export const layers: Readonly<Record<string, Habit>> = {
  "a cache stands before it": cached,
  "reads are conditional, by tag and by time": conditional,
  "`Location` is an address behind the proxy": innerLocation,
  "a list has no order": unordered,
  "slashes of JSON are escaped": slashesEscaped,
  "whole numbers have an exponent": exponents,
  "no body has a media type, too": typedWithoutBody,
  "pages of others may ask, too": cors,
  "unknown parameters of a query are refused first": unknownQueries(true),
  "unknown parameters of a query are refused": unknownQueries(false),
  "paths that climb are a 403 of a firewall": climbingStopped,
  "odd characters in a path are a 400 of a proxy": oddCharactersStopped,
  "large bodies are a 413 of a proxy": largeStopped,
  "who does not say who it is gets a 403": agentWanted,
  "a body where none is read is a 400 of a proxy": bodyUnwanted,
  "a body without a length is a 411 of a proxy": lengthWanted,
  "methods of no operation are a 405 of a proxy": methodsStopped(405, page(405, "Not Allowed")),
  "methods of no operation are a 501 of a proxy": methodsStopped(501, page(501, "Not Implemented")),
  "a refusal ends the connection": closing,
  "names of header fields are in capitals": shouting,
  "a challenge has several schemes": longChallenge,
  "an unknown path is a 401 of the gateway": gateway,
  "an unknown path, or method, has an empty answer": emptyUnrouted,
  "limits are told, and pauses end at a date": limited,
  "answers have many other fields": busyFields,
  "errors have a number and a time": numberedErrors,
  "HTML is a 406": acceptFirst,
  "the charset is told without a space": typed("application/json;charset=UTF-8"),
  "the charset is told in quotes": typed('Application/JSON; Charset="utf-8"'),
};
