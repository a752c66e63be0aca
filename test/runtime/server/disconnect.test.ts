import { connect } from "node:net";
import { expect, it } from "vitest";
import { type App, createApp, type RequestEntry } from "../../fixtures/workshop/expected/server/index.ts";
import { serve } from "../../fixtures/workshop/expected/server/node.ts";
import { rawRename } from "./raw.ts";

const wraps: readonly [what: string, wrap: (app: App) => App][] = [
  ["an app of `createApp`", (app) => app],
  ["an app around one", ({ fetch }) => ({ fetch: (request) => fetch(request) })],
];

it.each(
  wraps.flatMap(([what, wrap]) =>
    [false, true].flatMap(
      (looks) =>
        [
          [what, wrap, looks, rawRename(), 404],
          [what, wrap, looks, rawRename().slice(0, -3), 400],
        ] as const,
    ),
  ),
)(
  "%s counts a caller who leaves while `authenticate` is at work",
  async (_what, wrap, looks, sent, status) => {
    const seen: string[] = [];
    const entries: RequestEntry[] = [];
    let asked = () => {};
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    let answer = (_principal: object) => {};
    let told = () => {};
    const isTold = new Promise<void>((resolve) => {
      told = resolve;
    });
    const app = createApp({
      authenticate: (_token, { request }) => {
        if (looks) seen.push(request.method);
        asked();
        return new Promise<object>((resolve) => {
          answer = resolve;
        });
      },
      onRequest: (entry) => {
        entries.push(entry);
        if (entry.operationId) told();
      },
      operations: { updateGadget: async () => ({ status: 404 }) },
    });
    const served = await serve(wrap(app), { port: 0 });
    const socket = connect(served.port, "127.0.0.1");
    socket.write(sent);
    await isAsked;
    socket.destroy();
    await new Promise((resolve) => socket.once("close", resolve));
    // Once it has answered others, the server has heard of it.
    for (let others = 0; others < 3; others++) await fetch(served.url);
    answer({});
    await isTold;
    const own = entries.filter(({ operationId }) => operationId);
    expect(own.map(({ event, status }) => [event, status])).toEqual([["request", status]]);
    await served.close();
  },
);
