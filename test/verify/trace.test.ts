import { describe, expect, it } from "vitest";
import { createSender } from "../../scripts/verify/http/send.ts";
import { obtainTokens } from "../../scripts/verify/http/tokens.ts";
import { traceRequests } from "../../scripts/verify/http/trace.ts";
import { startReceiver } from "./receiver.ts";

const request = { method: "GET", target: "/", headers: [] };
const declaring = (...names: readonly string[]) => ({
  operations: [{ parameters: names.map((name) => ({ name, in: "header" })) }] as never,
});

it("each request has a name of its own, in one trace", () => {
  const named = traceRequests(declaring());
  const traces = [named(request), named(request)].map(({ trace }) => trace);
  const parts = traces.map(
    ({ traceparent = "" }) => /^00-([0-9a-f]{32})-([0-9a-f]{16})-01$/.exec(traceparent) ?? [],
  );
  const [[, first, span] = [], [, second, other] = []] = parts;
  expect(first).toMatch(/./);
  expect(second).toBe(first);
  expect(other).not.toBe(span);
  expect(traces.map(({ requestId }) => requestId)).toEqual([
    `${first?.slice(0, 8)}-1`,
    `${first?.slice(0, 8)}-2`,
  ]);
  expect(traceRequests(declaring())(request).trace.traceparent).not.toContain(first);
});

describe("a header field that is somebody else's is left as it is", () => {
  it.each<[what: string, declared: readonly string[], own: readonly string[], wanted: readonly string[]]>([
    ["none", [], [], ["User-Agent", "x-request-id", "traceparent"]],
    ["of the contract", ["X-Request-ID"], [], ["User-Agent", "traceparent"]],
    ["all of the contract", ["x-request-id", "Traceparent", "user-agent"], [], []],
    ["of the probe", [], ["X-Request-Id"], ["X-Request-Id", "User-Agent", "traceparent"]],
    ["who asks, of the probe", ["x-request-id", "traceparent"], ["user-agent"], ["user-agent"]],
  ])("%s", (_, declared, own, wanted) => {
    const headers = own.map((name) => ({ name, value: "mine" }));
    const { request: sent } = traceRequests(declaring(...declared))({ ...request, headers });
    expect(sent.headers.map(({ name }) => name)).toEqual(wanted);
    expect(sent.headers.filter(({ name }) => own.includes(name)).map(({ value }) => value)).toEqual(
      own.map(() => "mine"),
    );
  });
});

it("what a server is sent is what is told of the request", async () => {
  const server = await startReceiver(() => [200, "{}"]);
  const sender = createSender(server.url, {
    timeout: 5000,
    over: new AbortController().signal,
    traced: traceRequests(declaring()),
    tokens: await obtainTokens(
      { schemas: {}, securitySchemes: {} },
      { own: undefined, other: undefined },
      async () => "",
    ),
    isWithheld: () => false,
  });
  try {
    const { trace } = await sender.send(request);
    expect(server.received[0]?.headers).toMatchObject({
      "x-request-id": trace?.requestId,
      traceparent: trace?.traceparent,
    });
  } finally {
    sender.close();
    server.close();
  }
});
