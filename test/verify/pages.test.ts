import { expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { type Answer, type Handler, handlerOf } from "../defects/http.ts";
import { notesFamily } from "../defects/index.ts";
import { correct } from "../defects/notes/server.ts";
import { lawBreachesOn } from "./in-process.ts";

const loaded = await loadContract(notesFamily.spec);
const again = "again";

type Page = Readonly<Record<"data", readonly unknown[]>> & { readonly next_cursor: unknown };

/** The notes, each page of whose list is changed; the cursor `again` is the first page. */
function paging(change: (page: Page) => object): Handler {
  const handler = handlerOf(correct());
  return async (request) => {
    const target = request.target.replace(new RegExp(`[?&]cursor=${again}`), "");
    const answer = await handler({ ...request, target });
    const isList = request.method === "GET" && /^\/v1\/notes(?:\?|$)/.test(target);
    if (!isList || answer?.status !== 200) return answer;
    const body = JSON.stringify(change(JSON.parse(String(answer.body))));
    return { ...answer, body } satisfies Answer;
  };
}

it.concurrent.each<[what: string, change: (page: Page) => object, wanted: readonly string[]]>([
  ["as it is", (page) => page, []],
  [
    "that begins anew behind its end",
    (page) => ({ ...page, next_cursor: page.next_cursor ?? again }),
    ["The list has no last page: it begins anew."],
  ],
  [
    "that goes on with empty pages",
    ({ data, next_cursor }) =>
      next_cursor === null ? { data: [], next_cursor: again } : { data, next_cursor },
    ["The list has no last page: it goes on with pages that hold nothing."],
  ],
  [
    "whose last page has an empty cursor",
    (page) => ({ ...page, next_cursor: page.next_cursor ?? "" }),
    ["`next_cursor` is no value that `cursor` takes."],
  ],
])("a list %s", async (_, change, wanted) => {
  const found = await lawBreachesOn(loaded, notesFamily, paging(change));
  const messages = found.flatMap(({ rule, message }) => (rule === "pages" ? [message] : []));
  expect(messages).toEqual(expect.arrayContaining(wanted.map((text) => expect.stringContaining(text))));
  if (wanted.length === 0) expect(found).toEqual([]);
});
