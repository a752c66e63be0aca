import { expect, it } from "vitest";
import { resolveContract } from "../../scripts/contract/resolve.ts";
import { localSource } from "../../scripts/local/app.ts";
import { createLocal } from "../../scripts/local/index.ts";
import { ledgers, paged } from "../fixtures/ledgers/index.ts";

const ids = [1, 2, 3, 4, 5].map((number) => `5b1b0a1c-7c7a-4a55-9d2f-3d0f0a7a1e0${number}`);

/** What a list of five objects answers: the last digits of the ids, and the rest of the body. */
async function answered(name: string, query: string) {
  const list = paged[name];
  if (!list) throw new Error(`there is no list of ${name}`);
  const objects = { [name]: ids.map((id, amount) => ({ id, amount })) };
  const data = { organizations: [{ name: "Own", keys: ["own_12345"], objects }] };
  const local = createLocal({ ...localSource(resolveContract(ledgers([list]))), data });
  const response = await local.fetch(
    new Request(`http://localhost/${name}s${query}`, { headers: { authorization: "Bearer own_12345" } }),
  );
  local.close();
  if (response.status !== 200) return response.status;
  const text = (await response.text()).replace(/\{"id":"[^"]*(\d)","amount":\d\}/g, "$1");
  return JSON.parse(text) as unknown;
}

it.each<[name: string, query: string, wanted: unknown]>([
  ["posting", "", { items: [1, 2, 3, 4, 5], total: 5 }],
  ["posting", "?offset=1&limit=2", { items: [2, 3], total: 5 }],
  ["posting", "?offset=4&limit=2", { items: [5], total: 5 }],
  ["posting", "?offset=5", { items: [], total: 5 }],
  ["posting", "?offset=-1", 400],
  ["booking", "?per_page=2", [1, 2]],
  ["booking", "?per_page=2&page=3", [5]],
  ["booking", "?per_page=2&page=4", []],
  ["booking", "?page=0", 400],
  ["voucher", "?size=2&page=0", { content: [1, 2], has_more: true }],
  ["voucher", "?size=2&page=1", { content: [3, 4], has_more: true }],
  ["voucher", "?size=2&page=2", { content: [5], has_more: false }],
  ["voucher", "?size=5", { content: [1, 2, 3, 4, 5], has_more: false }],
  ["receipt", "?skip=3&take=9", { data: [4, 5] }],
  ["transfer", "?limit=9", { data: [1, 2, 3, 4, 5], meta: { next: null, total: 5 } }],
  ["transfer", "?after=nothing", 400],
])("the list of each %s answers `%s` with %j", async (name, query, wanted) => {
  expect(await answered(name, query)).toEqual(wanted);
});

it("a cursor in a field within another one leads to the next page", async () => {
  const first = (await answered("transfer", "?limit=2")) as { data: unknown; meta: { next: string } };
  expect(first.data).toEqual([1, 2]);
  expect(await answered("transfer", `?limit=2&after=${first.meta.next}`)).toMatchObject({ data: [3, 4] });
});
