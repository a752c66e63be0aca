import { jsonAnswer, Refusal } from "../../http.ts";
import type { Departures } from "../../planted.ts";
import { type Behaviour, idRequired, invalidBody, nameRequired, notFound } from "../server.ts";

/** A server that says something else where the contract has a text for it. */
function saying(text: string, status: number, body: unknown): Departures<Behaviour>[string] {
  return ({ refuse }) => ({
    refuse: (refusal, request) =>
      refusal.message === text ? jsonAnswer(status, body) : refuse(refusal, request),
  });
}

export const coverage: Departures<Behaviour> = {
  "a missing gadget is made": ({ find, rows }) => ({
    find: (organization, id) => {
      try {
        return find(organization, id);
      } catch (refusal) {
        const [first] = rows;
        if (!first || rows.some((row) => row.id === id)) throw refusal;
        return { ...first, id, organization };
      }
    },
  }),
  "a missing gadget is a 400": saying(notFound, 400, { error: idRequired }),
  "a missing gadget is a 410": saying(notFound, 410, { error: "gadget is gone" }),
  "a missing gadget is a 500": saying(notFound, 500, { error: "internal server error" }),
  "a missing gadget is null": saying(notFound, 200, null),
  "a missing name has the text of every bad body": saying(nameRequired, 400, { error: invalidBody }),
  "a malformed id has the text of every bad request": saying(idRequired, 400, { error: invalidBody }),
  "the name is read from another field": ({ nameOf }) => ({
    nameOf: (body) => nameOf({ name: (body as { label?: unknown } | null)?.label }),
  }),
  "the operation is not there": () => ({
    route: () => {
      throw new Refusal(404, "there is nothing here");
    },
  }),
};
