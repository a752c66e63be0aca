import { describe, expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import { isAnswer } from "../../scripts/verify/http/message.ts";
import { withHeader } from "../../scripts/verify/http/request.ts";
import { createSender } from "../../scripts/verify/http/send.ts";
import { tokenPrinter } from "../../scripts/verify/http/token-command.ts";
import { obtainTokens } from "../../scripts/verify/http/tokens.ts";
import { traceRequests } from "../../scripts/verify/http/trace.ts";
import { startReceiver } from "./receiver.ts";
import { things } from "./things.ts";

const { model: api } = modelOfContract((await loadContract(things)).contract);
const request = { method: "GET", target: "/notes/a", headers: [] };

/** A sender to a server that takes these credentials, each for so many requests. */
async function start(takes: Readonly<Record<string, number>>, printed: readonly string[]) {
  const left = new Map(Object.entries(takes));
  const server = await startReceiver(({ headers: { authorization = "" } }) => {
    const [, value = ""] = /^Bearer (.*)$/.exec(authorization) ?? [];
    const uses = left.get(value) ?? 0;
    left.set(value, uses - 1);
    return uses > 0 ? [200, "{}"] : [401, "{}"];
  });
  let runs = 0;
  const principal = { token: "", params: {}, commands: { key: "print" } };
  const tokens = await obtainTokens(api.components, { own: principal, other: undefined }, async () => {
    const value = printed[runs++];
    if (value === undefined) throw new Error("The command fails.");
    return value;
  });
  const { send, close } = createSender(server.url, {
    timeout: 5000,
    over: new AbortController().signal,
    tokens,
    traced: traceRequests(api),
    isWithheld: () => false,
  });
  const value = tokens.own?.credentials?.["key"];
  return {
    tokens,
    /** The statuses of so many requests at once, with the first credential behind these words. */
    statuses: async (count: number, scheme = "Bearer") => {
      const sent = withHeader(request, { name: "Authorization", value: `${scheme} ${value}` });
      const outcomes = await Promise.all(Array.from({ length: count }, () => send(sent)));
      return outcomes.map((outcome) => (isAnswer(outcome) ? outcome.status : outcome.words));
    },
    runs: () => runs,
    close: () => {
      close();
      server.close();
    },
  };
}

const many = 1000;

describe("a credential that a command prints", () => {
  it.each([
    ["is used as long as the server takes it", { a: many }, ["a"], [200, 200, 200], 1],
    [
      "is printed again when it has expired, and the request repeated",
      { a: 2, b: many },
      ["a", "b"],
      [200, 200, 200],
      2,
    ],
    ["as often as it expires", { a: 1, b: 1, c: many }, ["a", "b", "c"], [200, 200, 200], 3],
    [
      "is not printed a third time where the new one is refused, too",
      {},
      ["a", "b", "c"],
      [401, 401, 401],
      2,
    ],
    [
      "is not printed a third time where the first one was taken, and the new one is refused",
      { a: 1 },
      ["a", "b", "c"],
      [200, 401, 401],
      2,
    ],
  ])("%s", async (_, takes, printed, wanted, runs) => {
    const { statuses, runs: ran, close } = await start(takes, printed);
    const found = [...(await statuses(1)), ...(await statuses(1)), ...(await statuses(1))];
    close();
    expect({ found, runs: ran() }).toEqual({ found: wanted, runs });
  });

  it("is printed once for all requests that were on the way", async () => {
    const { statuses, runs, close } = await start({ a: 3, b: many }, ["a", "b"]);
    const found = await statuses(8);
    close();
    expect({ found, runs: runs() }).toEqual({ found: Array.from({ length: 8 }, () => 200), runs: 2 });
  });

  it("is not printed again for a request that shall be refused", async () => {
    const { statuses, runs, close } = await start({ a: many }, ["a", "b"]);
    const found = [...(await statuses(1, "Basic")), ...(await statuses(1, "Bearer "))];
    close();
    expect({ found, runs: runs() }).toEqual({ found: [401, 401], runs: 1 });
  });

  it("says why there is no new one, and what to hide", async () => {
    const { statuses, tokens, close } = await start({ a: 1 }, ["a"]);
    const found = [...(await statuses(1)), ...(await statuses(1))];
    close();
    expect({ found, failure: tokens.failure(), printed: tokens.printed() }).toEqual({
      found: [200, 401],
      failure: "The command fails.",
      printed: [{ value: "a", shown: "$THINGS_KEY" }],
    });
  });

  it("is what it prints, without the line break", async () => {
    expect(await tokenPrinter([])("key", "echo th_key_1")).toBe("th_key_1");
  });
});
