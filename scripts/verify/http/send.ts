import * as plain from "node:http";
import * as secure from "node:https";
import type { HttpRequest, Outcome } from "./message.ts";

export interface Sender {
  /** Never rejects. */
  readonly send: (request: HttpRequest) => Promise<Outcome>;
  /** How many requests were sent. */
  readonly count: () => number;
  readonly close: () => void;
}

/** How many requests are on the way at once. */
export const concurrency = 8;

/** Sends requests to a server byte by byte: `fetch` would normalise paths and refuse header fields. */
export function createSender(server: string, timeout: number): Sender {
  const base = new URL(server);
  const prefix = base.pathname.replace(/\/$/, "");
  const http = base.protocol === "https:" ? secure : plain;
  const agent = new http.Agent({ keepAlive: true, maxSockets: concurrency });
  let count = 0;

  const once = (request: HttpRequest): Promise<Outcome & { readonly stale?: boolean }> =>
    new Promise((resolve) => {
      const { method, target, headers, body = new Uint8Array(), chunked } = request;
      let failure: Outcome | undefined;
      const outgoing = http.request(base, { agent, method, path: prefix + target });
      let answered = false;
      const timer = setTimeout(() => {
        failure = { failure: "timeout", words: `no answer within ${timeout} ms` };
        outgoing.destroy();
      }, timeout);
      const done = (outcome: Outcome & { readonly stale?: boolean }) => {
        clearTimeout(timer);
        resolve(failure ?? outcome);
      };
      outgoing.on("response", (incoming) => {
        answered = true;
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
        incoming.on("error", () => {});
        incoming.on("close", () => {
          const { statusCode: status = 0, complete } = incoming;
          if (!complete) done({ failure: "closed", words: "the answer was broken off" });
          else done({ status, headers: joined(incoming.headersDistinct), body: Buffer.concat(chunks) });
        });
      });
      outgoing.on("error", (error: NodeJS.ErrnoException) => {
        const refused = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH"].includes(error.code ?? "");
        // After the answer has begun, its own end decides.
        if (answered) return;
        done(
          refused
            ? { failure: "unreachable", words: error.message }
            : {
                failure: "closed",
                words: "the connection was closed without an answer",
                stale: outgoing.reusedSocket,
              },
        );
      });
      for (const { name, value } of headers) outgoing.setHeader(name, value);
      if (chunked) outgoing.setHeader("Transfer-Encoding", "chunked");
      else if (body.byteLength > 0 || !["GET", "HEAD", "OPTIONS"].includes(method))
        outgoing.setHeader("Content-Length", body.byteLength);
      outgoing.end(body);
    });

  return {
    send: async (request) => {
      count++;
      const first = await once(request);
      // A server may close an idle connection at the moment at which it is used again.
      return first.stale ? once(request) : first;
    },
    count: () => count,
    close: () => agent.destroy(),
  };
}

function joined(headers: Readonly<Record<string, string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, values = []]) => [name, values.join(", ")]));
}
