import { describe, expect, it } from "vitest";
import { useShop } from "./shop.ts";

const check = useShop();
type Change = Parameters<typeof check>[0];
type Result = { readonly status: number; readonly body: Record<string, unknown> };

/** The handler with its result changed. */
const altered =
  (name: string, change: (result: Result) => unknown): Change =>
  (handlers) => ({
    [name]: async (call) => change((await handlers[name]?.(call)) as Result) as Result,
  });

describe("a fault in one operation of many is found", () => {
  it.each<[string, Change, string]>([
    [
      "a list that ignores its limit",
      ({ listItems }) => ({ listItems: (call) => listItems?.({ ...call, query: { limit: 100 } }) as Result }),
      "laws/limit listItems",
    ],
    [
      "a list without the newest",
      altered("listItems", (result) => ({
        ...result,
        body: { ...result.body, data: (result.body["data"] as unknown[]).slice(0, 1), next_cursor: null },
      })),
      "laws/create-list createItem",
    ],
    [
      "a deletion that keeps the item",
      () => ({ deleteItem: () => ({ status: 204 }) }),
      "laws/delete getItem",
    ],
    [
      "an update that is not stored",
      (handlers) => ({
        updateItem: async (call) => {
          const read = (await handlers["getItem"]?.(call)) as Result | undefined;
          const body = read?.body;
          return body
            ? { status: 200, body: { ...body, ...(call["body"] as object) }, headers: { ETag: "x" } }
            : { status: 404 };
        },
      }),
      "laws/lost-write updateItem",
    ],
    [
      "another shop's item can be read",
      (handlers) => ({
        getItem: async (call) => {
          const mine = (await handlers["getItem"]?.(call)) as Result;
          return mine.status === 200
            ? mine
            : ((await handlers["getItem"]?.({ ...call, principal: "other" })) as Result);
        },
      }),
      "auth/foreign-object getItem",
    ],
    [
      "a missing header field",
      altered("updateItem", ({ status, body }) => (status === 200 ? { status, body } : { status })),
      "answers/header updateItem",
    ],
  ])("%s", async (_, change, wanted) => {
    const { findings } = await check(change);
    expect(findings.map(({ kind, rule, operation }) => `${kind}/${rule} ${operation}`)).toContain(wanted);
  });
});
