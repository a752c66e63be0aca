import { beforeAll, describe, expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { blindDefects } from "../defects/blind/index.ts";
import { houseClean, houseDefects } from "../defects/houses/set.ts";
import { clean, defects, lenient, type Subject } from "../defects/index.ts";
import { moreClean, moreDefects } from "../defects/more.ts";
import { lawsOn } from "./in-process.ts";

/** A server with one defect, by its contract and its name, and what the laws say of it. */
const rows: readonly (readonly [contract: string, name: string, findings: readonly string[]])[] = [
  ["workshop", "an object of another organization is reachable", ["auth/foreign-object updateGadget"]],
  ["workshop", "an object of another organization is a 403", ["auth/foreign-object updateGadget"]],
  [
    "workshop",
    "an object of another organization has a text of its own",
    ["answers/error-text updateGadget", "auth/foreign-object updateGadget"],
  ],
  ["workshop", "an object of another organization is a 401", ["auth/foreign-object updateGadget"]],
  ["workshop", "the answer holds the old name", ["laws/sets updateGadget", "laws/idempotent updateGadget"]],
  ["workshop", "the name is not saved", ["laws/sets updateGadget"]],
  ["workshop", "only the first rename is saved", ["laws/sets updateGadget"]],
  ["workshop", "the name is trimmed", ["laws/sets updateGadget"]],
  ["workshop", "the name is normalised", ["laws/sets updateGadget"]],
  ["workshop", "the name is escaped for HTML", ["laws/sets updateGadget"]],
  ["workshop", "the name loses what Latin-1 has not", ["laws/sets updateGadget"]],
  ["workshop", "the name is in lower case", ["laws/sets updateGadget"]],
  ["workshop", "a name that differs in case alone is not saved", ["laws/sets updateGadget"]],
  ["workshop", "`created_at` changes", ["laws/keeps updateGadget"]],
  ["workshop", "`updated_at` never changes", ["laws/forward updateGadget"]],
  ["workshop", "`updated_at` goes back", ["laws/forward updateGadget"]],
  ["workshop", "`id` changes", ["laws/identity updateGadget"]],
  ["workshop", "`type` changes", ["laws/keeps updateGadget"]],
  ["workshop", "every field of the body is saved", ["laws/keeps updateGadget"]],
  [
    "workshop",
    "the same name again is a 409",
    ["laws/valid-request updateGadget", "laws/idempotent updateGadget"],
  ],
  [
    "workshop",
    "the same name again is a 304",
    ["answers/undocumented-status updateGadget", "laws/idempotent updateGadget"],
  ],
  ["workshop", "a rename while another runs is a 500", ["laws/valid-request updateGadget"]],
  ["workshop", "renames at the same time get each other's answers", ["laws/sets updateGadget"]],
  ["notes", "a creation is a 200", ["answers/undocumented-status createNote"]],
  ["notes", "a deletion is a 200 with the note", ["answers/undocumented-status deleteNote"]],
  [
    "notes",
    "a list is bare",
    ["answers/body-schema listNotes", "laws/create-list createNote", "laws/create-list updateNote"],
  ],
  ["notes", "the owner's token is shown in lists", ["answers/secret-field listNotes"]],
  [
    "notes",
    "a note without labels has null",
    ["answers/body-schema getNote", "answers/body-schema updateNote"],
  ],
  ["notes", "another owner's note can be read", ["auth/foreign-object getNote"]],
  ["notes", "another owner's note can be changed", ["auth/foreign-object updateNote"]],
  [
    "notes",
    "another owner's note can be deleted",
    ["auth/foreign-object deleteNote", "laws/delete deleteNote"],
  ],
  ["notes", "the list shows the notes of all owners", ["auth/foreign-list listNotes"]],
  [
    "notes",
    "a created note is missing from the list",
    ["laws/create-list createNote", "laws/create-list updateNote", "laws/pages listNotes"],
  ],
  ["notes", "the limit is ignored", ["laws/limit listNotes"]],
  ["notes", "a page has one note too many", ["laws/limit listNotes"]],
  ["notes", "the cursor is ignored", ["laws/pages listNotes"]],
  ["notes", "a page begins with the last note of the page before", ["laws/pages listNotes"]],
  ["notes", "a note is lost between two pages", ["laws/pages listNotes"]],
  ["notes", "a deleted note stays in the list", ["laws/delete-list deleteNote"]],
  ["notes", "an update answers 200 but is lost", ["laws/lost-write updateNote", "laws/parallel updateNote"]],
  [
    "notes",
    "a created note can't be read",
    [
      "laws/create-read getNote",
      "laws/create-list createNote",
      "laws/valid-request getNote",
      "laws/valid-request updateNote",
      "laws/create-list updateNote",
      "laws/create-read createNote",
      "laws/delete deleteNote",
      "laws/neighbour createNote",
    ],
  ],
  [
    "notes",
    "a created note is read with other fields",
    ["laws/keeps getNote", "laws/create-read getNote", "laws/keeps updateNote"],
  ],
  ["notes", "labels are not saved", ["laws/sets createNote"]],
  [
    "notes",
    "an update resets the fields that it leaves out",
    ["laws/parallel updateNote", "laws/untouched updateNote"],
  ],
  ["notes", "an update changes `created_at`", ["laws/keeps updateNote", "laws/keeps getNote"]],
  ["notes", "an update changes all notes of the owner", ["laws/neighbour updateNote"]],
  ["notes", "an update clears the labels", ["laws/keeps updateNote", "laws/keeps getNote"]],
  [
    "notes",
    "a deleted note stays",
    ["laws/delete getNote", "laws/delete updateNote", "laws/delete-list deleteNote"],
  ],
  ["workshop", "`updated_at` is that of the rename before", ["laws/forward updateGadget"]],
  ["notes", "the last page is never said to be the last", ["laws/pages listNotes"]],
  ["notes", "the newest note comes first", ["laws/order listNotes"]],
  ["notes", "the note that was changed last comes last", ["laws/order listNotes"]],
  ["notes", "a new note takes `created_at` from the body", ["laws/read-only createNote"]],
  ["notes", "`created_at` is local time, `updated_at` is not", ["laws/created createNote"]],
  ["notes", "a deletion of a note that nobody has is a 204", ["auth/missing-object deleteNote"]],
  ["notes", "DELETE of the list deletes all", ["methods-and-paths/undeclared-method listNotes"]],
  ["notes", "DELETE of the list says that all went well", ["methods-and-paths/undeclared-method listNotes"]],
  [
    "notes",
    "a second deletion is a 500",
    ["auth/missing-object deleteNote", "auth/foreign-object deleteNote", "laws/delete deleteNote"],
  ],
  ["nested", "another account's shop can be read", ["auth/foreign-object getShop"]],
  [
    "nested",
    "the list has the shops of all accounts",
    ["auth/foreign-list listShops", "laws/limit listShops"],
  ],
  [
    "nested",
    "taking an item out needs no token",
    ["auth/foreign-object removeItem", "auth/credential removeItem", "laws/delete removeItem"],
  ],
  ["nested", "an item is taken out of whatever order", ["laws/other-parent removeItem"]],
  [
    "nested",
    "an item that is gone is taken out once more",
    ["auth/missing-object removeItem", "laws/other-parent removeItem"],
  ],
  ["nested", "an order has the items of all orders", ["laws/other-parent listItems"]],
  ["nested", "a shop has the orders of all shops", ["laws/other-parent listOrders", "laws/limit listOrders"]],
  [
    "nested",
    "a new order is in the list of no shop",
    ["laws/create-list createOrder", "laws/create-list replaceOrder"],
  ],
  ["nested", "an item that was taken out stays in the list", ["laws/delete-list removeItem"]],
  ["nested", "taking an item out empties the order", ["laws/neighbour addItem"]],
  ["nested", "the same product is not added twice", ["laws/neighbour addItem"]],
  ["nested", "a new item's product is in lower case", ["laws/create-list addItem"]],
  [
    "nested",
    "an order that is written anew moves to its pick-up shop",
    ["laws/keeps replaceOrder", "laws/keeps getOrder"],
  ],
  ["nested", "an order is written anew, and its priority forgotten", ["laws/lost-write replaceOrder"]],
  ["nested", "`updated_at` of an order goes back", ["laws/forward replaceOrder"]],
  ["nested", "shops have a cursor for ever", ["laws/pages listShops"]],
  ["gallery", "a new year makes a sculpture", ["laws/keeps updateArtwork", "laws/lost-write updateArtwork"]],
  [
    "gallery",
    "all galleries' artworks are listed",
    ["auth/foreign-list listArtworks", "laws/limit listArtworks"],
  ],
  ["tracker", "a task is read below any project", ["laws/other-parent getTask"]],
  ["tracker", "all labels of a project get the new color", ["laws/create-read getLabel"]],
  [
    "tracker",
    "every label is the first",
    ["laws/identity getLabel", "laws/create-read getLabel", "laws/list-read putLabel"],
  ],
  ["payloads", "who sends says that it is verified", ["laws/read-only createShipment"]],
  ["nested", "who orders says that it is paid", ["laws/read-only createOrder"]],
  ["tracker", "a taken title makes the server fail", ["laws/unique updateProject"]],
  [
    "tracker",
    "a mail each week is not switched off",
    ["laws/sets updateSettings", "laws/parallel updateSettings"],
  ],
  [
    "tracker",
    "a deleted comment can be deleted again",
    ["answers/body-of-none deleteComment", "auth/foreign-object deleteComment"],
  ],
];

const contractOf = ({ spec }: Subject) => spec.split("/").at(-2);
const contracts = new Set(rows.map(([contract]) => contract));
const further = [...moreClean, ...houseClean].filter(
  (one) => contracts.has(contractOf(one) ?? "") && !clean.some(({ spec }) => spec === one.spec),
);
const correct = [...clean, ...further, ...lenient];
const wrong = rows.map(([contract, name, findings]) => {
  const subject = [...defects, ...blindDefects, ...moreDefects, ...houseDefects].find(
    (one) => contractOf(one) === contract && one.name === name,
  );
  if (!subject) throw new Error(`no server of ${contract} is known as ${name}`);
  return { name, subject, findings };
});

/** All at once: each waits more than a second for a clock to move. */
const found = new Map<Subject, string[]>();
beforeAll(async () => {
  const loadeds = new Map(
    await Promise.all(
      [...clean, ...further].map(async ({ spec }) => [spec, await loadContract(spec)] as const),
    ),
  );
  await Promise.all(
    [...correct, ...wrong.map(({ subject }) => subject)].map(async (subject) => {
      const loaded = loadeds.get(subject.spec);
      if (loaded) found.set(subject, await lawsOn(loaded, subject, subject.handler()));
    }),
  );
});

describe("a server that keeps the laws", () => {
  it.each(correct)("$spec: $name", (subject) => {
    expect(found.get(subject)).toEqual([]);
  });
});

describe("a server that breaks one", () => {
  it.each(wrong)("$subject.spec: $name", ({ subject, findings }) => {
    expect([...new Set(found.get(subject))]).toEqual(findings);
  });
});
