import * as plain from "node:http";
import * as secure from "node:https";
import { setTimeout as pauseFor } from "node:timers/promises";
import { type Answer, type HttpRequest, isAnswer, type Outcome } from "./message.ts";

export interface Sender {
  /** Never rejects. */
  readonly send: (request: HttpRequest) => Promise<Outcome>;
  /** How many requests were sent. */
  readonly count: () => number;
  readonly close: () => void;
}

/** How many requests are on the way at once. */
export const concurrency = 8;

/** How often a request is sent again that the server did not look at, as there were too many. */
const mostRepeats = 5;
/** Milliseconds: how long a server may have us wait, and how long we wait where it does not say. */
const longestPause = 60_000;
const usualPause = 1000;

/**
 * Sends requests to a server byte by byte: `fetch` would normalise paths and refuse header fields. A
 * 429 (RFC 6585, section 4) is no answer yet: all requests wait as long as it says, and it is sent
 * again. `signal` ends such a pause.
 */
export function createSender(server: string, timeout: number, signal?: AbortSignal): Sender {
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

  const sent = async (request: HttpRequest): Promise<Outcome> => {
    count++;
    const first = await once(request);
    // A server may close an idle connection at the moment at which it is used again.
    return first.stale ? once(request) : first;
  };
  let pause = Promise.resolve();
  const send = async (request: HttpRequest, repeats = mostRepeats): Promise<Outcome> => {
    await pause;
    const outcome = await sent(request);
    if (!isAnswer(outcome) || outcome.status !== 429 || repeats === 0) return outcome;
    pause = pauseFor(pauseOf(outcome), undefined, signal && !signal.aborted ? { signal } : {}).catch(
      () => {},
    );
    return send(request, repeats - 1);
  };

  return {
    send: (request) => send(request),
    count: () => count,
    close: () => agent.destroy(),
  };
}

/** `Retry-After` (RFC 9110, section 10.2.3) in milliseconds: seconds, or a date. */
function pauseOf({ headers: { "retry-after": field = "" } }: Answer): number {
  const asked = /^\d+$/.test(field) ? Number(field) * 1000 : Date.parse(field) - Date.now();
  return Number.isNaN(asked) ? usualPause : Math.max(0, Math.min(asked, longestPause));
}

function joined(headers: Readonly<Record<string, string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, values = []]) => [name, values.join(", ")]));
}
