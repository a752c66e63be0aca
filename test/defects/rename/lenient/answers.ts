import { jsonAnswer } from "../../http.ts";
import type { Departures } from "../../planted.ts";
import type { Behaviour } from "../server.ts";

/** A server whose successes are changed by `change`. */
function shown(change: (fields: Record<string, unknown>) => unknown): Departures<Behaviour>[string] {
  return ({ show }) => ({ show: (row, name) => change(show(row, name) as Record<string, unknown>) });
}

/** A server whose answers, refusals too, have these header fields. */
function fields(headers: Readonly<Record<string, string>>): Departures<Behaviour>[string] {
  return () => ({
    succeed: (body) => jsonAnswer(200, body, headers),
    refuse: ({ status, message, headers: own }) =>
      jsonAnswer(status, { error: message }, { ...own, ...headers }),
  });
}

/** The same is said in other words, and with more. */
export const answers: Departures<Behaviour> = {
  "answers have further fields": shown((row) => ({
    object: "integration",
    ...row,
    organization_id: "org_01KFRX8K1CKQGCV2W5J9C9Z37H",
    max_tokens: 4096,
    links: { self: "/integrations", docs: null },
  })),
  "the type is a new one": shown((row) => ({ ...row, type: "mistral" })),
  "errors have further fields": () => ({
    refuse: ({ status, message, headers }) =>
      jsonAnswer(status, { error: message, code: "E1", request_id: "4f1c" }, headers),
  }),
  "a 401 tells what is wrong": ({ refuse }) => ({
    refuse: (refusal, request) => {
      const error = request.headers.authorization ? "Unknown API key" : "Send `Authorization: Bearer …`";
      return refusal.status === 401
        ? jsonAnswer(401, { error }, { "www-authenticate": "Bearer" })
        : refuse(refusal, request);
    },
  }),
  "the same name again does not move `updated_at`": ({ rename }) => ({
    rename: (row, name, body) => (row.name === name ? row : rename(row, name, body)),
  }),
  "`updated_at` is to the second": ({ rename }) => ({
    rename: async (row, name, body) => {
      const renamed = await rename(row, name, body);
      return Object.assign(renamed, { updated_at: renamed.updated_at.replace(/\d{3}Z/, "000Z") });
    },
  }),
  "answers have further header fields": fields({
    "x-request-id": "4f1c2a",
    "x-api-key-id": "k1",
    "ratelimit-remaining": "99",
    "set-cookie": "lb=1",
    etag: '"1"',
    "cache-control": "no-store",
  }),
  "each answer closes the connection": fields({ connection: "close" }),
  "the content type has a charset": fields({ "content-type": "application/json; charset=utf-8" }),
  "the content type has capitals": fields({ "content-type": "Application/JSON;charset=UTF-8" }),
  "the JSON is indented, and escaped beyond ASCII": () => ({
    succeed: (body) => ({
      ...jsonAnswer(200, body),
      body: JSON.stringify(body, null, 2).replace(
        /[\x7f-\uffff]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
      ),
    }),
  }),
  "renames wait for each other": ({ rename }) => {
    let last: Promise<unknown> = Promise.resolve();
    return {
      rename: (row, name, body) => {
        const renamed = last.then(async () => ({ ...(await rename(row, name, body)) }));
        last = renamed.then(() => new Promise((resolve) => setTimeout(resolve, 1)));
        return renamed;
      },
    };
  },
};
