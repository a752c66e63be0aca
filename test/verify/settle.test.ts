import { expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import type { Answer, Handler } from "../defects/http.ts";
import { clean, defects, type Subject } from "../defects/index.ts";
import { noteNotFound } from "../defects/notes/schemas.ts";
import { lawsOn } from "./in-process.ts";

const isNotes = ({ spec }: Subject) => spec.includes("notes");
const [correct] = clean.filter(isNotes) as [Subject];
const defect = (name: string) => defects.filter(isNotes).find((one) => one.name === name) as Subject;
const loaded = await loadContract(correct.spec);

/** A server whose reads are behind: the first one after a write answers what the one before it did, or that there is none. */
function behind(handler: Handler): Handler {
  const answered = new Map<string, { readonly writes: number; readonly answer: Answer | undefined }>();
  const none = { status: 404, body: JSON.stringify({ error: noteNotFound }) };
  let writes = 0;
  return async (request) => {
    const answer = await handler(request);
    if (request.method !== "GET") {
      if (answer && answer.status < 300) writes++;
      return answer;
    }
    const key = `${request.target} ${request.headers.authorization}`;
    const before = answered.get(key);
    answered.set(key, { writes, answer });
    if (before) return before.writes === writes ? answer : before.answer;
    const isNew = answer?.status === 200 && /\/notes\/[^/?]+$/.test(request.target) && writes > 0;
    return isNew ? { ...none, headers: answer.headers ?? {} } : answer;
  };
}

const settle = 120;

it("a server that is right a moment later is found wrong without `--settle`", async () => {
  const found = await lawsOn(loaded, correct, behind(correct.handler()));
  expect(found).toEqual(
    expect.arrayContaining([
      "laws/lost-write updateNote",
      "laws/create-read createNote",
      "laws/delete-list deleteNote",
    ]),
  );
});

it("it is right with it", async () => {
  expect(await lawsOn(loaded, correct, behind(correct.handler()), settle)).toEqual([]);
});

it.each([
  ["an update answers 200 but is lost", "laws/lost-write updateNote"],
  ["a deleted note stays in the list", "laws/delete-list deleteNote"],
])("a defect that stays is found with it: %s", async (name, wanted) => {
  expect(await lawsOn(loaded, correct, behind(defect(name).handler()), settle)).toContain(wanted);
});
