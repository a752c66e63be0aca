import { expect, it } from "vitest";
import { emitClient } from "../../../scripts/emit/client/emit.ts";
import { emitServer } from "../../../scripts/emit/server/emit.ts";
import { serverFacts } from "../../../scripts/emit/server/facts.ts";
import { proveExchanges } from "../../../scripts/prove/wire/prove.ts";
import { serveContract } from "../../../scripts/runtime/server/node.ts";
import { compiledWith } from "../../emit/client/compiled.ts";
import { sourceOfSpec } from "../../emit/client/emitted.ts";
import ferries from "../../fixtures/ferries/index.ts";
import { outcomeOf } from "../document/tiny-contract.ts";

it("the document of forms that real APIs have is proved", () => {
  const { document, problems } = outcomeOf(ferries);
  expect(problems).toEqual([]);
  // Each use of a named schema that may be null is a reference.
  const named = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  expect(document?.components?.schemas?.["Sailing"]).toMatchObject({
    properties: {
      state: named("SailingState"),
      history: { items: named("SailingState") },
      captain: named("Captain"),
      mate: named("Captain"),
      relief: named("ReliefBoat"),
      next: named("ReliefBoat"),
    },
  });
});

it("every example of it goes over a socket", async () => {
  const source = await sourceOfSpec("ferries");
  const files = new Map([...(await emitClient(source)), ...(await emitServer(source))]);
  let close = async () => {};
  const { problems, calls } = await proveExchanges(source, files, {
    reach: async (app) => {
      const served = await serveContract(serverFacts(source.model), app, { port: 0 });
      close = served.close;
      return { baseUrl: served.url };
    },
  });
  await close();
  expect(problems).toEqual([]);
  expect(calls).toBeGreaterThan(15);
});

it("its client compiles, also where `default` alone documents the errors", async () => {
  const use = `
import { createClient, listSailings } from "./client/src/index.js";
const client = createClient({ credentials: { bot: "b", account: "a", office: { username: "u", password: "p" } } });
const result = await listSailings(client, { berths: ["1"] });
if (result.status === 404) {
  const code: "invalid" | "stranger" | "broken" | undefined = result.code as "invalid" | undefined;
  console.log(code, result.body.details);
}
`;
  expect(await compiledWith(ferries, use)).toBe("");
});
