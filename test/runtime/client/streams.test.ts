import { expect, it } from "vitest";
import { emitClient } from "../../../scripts/emit/client/emit.ts";
import { emitServer } from "../../../scripts/emit/server/emit.ts";
import { serverFacts } from "../../../scripts/emit/server/facts.ts";
import { loadPair } from "../../../scripts/prove/wire/pair.ts";
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

/** Calls an operation of the press over a socket; `answer` is what its handler returns. */
async function called(
  operationId: string,
  answer: object,
  input: object,
  options: object,
): Promise<Streamed> {
  const handlers = source.model.operations.map((operation) => [operation.operationId, () => answer] as const);
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

it("a stream is handed over while it comes, however large it is", async () => {
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

it("an error is an error", async () => {
  const result = await called("followChanges", { status: 500 }, {}, {});
  expect(result).toMatchObject({ ok: false, status: 500 });
  await Promise.all(closing.map((close) => close()));
});
