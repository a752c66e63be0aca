import { expect, it } from "vitest";
import { serve } from "../../fixtures/workshop/expected/server/node.ts";
import { renameApp } from "./rename-app.ts";

const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;

it("a server that is closed leaves no timer behind", async () => {
  const before = timers();
  const served = await serve(renameApp(), { port: 0, grace: 1_000_000 });
  await served.close();
  expect(timers()).toBe(before);
});
