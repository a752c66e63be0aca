import { createHash } from "node:crypto";
import { type Answer, jsonAnswer, Refusal } from "../http.ts";
import { type Habit, habits, parsed, pathOf, routesOf } from "../site.ts";
import {
  answering,
  bearing,
  caseOfPathIgnored,
  challenging,
  chunked,
  contentTypeNotRead,
  credentialFirst,
  fields,
  headAnswered,
  htmlEscaped,
  isJson,
  optionsAnswered,
  page,
  plain,
  problem,
  reading,
  redirecting,
  slashAtEndTaken,
  slashesMerged,
  tagged,
  typed,
  unrouted,
  written,
} from "./parts.ts";

/** A path that is no URI is told so before any handler. */
function badPath(isBad: (path: string) => boolean, answer: Answer): Habit {
  return ({ handle }) => ({
    handle: (own, request) => (isBad(pathOf(request.target)) ? answer : handle(own, request)),
  });
}

const isBadlyEncoded = (path: string) => /%(?![0-9a-f]{2})/i.test(path);
const weakTag = (body: string | Buffer) => `W/"${createHash("md5").update(body).digest("hex")}"`;

/** `net/http` with its `ServeMux`, and `encoding/json`. */
export const go = habits(
  contentTypeNotRead,
  // Bytes that are no UTF-8 become U+FFFD, and so does half a surrogate pair; a byte order mark is no JSON.
  (site) => ({
    readJson: ({ body }) => {
      if (body.length > 1_048_576) throw new Refusal(413, "http: request body too large");
      const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(body);
      return parsed(wellFormed(text), site.errors.invalid);
    },
  }),
  bearing(/^Bearer /),
  challenging(undefined),
  unrouted(({ method }, allow) => {
    if (!allow) return plain(404, "404 page not found", { "x-content-type-options": "nosniff" });
    const sorted = allow.split(", ").flatMap((one) => (one === "GET" ? ["GET", "HEAD"] : [one]));
    return method === "" ? undefined : plain(405, "Method Not Allowed", { allow: sorted.sort().join(", ") });
  }),
  headAnswered,
  redirecting(301, (path) => cleaned(path)),
  badPath(isBadlyEncoded, {
    status: 400,
    headers: { "content-type": "text/plain; charset=utf-8", connection: "close" },
    body: "400 Bad Request",
  }),
  htmlEscaped,
  written((json) => `${json}\n`),
);

/** As Go's `path.Clean`, which keeps a slash at the end. */
function cleaned(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split("/").slice(1)) {
    if (segment === "..") segments.pop();
    else if (segment !== "." && segment !== "") segments.push(segment);
  }
  const end = /\/\.{0,2}$/.test(path) && segments.length > 0 ? "/" : "";
  return `/${segments.join("/")}${end}`;
}

/** JSON in which half a surrogate pair is U+FFFD. */
function wellFormed(json: string): string {
  const escapes = /\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})|\\u(d[89a-f][0-9a-f]{2})|\\./gi;
  return json.replace(escapes, (whole, _high, _low, half) => (half ? "\\ufffd" : whole));
}

/** Rails with `ActionController::API`, in production. */
export const rails = habits(
  // Parameters are read by content type: of another type there are none, of a form there are texts.
  (site) => ({
    readJson: ({ headers, body }) => {
      const type = headers["content-type"] ?? "";
      if (/^application\/x-www-form-urlencoded/i.test(type))
        return Object.fromEntries(new URLSearchParams(body.toString()));
      if (!isJson(type)) return {};
      if (!body.equals(Buffer.from(body.toString())))
        throw new Refusal(site.errors.invalid, "Invalid encoding");
      return parsed(body.toString(), site.errors.invalid);
    },
  }),
  bearing(/^Bearer \S/),
  challenging('Token realm="Application"'),
  slashesMerged,
  slashAtEndTaken,
  reading((path) => path.replace(/\.json$/, "")),
  unrouted(({ method }) =>
    /^[A-Z]+$/.test(method)
      ? page(404, "The page you were looking for doesn't exist (404)")
      : page(405, "405"),
  ),
  headAnswered,
  badPath(isBadlyEncoded, page(400, "The server cannot process the request due to a client error (400)")),
  htmlEscaped,
  typed("application/json; charset=utf-8"),
  tagged(weakTag),
  answering((answer) => ({
    ...answer,
    headers: {
      "x-frame-options": "SAMEORIGIN",
      "x-xss-protection": "0",
      "x-content-type-options": "nosniff",
      "x-permitted-cross-domain-policies": "none",
      "referrer-policy": "strict-origin-when-cross-origin",
      vary: "Accept",
      "cache-control": answer.status === 200 ? "max-age=0, private, must-revalidate" : "no-cache",
      "x-request-id": "5b1f8a2e-9f0c-4d8b-8a77-0d7f1c2b3a49",
      "x-runtime": "0.004217",
      ...answer.headers,
    },
  })),
);

/** Express with `express.json()`, and an error handler that answers JSON. */
export const express = habits(
  // Read only where the content type is JSON; what is no UTF-8 is replaced, what begins with a byte order mark is read.
  (site) => ({
    readJson: ({ headers, body }) => {
      const type = headers["content-type"] ?? "";
      if (!isJson(type)) throw new Refusal(site.errors.invalid, "send a body");
      const [, charset = "utf-8"] = /charset="?([^";\s]+)/i.exec(type) ?? [];
      if (!/^utf-/i.test(charset)) throw new Refusal(415, `unsupported charset "${charset.toUpperCase()}"`);
      if (body.length > 102_400) throw new Refusal(413, "request entity too large");
      const text = body.toString("utf8").replace(/^\ufeff/, "");
      if (!/^\s*[[{]/.test(text))
        throw new Refusal(site.errors.invalid, "Unexpected token in JSON at position 0");
      return parsed(text, site.errors.invalid);
    },
  }),
  bearing(/^bearer \S+$/i),
  challenging(undefined),
  slashAtEndTaken,
  caseOfPathIgnored,
  unrouted(({ method, target }) => ({
    ...page(404, `Cannot ${method} ${encodeURI(pathOf(target)).slice(0, 200)}`),
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": "default-src 'none'",
      "x-content-type-options": "nosniff",
      "x-powered-by": "Express",
    },
  })),
  headAnswered,
  optionsAnswered((allow) => ({
    status: 200,
    headers: { allow: allow.replace(",OPTIONS", ""), "content-type": "text/html; charset=utf-8" },
    body: allow.replace(",OPTIONS", ""),
  })),
  badPath(
    isBadlyEncoded,
    jsonAnswer(400, { error: "Failed to decode param", message: "Failed to decode param" }),
  ),
  typed("application/json; charset=utf-8"),
  tagged(weakTag),
  fields({ "x-powered-by": "Express" }),
);

/** Spring Boot with Jackson, Spring Security, and an advice that answers with the API's errors. */
export const spring = habits(
  (site) => ({
    readJson: ({ headers, body }) => {
      if (!isJson(headers["content-type"] ?? "")) throw new Refusal(415, "Content-Type is not supported");
      try {
        return parsed(new TextDecoder("utf-8", { fatal: true }).decode(body), site.errors.invalid);
      } catch (error) {
        throw error instanceof Refusal ? error : new Refusal(site.errors.invalid, "Invalid UTF-8 start byte");
      }
    },
  }),
  bearing(/^bearer [a-z0-9\-._~+/]+=*$/i),
  challenging("Bearer"),
  unrouted(({ target }, allow) =>
    allow
      ? problem(405, "Method Not Allowed", encodeURI(pathOf(target)), { allow: allow.replaceAll(", ", ",") })
      : problem(404, "Not Found", encodeURI(pathOf(target))),
  ),
  headAnswered,
  optionsAnswered((allow) => ({ status: 200, headers: { allow, "accept-patch": "" } })),
  // The filters of Spring Security come before the dispatch.
  credentialFirst,
  // Its firewall, but for pictures, whose names may hold what it refuses.
  badPath((path) => /^(?!.*\/photos\/).*(\/\/|;|%2f|%5c|%25|%00|%0a|%0d)|%(?![0-9a-f]{2})/i.test(path), {
    status: 400,
    headers: { "content-type": "text/html;charset=utf-8", "content-language": "en", connection: "close" },
    body: '<!doctype html><html lang="en"><head><title>HTTP Status 400 – Bad Request</title></head></html>',
  }),
  ({ handle, endpoints }) => ({
    handle: (own, request) => {
      const accept = String(request.headers["accept"] ?? "*/*");
      const [route] = routesOf(endpoints, pathOf(request.target));
      const takes = /\*\/\*|application\/(json|\*)/i.test(accept);
      return takes || !route || /photo/i.test(route.operation) ? handle(own, request) : { status: 406 };
    },
  }),
  chunked,
  fields({
    "x-content-type-options": "nosniff",
    "x-xss-protection": "0",
    "x-frame-options": "DENY",
    "cache-control": "no-cache, no-store, max-age=0, must-revalidate",
    pragma: "no-cache",
    expires: "0",
    vary: "Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
  }),
);
