import { jsonAnswer } from "../../http.ts";
import type { Departures } from "../../planted.ts";
import { type Behaviour, nameRequired } from "../server.ts";

const text = { "content-type": "text/plain; charset=utf-8" };

/** A success whose fields are changed by `change`. */
function shown(change: (fields: Record<string, string>) => unknown): Departures<Behaviour>[string] {
  return ({ show }) => ({ show: (row, name) => change(show(row, name) as Record<string, string>) });
}

/** A success whose JSON text is changed by `change`. */
function written(change: (json: string) => string | Buffer): Departures<Behaviour>[string] {
  return () => ({
    succeed: (body) => ({ ...jsonAnswer(200, body), body: change(JSON.stringify(body)) }),
  });
}

/** Refusals whose body is `body` of their text. */
function refused(body: (text: string) => unknown): Departures<Behaviour>[string] {
  return () => ({
    refuse: ({ status, message, headers }) => jsonAnswer(status, body(message), headers),
  });
}

/** One text in place of another. */
function reworded(from: string, to: string): Departures<Behaviour>[string] {
  return refused((message) => ({ error: message === from ? to : message }));
}

export const answers: Departures<Behaviour> = {
  "a success is a 201": () => ({ succeed: (body) => jsonAnswer(201, body) }),
  "a success is a 202 without a body": () => ({ succeed: () => ({ status: 202 }) }),
  "a success is a 204": () => ({ succeed: () => ({ status: 204 }) }),
  "a success has an empty body": () => ({ succeed: () => ({ ...jsonAnswer(200, {}), body: "" }) }),
  "a success is announced as text": () => ({
    succeed: (body) => ({ ...jsonAnswer(200, body), headers: text }),
  }),
  "a success has no content type": () => ({
    succeed: (body) => ({ status: 200, body: JSON.stringify(body) }),
  }),
  "a success is wrapped in an envelope": shown((fields) => ({ data: fields })),
  "a success is a list of one": shown((fields) => [fields]),
  "a success is JSON in a JSON string": shown((fields) => JSON.stringify(fields)),
  "fields are in camel case": shown(({ created_at, updated_at, ...rest }) => ({
    ...rest,
    createdAt: created_at,
    updatedAt: updated_at,
  })),
  "`updated_at` is missing": shown(({ updated_at, ...rest }) => rest),
  "`type` is null": shown((fields) => ({ ...fields, type: null })),
  "`type` is an object": shown((fields) => ({ ...fields, type: { slug: fields["type"] } })),
  "`created_at` is a number of seconds": shown((fields) => ({
    ...fields,
    created_at: Date.parse(fields["created_at"] ?? "") / 1000,
  })),
  "timestamps have no milliseconds": shown((fields) => ({
    ...fields,
    updated_at: fields["updated_at"]?.replace(/\.\d+/, ""),
  })),
  "timestamps have microseconds": shown((fields) => ({
    ...fields,
    updated_at: fields["updated_at"]?.replace("Z", "000Z"),
  })),
  "timestamps have an offset": shown((fields) => ({
    ...fields,
    updated_at: fields["updated_at"]?.replace("Z", "+00:00"),
  })),
  "timestamps have a space for the T": shown((fields) => ({
    ...fields,
    created_at: fields["created_at"]?.replace("T", " "),
  })),
  "`id` has no tag": shown((fields) => ({ ...fields, id: fields["id"]?.slice(3) })),
  "`id` is in lower case": shown((fields) => ({ ...fields, id: fields["id"]?.toLowerCase() })),
  "`id` has the tag of another kind": shown((fields) => ({
    ...fields,
    id: fields["id"]?.replace("ai", "gadget"),
  })),
  "the provider's credential is shown": () => ({
    show: ({ organization, ...row }) => row,
  }),
  "the caller's key is echoed": ({ show, authenticate }) => {
    let key = "";
    return {
      authenticate: (authorization, request) => {
        key = authorization?.split(" ").at(-1) ?? "";
        return authenticate(authorization, request);
      },
      show: (row, name) => ({ ...(show(row, name) as object), api_key: key }),
    };
  },
  "a notice stands before the JSON": written((json) => `Notice: Undefined index: page\n${json}`),
  "the JSON is cut off": written((json) => json.slice(0, -1)),
  "the JSON is in Latin-1": written((json) => Buffer.from(json, "latin1")),
  "refusals are plain text": () => ({
    refuse: ({ status, message, headers }) => ({ status, headers: { ...headers, ...text }, body: message }),
  }),
  "refusals have no body": () => ({ refuse: ({ status, headers }) => ({ status, headers }) }),
  "refusals have `message` for `error`": refused((message) => ({ message })),
  "refusals have an object as `error`": refused((message) => ({ error: { code: "refused", message } })),
  "refusals have a list of errors": refused((message) => ({ errors: [message] })),
  "a refusal of the id is reworded": reworded("gadget ID must be a valid ULID", "Invalid gadget ID"),
  "a refusal of the name has a capital": reworded(nameRequired, "Name is required"),
  "a refusal of the name has a full stop": reworded(nameRequired, `${nameRequired}.`),
  "a 404 is reworded": reworded("gadget not found", "Gadget not found"),
  "a 404 has no body": ({ refuse }) => ({
    refuse: (refusal, request) => (refusal.status === 404 ? { status: 404 } : refuse(refusal, request)),
  }),
};
