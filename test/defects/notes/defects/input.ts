import { Refusal } from "../../http.ts";
import type { Departures } from "../../planted.ts";
import type { Behaviour, Fields } from "../server.ts";

/** A server that puts another value in place of one that was sent, before it looks at it. */
function mending(field: string, mended: (value: unknown) => unknown): Departures<Behaviour>[string] {
  return ({ fieldsOf }) => ({
    fieldsOf: (body, needed) => {
      const sent = body as Record<string, unknown> | null;
      return fieldsOf(
        sent && field in Object(sent) ? { ...sent, [field]: mended(sent[field]) } : body,
        needed,
      );
    },
  });
}

/** A server that takes one value which is not valid. */
function taking(field: keyof Fields, value: unknown, valid: unknown): Departures<Behaviour>[string] {
  return ({ fieldsOf }) => ({
    fieldsOf: (body, needed) => {
      const sent = body as Record<string, unknown> | null;
      if (sent?.[field] !== value) return fieldsOf(body, needed);
      return { ...fieldsOf({ ...sent, [field]: valid }, needed), [field]: value };
    },
  });
}

export const validInput: Departures<Behaviour> = {
  "the largest limit is refused": ({ pageOf }) => ({
    pageOf: (query) => {
      if (query.get("limit") === "50") throw new Refusal(400, "limit must be 1 to 50");
      return pageOf(query);
    },
  }),
  "an update without the title is refused": ({ handle, fieldsOf }) => ({
    handle: (own, request) =>
      handle(
        request.method === "PATCH" ? { ...own, fieldsOf: (body) => fieldsOf(body, ["title"]) } : own,
        request,
      ),
  }),
  "an empty list of labels is a 500": ({ create }) => ({
    create: (owner, fields, body) => {
      if (fields.labels?.length === 0) throw new Error("array must have at least one element");
      return create(owner, fields, body);
    },
  }),
};

export const invalidInput: Departures<Behaviour> = {
  "a limit of 0 is taken": ({ pageOf }) => ({
    pageOf: (query) => (query.get("limit") === "0" ? { limit: 20, after: 0 } : pageOf(query)),
  }),
  "a limit above the largest is cut": ({ pageOf }) => ({
    pageOf: (query) => {
      const asked = Number(query.get("limit"));
      return pageOf(asked > 50 ? new URLSearchParams({ ...Object.fromEntries(query), limit: "50" }) : query);
    },
  }),
  "a limit that is no number is a 500": ({ pageOf }) => ({
    pageOf: (query) => {
      if (Number.isNaN(Number(query.get("limit") ?? 1))) throw new Error("invalid input syntax for integer");
      return pageOf(query);
    },
  }),
  "an empty title is taken": taking("title", "", "x"),
  "a title above 80 characters is cut": mending("title", (title) =>
    typeof title === "string" ? title.slice(0, 80) : title,
  ),
  "a priority of 0 is taken": taking("priority", 0, 1),
  "a fraction as priority is rounded": mending("priority", (priority) =>
    typeof priority === "number" ? Math.round(priority) : priority,
  ),
  "a priority in quotes is taken": mending("priority", (priority) =>
    typeof priority === "string" ? Number(priority) : priority,
  ),
  "an update is saved before it is refused": ({ handle, find, fieldsOf }) => ({
    handle: (own, request) => {
      if (request.method !== "PATCH") return handle(own, request);
      let half: { title?: string } = {};
      const hasty: Behaviour = {
        ...own,
        fieldsOf: (body, needed) => {
          const { title } = (body ?? {}) as { title?: unknown };
          if (typeof title === "string" && title.length > 0) half = { title };
          return fieldsOf(body, needed);
        },
      };
      try {
        return handle(hasty, request);
      } catch (refusal) {
        const { id } = own.route(request);
        const owner = own.authenticate(request.headers.authorization, request);
        if (id && half.title) Object.assign(find(owner, id), half);
        throw refusal;
      }
    },
  }),
};
