import { once } from "node:events";
import { connect } from "node:net";
import { expect, it } from "vitest";
import { serve } from "../../fixtures/workshop/expected/server/node.ts";
import { rawRename, sendRaw, statuses } from "./raw.ts";
import { renameApp } from "./rename-app.ts";

const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;

it("a server that is closed leaves no timer behind", async () => {
  const before = timers();
  const served = await serve(renameApp(), { port: 0, grace: 1_000_000 });
  await served.close();
  expect(timers()).toBe(before);
});

it("a request that arrives while the server closes is answered, and its connection is closed", async () => {
  const served = await serve(renameApp(), { port: 0, grace: 1_000_000 });
  const whole = rawRename([], undefined, { close: false });
  const socket = connect(served.port, "127.0.0.1").setEncoding("latin1");
  socket.write(whole);
  const [first] = (await once(socket, "data")) as [string];
  socket.write(whole.slice(0, 40));
  // Once a later request is answered, the beginning of this one has arrived.
  await sendRaw(served.port, rawRename());
  const closed = served.close();
  socket.write(whole.slice(40));
  const [second] = (await once(socket, "data")) as [string];
  await closed;
  const connections = [first, second].map((answer) => /^connection: (.*)$/im.exec(answer)?.[1]);
  expect([statuses(first + second), connections]).toEqual([
    [200, 200],
    ["keep-alive", "close"],
  ]);
});
