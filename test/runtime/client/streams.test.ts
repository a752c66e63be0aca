import { expect, it } from "vitest";
import { emitClient } from "../../../scripts/emit/client/emit.ts";
import { emitServer } from "../../../scripts/emit/server/emit.ts";
import { serverFacts } from "../../../scripts/emit/server/facts.ts";
import { loadPair } from "../../../scripts/prove/wire/pair.ts";
import { call } from "../../../scripts/runtime/client/call.ts";
import { createCaller } from "../../../scripts/runtime/client/client.ts";
import { jsonBody } from "../../../scripts/runtime/client/decode.ts";
import { asStream, streamBody, unread } from "../../../scripts/runtime/client/streams.ts";
import { serveContract } from "../../../scripts/runtime/server/node.ts";
import { sourceOfSpec } from "../../emit/client/emitted.ts";

const source = await sourceOfSpec("media");
const pair = await loadPair(new Map([...(await emitClient(source)), ...(await emitServer(source))]));

interface Streamed {
  readonly ok: boolean;
  readonly status: unknown;
  readonly contentType?: string;
  readonly data: ReadableStream<Uint8Array>;
}

/** Calls an operation of the press over a socket; `answer` is what its handler returns, or the handler. */
async function called(
  operationId: string,
  answer: object | ((call: { readonly body: ReadableStream<Uint8Array> }) => Promise<object>),
  input: object,
  options: object,
): Promise<Streamed> {
  const handlers = source.model.operations.map(
    (operation) => [operation.operationId, typeof answer === "function" ? answer : () => answer] as const,
  );
  const app = pair.createApp({
    authenticate: () => ({}),
    logger: { info() {}, error() {} },
    operations: Object.fromEntries(handlers) as never,
  });
  const served = await serveContract(serverFacts(source.model), app, { port: 0 });
  closing.push(served.close);
  const client = pair.createClient({ pass: "p", baseUrl: served.url, retries: 0 });
  return (await pair.call[operationId]?.(client, input, options)) as unknown as Streamed;
}

const closing: (() => Promise<void>)[] = [];

/** A body that comes piece by piece, as the test wants it. */
function pieces(): {
  body: ReadableStream<Uint8Array>;
  write: (text: string) => void;
  end: () => void;
  gone: Promise<unknown>;
} {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  return {
    body: readable,
    gone: writer.closed.catch((reason: unknown) => reason),
    write: (text) => void writer.write(new TextEncoder().encode(text)).catch(() => {}),
    end: () => void writer.close(),
  };
}

const text = ({ value }: { readonly value?: Uint8Array | undefined }) => new TextDecoder().decode(value);

it("a stream is passed on as it arrives, however large it is", async () => {
  const { body, write, end } = pieces();
  write("one\n");
  const result = await called("followChanges", { status: 200, body }, {}, { deadline: 2000, maxBytes: 1 });
  expect([result.ok, result.status]).toEqual([true, 200]);
  const reader = result.data.getReader();
  expect(text(await reader.read())).toBe("one\n");
  write("two\n");
  expect(text(await reader.read())).toBe("two\n");
  end();
  expect((await reader.read()).done).toBe(true);
});

it("the caller's signal ends it, and the server's source", async () => {
  const { body, write, gone } = pieces();
  write("one\n");
  const caller = new AbortController();
  const result = await called("followChanges", { status: 200, body }, {}, { signal: caller.signal });
  const reader = result.data.getReader();
  await reader.read();
  caller.abort(new Error("enough"));
  await expect(reader.read()).rejects.toThrow("enough");
  await gone;
});

it("of several media types, the one that is no stream is read as ever", async () => {
  const input = { article_id: "a-1" };
  const json = { status: 200, contentType: "application/json", body: { text: "Rain." } };
  expect(await called("summarizeArticle", json, input, {})).toMatchObject({
    contentType: "application/json",
    data: { text: "Rain." },
  });
  const { body, write, end } = pieces();
  write("data: {}\n\n");
  end();
  const events = { status: 200, contentType: "text/event-stream", body };
  const result = await called("summarizeArticle", events, { ...input, accept: "text/event-stream" }, {});
  expect(result.contentType).toBe("text/event-stream");
  expect(await new Response(result.data).text()).toBe("data: {}\n\n");
});

it.each(["an iterable", "a stream"])("a request is handed over while it comes, as %s", async (form) => {
  const got: string[] = [];
  const { body: back, write, end } = pieces();
  let goOn = () => {};
  const read = new Promise<void>((resolve) => (goOn = resolve));
  async function* chunks() {
    yield new TextEncoder().encode("one\n");
    // The handler has the first line before the second one is made.
    await read;
    yield new TextEncoder().encode("two\n");
  }
  const handle = async ({ body }: { readonly body: ReadableStream<Uint8Array> }) => {
    const reader = body.getReader();
    got.push(text(await reader.read()));
    goOn();
    got.push(text(await reader.read()));
    got.push(String((await reader.read()).done));
    write("read\n");
    end();
    return { status: 200, body: back };
  };
  const stream = () => {
    const all = chunks();
    return new ReadableStream({
      pull: async (to) => {
        const { done, value } = await all.next();
        if (done) to.close();
        else to.enqueue(value);
      },
    });
  };
  // Without `timeout` and `deadline`, none holds.
  const result = await called("addArticles", handle, { body: form === "a stream" ? stream() : chunks() }, {});
  expect(got).toEqual(["one\n", "two\n", "true"]);
  expect([result.status, await new Response(result.data).text()]).toEqual([200, "read\n"]);
});

it("an iterable whose request ends early is told so", async () => {
  let told = false;
  async function* chunks() {
    try {
      for (;;) yield new TextEncoder().encode("on and on\n");
    } finally {
      told = true;
    }
  }
  const { body, duplex } = asStream("text/plain")(chunks());
  expect(duplex).toBe("half");
  const reader = (body as ReadableStream<Uint8Array>).getReader();
  await reader.read();
  await reader.cancel();
  expect(told).toBe(true);
});

const bytesOf = (text: string) => new TextEncoder().encode(text);

it.each<[form: string, body: unknown]>([
  ["a stream", new Blob(["one, two"]).stream()],
  ["bytes", bytesOf("one, two")],
  ["a file", new Blob(["one, two"])],
  [
    "an iterable",
    (async function* () {
      yield bytesOf("one, ");
      yield bytesOf("two");
    })(),
  ],
])("a body is sent whole, as %s", async (_, body) => {
  const sent = asStream("text/plain")(body);
  expect(await new Response(sent.body).text()).toBe("one, two");
});

it("an iterable that can't be told of its end is left as it is", async () => {
  const endless = { [Symbol.asyncIterator]: () => ({ next: async () => ({ value: bytesOf("on\n") }) }) };
  const { body } = asStream("text/plain")(endless);
  const reader = (body as ReadableStream<Uint8Array>).getReader();
  expect(text(await reader.read())).toBe("on\n");
  await expect(reader.cancel()).resolves.toBeUndefined();
});

it("bytes are taken as a stream", async () => {
  const handle = async ({ body }: { readonly body: ReadableStream<Uint8Array> }) => ({
    ...{ status: 200, body: new TextEncoder().encode(`${await new Response(body).text()}!`) },
  });
  const taken = await called("addArticles", handle, { body: new Blob(["a"]) }, {});
  expect(await new Response(taken.data).text()).toBe("a!");
});

it("an error is an error", async () => {
  const result = await called("followChanges", { status: 500 }, {}, {});
  expect(result).toMatchObject({ ok: false, status: 500 });
  await Promise.all(closing.map((close) => close()));
});

/** What a call gets of an operation that answers a stream with 200 and JSON with 201; `signal`: the caller gives one. */
async function answered(answer: Response, signal?: AbortSignal) {
  const client = createCaller(
    { baseUrl: "https://a.example", schemes: {}, security: [], closed: false, textField: "error" },
    { fetch: () => answer, retries: 0, maxBytes: 16 },
  );
  const route = {
    ...{ method: "GET", path: "/changes", security: [], errors: [500] },
    ...{ parts: () => ({}), repeatable: true },
    answers: { 200: streamBody, 201: jsonBody },
  };
  const { status, data } = await unread(
    client,
    ["text/event-stream", "text/csv", "application/json;stream=watch"],
    (streaming) => call<object, { status: unknown; data?: unknown }>(streaming, route, {}, { signal }),
  );
  return [status, data instanceof ReadableStream ? await new Response(data).text() : data];
}

const long = "longer than the limit\n";

it.each<
  [what: string, status: number, type: string | undefined, body: string | null, wanted: readonly unknown[]]
>([
  ["a stream, whatever its size", 200, "text/event-stream", long, [200, long]],
  ["one of another of its types", 200, "text/csv", long, [200, long]],
  ["a type in capitals and with a parameter", 200, "Text/CSV ; charset=utf-8", long, [200, long]],
  ["a type told by a parameter", 200, 'application/json; charset=utf-8; stream="watch"', long, [200, long]],
  ["the same type without it, which is read", 201, "application/json", "[1]", [201, [1]]],
  ["a stream without a body", 200, "text/csv", null, [200, ""]],
  ["another type, which is read", 200, "text/plain", "short", [200, "short"]],
  ["another type that is too large", 200, "text/plain", long, ["network-error", undefined]],
  ["one that only begins like a stream's", 200, "text/csv-schema", long, ["network-error", undefined]],
  ["no type", 200, undefined, "short", [200, "short"]],
  ["another answer", 201, "application/json", "[1]", [201, [1]]],
  ["an error of the stream's type", 500, "text/csv", '{"error":"x"}', [500, undefined]],
])("%s", async (_what, status, type, body, wanted) => {
  const answer = () => {
    const headers: Record<string, string> = type === undefined ? {} : { "Content-Type": type };
    return new Response(body === null ? null : new TextEncoder().encode(body), { status, headers });
  };
  expect(await answered(answer())).toEqual(wanted);
  expect(await answered(answer(), new AbortController().signal)).toEqual(wanted);
});
