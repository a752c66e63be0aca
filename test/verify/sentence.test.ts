import { expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import type { Clue } from "../../scripts/verify/deviation.ts";
import { sentenceOf } from "../../scripts/verify/sentence.ts";

const { model: api } = modelOfContract((await loadContract("test/defects/notes/index.ts")).contract);

it.each<[operation: string, clue: Clue | undefined, word: string | undefined, wanted: string | undefined]>([
  ["getNote", { text: "note not found" }, undefined, '"404: The caller has no such note."'],
  ["getNote", undefined, "errors", '"404: The caller has no such note."'],
  ["getNote", { field: "updated_at" }, undefined, '"updated_at: When it last changed, in UTC."'],
  ["createNote", { field: "priority", component: "NewNote" }, "body", '"priority: 1 is most urgent."'],
  ["listNotes", { text: "oldest first" }, "description", '"Read the notes, page by page, the oldest first."'],
  ["getNote", { text: "laws" }, undefined, undefined],
  [
    "updateNote",
    { text: "laws", field: "title" },
    "sets",
    '"title: What it is about." and `sets: ["title","priority"]`',
  ],
  ["getNote", undefined, "responses", '"Read one note."'],
  ["deleteNote", undefined, "responses", '"It is gone."'],
  ["listNotes", { field: "cursor" }, "query", '"cursor: `next_cursor` of the page before."'],
  ["updateNote", undefined, "idempotent", '"Change some fields of a note." and `idempotent: true`'],
  ["api", undefined, "errors", undefined],
])("of %s, %j and %s: %s", (operation, clue, word, wanted) => {
  expect(sentenceOf(api, operation, clue, word)).toBe(wanted);
});

it("a credential that is missing has the sentence of the API's error", () => {
  expect(sentenceOf(api, "getNote", undefined, "security")).toMatch(/^"401: ./);
});
