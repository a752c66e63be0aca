import { expect, it } from "vitest";
import type { Pagination } from "../../scripts/contract/index.ts";
import { resolveContract } from "../../scripts/contract/resolve.ts";
import { noPages } from "../../scripts/contract/written-pages.ts";
import { localSource } from "../../scripts/local/app.ts";
import { createLocal } from "../../scripts/local/index.ts";
import type { Handler } from "../defects/http.ts";
import { ledgers, paged } from "../fixtures/ledgers/index.ts";
import { lawBreachesOn } from "./in-process.ts";

/** What the laws find on the local server of one list, if it reads its pages in its own way. */
async function found(name: string, served: object = {}) {
  const list = paged[name];
  if (!list) throw new Error(`there is no list of ${name}`);
  const other = { ...list, pagination: { ...list.pagination, ...served } as Pagination };
  const local = createLocal(localSource(resolveContract(ledgers([other]))));
  const handler: Handler = async ({ method, target, headers, body }) => {
    const answer = await local.fetch(
      new Request(`http://localhost${target}`, {
        method,
        headers: Object.entries(headers).map(([field, value]): [string, string] => [field, String(value)]),
        ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
      }),
    );
    return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() };
  };
  const principals = {
    principal: { token: local.keys.own, params: {} },
    other: { token: local.keys.other, params: {} },
  };
  const loaded = { contract: resolveContract(ledgers([list])), specPath: "", inputs: [], written: noPages };
  try {
    return (await lawBreachesOn(loaded, principals, handler)).map(
      ({ rule, message }) => `${rule}: ${message}`,
    );
  } finally {
    local.close();
  }
}

it.each(Object.keys(paged))(
  "of a server that reads the list of each %s as its contract says: nothing",
  async (name) => {
    expect(await found(name)).toEqual([]);
  },
);

const again = "pages: The list has no last page: it begins anew.";
const gap = "pages: Small pages together hold other items than a large one.";
const twice = "pages: An item comes on two pages.";
const missing = "create-list: A created object is missing from its list.";
const refused = "valid-request: The server refuses a valid request with 400 `error 400`.";

it.each<[list: string, fault: string, served: object, wanted: readonly string[]]>([
  ["booking", "counts pages from 0", { page: { parameter: "page", first: 0 } }, [missing]],
  ["voucher", "counts pages from 1", { page: { parameter: "page", first: 1 } }, [refused, missing]],
  [
    "posting",
    "takes an offset for a page",
    { offset: undefined, page: { parameter: "offset" } },
    [refused, missing],
  ],
  [
    "posting",
    "always has the same total",
    { total: undefined },
    ["pages: `total` is not the number of all items.", gap],
  ],
  ["voucher", "never has more", { more: undefined }, [gap]],
  ["receipt", "takes no limit", { limit: undefined }, ["limit: A page has more items than its limit: 6."]],
  ["transfer", "never has a next page", { cursor: { parameter: "after", next: "meta.after" } }, [gap]],
  ["receipt", "always has the first page", { offset: { parameter: "none" } }, [again, twice]],
  ["booking", "always has the first page", { page: { parameter: "none" } }, [again, twice]],
])("a list of each %s, of a server that %s", async (name, _, served, wanted) => {
  const told = (await found(name, served)).map((message) => message.replace(/ Sent: .*$/, ""));
  expect(told).toEqual(wanted);
});
