import { expect, it } from "vitest";
import type { LoadedContract } from "../../scripts/contract/load.ts";
import { resolveContract } from "../../scripts/contract/resolve.ts";
import { type Handler, handlerOf } from "../defects/http.ts";
import { notesFamily } from "../defects/index.ts";
import notesApi from "../defects/notes/index.ts";
import { type Behaviour, correct, type Note } from "../defects/notes/server.ts";
import { lawBreachesOn } from "./in-process.ts";

/** The contract of the notes; `idempotent`: a creation that is sent again makes nothing. */
function notes(idempotent: boolean): LoadedContract {
  const operations = notesApi.operations.map((operation) =>
    operation.operationId === "createNote" ? { ...operation, idempotent } : operation,
  );
  const contract = resolveContract({ ...notesApi, operations });
  return { contract, inputs: [], specPath: "" } as unknown as LoadedContract;
}

/** The correct server with some decisions replaced. */
function otherwise(change: (right: Behaviour) => Partial<Behaviour>): Handler {
  const right = correct();
  return handlerOf({ ...right, ...change(right) });
}

const isCheckMade = ({ id }: Note) => id.startsWith("3f2b8c1d-7a64-");
const sameText = (one: Note) => (other: Note) =>
  other.owner === one.owner && other.title === one.title && other.priority === one.priority;

/** Two creations whose bodies differ make the first one's note. */
const oneForAll = () =>
  otherwise(({ notes: all, create }) => ({
    create: (owner, ...rest) =>
      all.find((one) => one.owner === owner && isCheckMade(one)) ?? create(owner, ...rest),
  }));

/** Two creations with one body make one note. */
const oneForEachBody = () =>
  otherwise(({ notes: all, create }) => ({
    create: (owner, fields, body) => {
      const made = create(owner, fields, body);
      const before = all.find((one) => one.id !== made.id && sameText(made)(one));
      if (!before) return made;
      all.pop();
      return before;
    },
  }));

/** A deletion takes the note that was made next, too. */
const deletesNext = () =>
  otherwise(({ notes: all }) => ({
    remove: ({ owner, sequence }) => {
      const isGone = (one: Note) => one.owner === owner && [0, 1].includes(one.sequence - sequence);
      all.splice(0, all.length, ...all.filter((one) => !isGone(one)));
    },
  }));

/** A deletion takes every note with the same text, too. */
const deletesAlike = () =>
  otherwise(({ notes: all }) => ({
    remove: (note) => void all.splice(0, all.length, ...all.filter((one) => !sameText(note)(one))),
  }));

/** Of creations that wait for each other, the last one overwrites the others. */
function losesAtOnce(): Handler {
  const right = correct();
  const handler = handlerOf(right);
  let running = 0;
  return async (request) => {
    if (request.method !== "POST") return handler(request);
    running++;
    await new Promise((resolve) => setImmediate(resolve));
    const answer = await handler(request);
    if (running > 1) right.notes.pop();
    running--;
    return answer;
  };
}

const rights = () => handlerOf(correct());

it.concurrent.each<
  [server: string, idempotent: boolean, handler: () => Handler, breaches: readonly string[]]
>([
  ["all right", false, rights, []],
  ["all right, of a contract whose creations are idempotent", true, rights, []],
  [
    "one object for all creations, which may be one for the same body",
    true,
    oneForAll,
    [
      "create-distinct createNote: Two creations make one object.",
      "neighbour updateNote: An update of one object changes `priority` of another.",
      "neighbour updateNote: An update of one object changes `updated_at` of another.",
    ],
  ],
  [
    "one object for the same body",
    false,
    oneForEachBody,
    ["create-distinct createNote: Two creations make one object."],
  ],
  ["one object for the same body, as the contract says", true, oneForEachBody, []],
  [
    "a deletion of two",
    false,
    deletesNext,
    ["neighbour createNote: A deletion of one object deletes another one, too."],
  ],
  [
    "a deletion of all that are alike",
    false,
    deletesAlike,
    ["neighbour createNote: A deletion of one object deletes another one, too."],
  ],
  ["a deletion of two, where the contract lets nobody make the second one", true, deletesNext, []],
  [
    "one of two that are made at once",
    false,
    losesAtOnce,
    ["create-read createNote: Of two objects that are made at once, one is lost."],
  ],
])("a server with %s", async (_, idempotent, handler, breaches) => {
  const found = await lawBreachesOn(notes(idempotent), notesFamily, handler());
  const laws = found.filter(({ rule }) => ["create-distinct", "neighbour", "create-read"].includes(rule));
  expect(
    laws.map(({ rule, operation, message }) => `${rule} ${operation}: ${message.replace(/ Sent: .*/, "")}`),
  ).toEqual(breaches);
  if (breaches.length === 0) expect(found).toEqual([]);
});

it.concurrent.each<[field: "title" | "priority"]>([["title"], ["priority"]])(
  "a time that stays where `%s` alone changes is found",
  async (field) => {
    const handler = otherwise(({ update }) => ({
      update: (note, fields, body) => {
        const { updated_at } = note;
        const changed = update(note, fields, body);
        const isAlone = Object.keys(fields).join() === field;
        return isAlone ? Object.assign(changed, { updated_at }) : changed;
      },
    }));
    const found = await lawBreachesOn(notes(false), notesFamily, handler);
    expect(found.map(({ rule, message }) => `${rule}: ${message.replace(/ Sent: .*/, "")}`)).toContain(
      `forward: \`updated_at\` stays the same though \`${field}\` has changed.`,
    );
  },
);

it.concurrent.each([20, 50, 100, 1000])("times that are rounded to %i milliseconds move on", async (unit) => {
  const handler = otherwise(({ update }) => ({
    update: (note, fields, body) => {
      const changed = update(note, fields, body);
      const rounded = Math.floor(Date.parse(changed.updated_at) / unit) * unit;
      return Object.assign(changed, { updated_at: new Date(rounded).toISOString() });
    },
  }));
  const found = await lawBreachesOn(notes(false), notesFamily, handler);
  expect(found.filter(({ rule }) => rule === "forward")).toEqual([]);
});
