import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { once } from "node:events";
import { Agent, get, type IncomingMessage, type Server } from "node:http";
import { setImmediate } from "node:timers/promises";
import { expect, it } from "vitest";
import { type Served, serve } from "../../fixtures/workshop/expected/server/node.ts";
import { operationPath, renameApp } from "./rename-app.ts";

/** Asks for what no operation has, over a connection that stays; reads the answer to its end. */
async function asked({ url }: Served, agent: Agent): Promise<IncomingMessage> {
  const [answer] = (await once(get(`${url}/other`, { agent }), "response")) as [IncomingMessage];
  answer.resume();
  await once(answer, "end");
  return answer;
}

it("a request that was answered to its end is not aborted, and does not hold up the end of the server", async () => {
  const signals: AbortSignal[] = [];
  const app = renameApp({
    authenticate: (_, { request }) => {
      signals.push(request.signal);
      return null;
    },
  });
  // Longer than the test may take.
  const served = await serve(app, { port: 0, grace: 1_000_000 });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const headers = { authorization: "Bearer a", connection: "close" };
  const [first] = await once(
    get(`${served.url}${operationPath}`, { agent, method: "PATCH", headers }),
    "response",
  );
  first.resume();
  await once(first, "close");
  expect((await asked(served, agent)).statusCode).toBe(404);
  await setImmediate();
  expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
  await served.close();
  agent.destroy();
}, 20_000);

it("a connection that is kept after its answer does not hold up the end of the server", async () => {
  // Node itself ends what is kept for five seconds: here only the server's end does.
  const keep = (message: unknown) =>
    Object.assign((message as { server: Server }).server, { keepAliveTimeout: 0 });
  const started = "http.server.request.start";
  subscribe(started, keep);
  const forever = 1_000_000;
  const served = await serve(renameApp(), { port: 0, grace: forever, requestTimeout: forever });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  expect((await asked(served, agent)).statusCode).toBe(404);
  expect((await asked(served, agent)).statusCode).toBe(404);
  unsubscribe(started, keep);
  await served.close();
  agent.destroy();
}, 20_000);
