import { expect, it } from "vitest";
import * as sink from "../../fixtures/kitchen-sink/expected/client/src/index.ts";

/** The modules of the client that a call goes through before it reaches `fetch`, in order. */
async function modulesOnWay(call: (client: sink.Client) => Promise<unknown>): Promise<string[]> {
  let stack = "";
  const { stackTraceLimit } = Error;
  const fetch: typeof globalThis.fetch = async () => {
    Error.stackTraceLimit = 100;
    stack = new Error().stack ?? "";
    Error.stackTraceLimit = stackTraceLimit;
    return Response.json({ items: [], next_cursor: null });
  };
  await call(sink.createClient({ fetch, token: "token", shopKey: "key" }));
  const modules = [...stack.matchAll(/\/client\/src\/(\S+?):\d/g)].map(([, path = ""]) => path).reverse();
  return modules.filter((path, index) => path !== modules[index - 1]);
}

it("a call makes four hops: three to other modules, and one to `fetch`", async () => {
  expect(await modulesOnWay((client) => sink.listItems(client))).toEqual([
    "operations/list-items.ts",
    "runtime/call.ts",
    "runtime/send.ts",
    "runtime/client.ts",
  ]);
});
