import { expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { nestedServed } from "../defects/habits/index.ts";
import { type Answer, type Handler, handlerOf } from "../defects/http.ts";
import { notesFamily } from "../defects/index.ts";
import type { Row } from "../defects/nested/server.ts";
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

/** Shops, before every list of which another caller does something. */
function busy(meanwhile: (shops: Row[], own: Row, turn: number) => void): Handler {
  const site = nestedServed.correct();
  const { shops } = site.store;
  const [own] = shops;
  let turn = 0;
  const handler = handlerOf(site);
  return (request) => {
    if (own && /^\/v1\/shops(\?|$)/.test(request.target) && request.method === "GET")
      meanwhile(shops, own, ++turn);
    return handler(request);
  };
}

const market = await loadContract(nestedServed.spec);
const another = (own: Row, turn: number): Row => ({
  ...own,
  fields: { ...own.fields, id: `shop_${(0x2000_0000 + turn).toString(16).padStart(16, "0")}` },
});

it.concurrent.each<[what: string, meanwhile: Parameters<typeof busy>[0], wanted: readonly string[]]>([
  ["opened at the end", (shops, own, turn) => shops.push(another(own, turn)), []],
  ["opened in front", (shops, own, turn) => shops.unshift(another(own, turn)), []],
  [
    "opened in front, and closed",
    (shops, own, turn) => {
      shops.unshift(another(own, turn));
      if (turn % 3 === 0) shops.splice(0, 2);
    },
    [],
  ],
  [
    "listed in another order each time",
    (shops, own, turn) => {
      if (turn === 1) shops.push(...Array.from({ length: 6 }, (_, index) => another(own, 1000 + index)));
      shops.push(...shops.splice(0, 3));
    },
    ["pages"],
  ],
])("shops that are %s while they are listed", async (_, meanwhile, wanted) => {
  const found = await lawBreachesOn(market, nestedServed, busy(meanwhile));
  expect([...new Set(found.map(({ rule }) => rule))]).toEqual(wanted);
});
