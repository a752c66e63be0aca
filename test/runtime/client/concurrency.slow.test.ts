import { createServer } from "node:http";
import { expect, it } from "vitest";
import { createClient, updateGadget } from "../../fixtures/workshop/expected/client/src/index.ts";
import { gadget, input } from "./rename.ts";
import { listen } from "./server.ts";

it("of 1,000 calls at once, twice, none is lost, doubled or given to another", async () => {
  const count = 1000;
  const seen = new Map<string, number>();
  let connections = 0;
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    const { name } = JSON.parse(text) as { name: string };
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    // Some connections break once, on which others of the same pool wait.
    if (times === 1 && name.endsWith("7")) return void response.destroy();
    response.setHeader("content-type", "application/json").end(JSON.stringify({ ...gadget, name }));
  });
  server.on("connection", () => connections++);
  const client = createClient({ apiKey: "nr_1", baseUrl: await listen(server) });
  const wave = (number: number) =>
    Promise.all(
      Array.from({ length: count }, async (_, index) => {
        const name = `${number}-${index}`;
        const result = await updateGadget(client, { ...input, name });
        return [name, result.status, result.ok && result.data.name, result.attempts];
      }),
    );
  const wanted = (number: number) =>
    Array.from({ length: count }, (_, index) => {
      const name = `${number}-${index}`;
      return [name, 200, name, name.endsWith("7") ? 2 : 1];
    });
  expect(await wave(1)).toEqual(wanted(1));
  const first = connections;
  expect(await wave(2)).toEqual(wanted(2));
  expect([...seen.values()].reduce((sum, times) => sum + times)).toBe(2 * count * 1.1);
  // The second wave goes over the connections of the first, but for those that broke.
  expect(connections - first).toBeLessThan(count / 2);
});
