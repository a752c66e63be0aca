import { request } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { type Served, serve } from "../../fixtures/workshop/expected/server/node.ts";

let served: Served | undefined;
afterEach(() => served?.close());

/** What Node's server writes of the answer that a `fetch` of somebody's own gives. */
async function answered(
  answer: (request: Request) => Response | Promise<Response>,
  init: { readonly method?: string; readonly body?: string } = {},
) {
  served = await serve({ fetch: async (asked) => answer(asked) }, { port: 0 });
  const { url } = served;
  return new Promise<{ status?: number; headers: NodeJS.Dict<string | string[]>; text: string }>(
    (resolve, reject) => {
      const asked = request(`${url}/any?a=b`, { method: init.method ?? "GET" }, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (chunk: string) => {
          text += chunk;
        });
        response.on("error", reject).on("end", () => {
          const { statusCode, headers } = response;
          resolve({ ...(statusCode ? { status: statusCode } : {}), headers, text });
        });
      });
      asked.on("error", reject).end(init.body);
    },
  );
}

/** A body of chunks, each of which is ready when the one before it has been read and `wait` is over. */
function streamOf(chunks: readonly string[], wait: () => Promise<void>): ReadableStream<Uint8Array> {
  const left = [...chunks];
  return new ReadableStream({
    pull: async (controller) => {
      const chunk = left.shift();
      if (chunk === undefined) return controller.close();
      if (left.length < chunks.length - 1) await wait();
      controller.enqueue(new TextEncoder().encode(chunk));
    },
  });
}

const turns = async () => {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
};

describe("an app of somebody's own on Node", () => {
  it.each<[what: string, body: BodyInit | null, text: string, length: string | undefined]>([
    ["no body", null, "", undefined],
    ["a text", "hello", "hello", "5"],
    ["a text of more bytes than characters", "hüllo", "hüllo", "6"],
    ["an empty text", "", "", "0"],
    ["a large text", "x".repeat(300_000), "x".repeat(300_000), "300000"],
    ["bytes", new Uint8Array([104, 105]), "hi", "2"],
    ["a stream of one chunk that is there", streamOf(["one"], async () => {}), "one", "3"],
    [
      "a stream whose chunks come later",
      streamOf(["one,", "two,", "three"], turns),
      "one,two,three",
      undefined,
    ],
    ["a stream that comes later as a whole", streamOf(["", "two"], turns), "two", undefined],
    [
      "a stream of many chunks that are there",
      streamOf(["1", "2", "3", "4", "5"], async () => {}),
      "12345",
      undefined,
    ],
  ])("answers %s", async (_, body, text, length) => {
    const { status, headers, text: read } = await answered(() => new Response(body, { status: 201 }));
    expect([status, read, headers["content-length"]]).toEqual([201, text, length]);
    expect(headers["transfer-encoding"]).toBe(length === undefined ? "chunked" : undefined);
  });

  it("answers each cookie in a line of its own", async () => {
    const headers = new Headers({ "x-list": "a, b" });
    headers.append("set-cookie", "a=1");
    headers.append("set-cookie", "b=2");
    const { headers: read } = await answered(() => new Response(null, { headers }));
    expect([read["set-cookie"], read["x-list"]]).toEqual([["a=1", "b=2"], "a, b"]);
  });

  it.each(["GET", "PATCH", "TRACE"])("asks with the request as it came: %s", async (method) => {
    const body = method === "PATCH" ? "sent" : undefined;
    const { text } = await answered(
      async (asked) =>
        new Response(`${asked.method} ${new URL(asked.url).search} ${asked.body ? await asked.text() : ""}`),
      { method, ...(body ? { body } : {}) },
    );
    expect(text).toBe(`${method} ?a=b ${body ?? ""}`);
  });

  it.each<[what: string, answer: () => Response | Promise<Response>]>([
    [
      "throws",
      () => {
        throw new Error("own");
      },
    ],
    ["rejects", () => Promise.reject(new Error("own"))],
    [
      "answers a body that has been read",
      () => {
        const response = new Response("read");
        void response.text();
        return response;
      },
    ],
    ["answers what is not a response", () => undefined as never],
    [
      "answers a body that fails at once",
      () =>
        new Response(
          new ReadableStream({
            pull: () => {
              throw new Error("own");
            },
          }),
        ),
    ],
  ])("gives the 500 of the contract where it %s", async (_, answer) => {
    const { status, text } = await answered(answer);
    expect([status, text]).toEqual([500, '{"error":"internal server error"}']);
  });

  it("breaks off where its body fails later", async () => {
    const chunks = ["one"];
    const failing = new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        const chunk = chunks.shift();
        if (chunk) return controller.enqueue(new TextEncoder().encode(chunk));
        await turns();
        controller.error(new Error("own"));
      },
    });
    await expect(answered(() => new Response(failing))).rejects.toThrow();
  });

  it("tells its body that the caller has left", async () => {
    let told = () => {};
    const isTold = new Promise<void>((resolve) => {
      told = resolve;
    });
    const endless = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode("one")),
      cancel: told,
    });
    served = await serve({ fetch: async () => new Response(endless) }, { port: 0 });
    const asked = request(served.url, (response) => response.once("data", () => asked.destroy()));
    asked.on("error", () => {}).end();
    await isTold;
  });
});
