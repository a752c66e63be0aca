import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { pipeline, Readable } from "node:stream";
import { getRequestListener } from "@hono/node-server";
import { type Answer, errorWriter, responseOf } from "./answer.ts";
import { type App, answererOf } from "./app.ts";
import { failuresOnly } from "./log.ts";
import { type ErrorWords, malformedAnswer, patience } from "./malformed.ts";
import { NodeIncoming, urlOf } from "./node-incoming.ts";
import { requestIdOf } from "./request-id.ts";

/**
 * Lets an app answer what Node's HTTP server hears. An app of `createApp` is asked directly; of any
 * other, which may be one with something around it, only the `fetch` is known.
 */
export function nodeListener(contract: ErrorWords, app: App): RequestListener {
  const answer = answererOf(app);
  if (!answer) return fetchListener(contract, app);
  return async (incoming, outgoing) => {
    const url = urlOf(incoming);
    const answered =
      url === undefined ? malformedAnswer(contract) : await answer(new NodeIncoming(incoming, outgoing, url));
    if (!incoming.complete) outgoing.once("finish", () => abandon(incoming));
    try {
      write(answered, outgoing);
    } catch (cause) {
      writeInstead(answered.instead?.(cause), outgoing);
    }
  };
}

/** The other answer, where nothing has been written yet; else the connection ends. */
function writeInstead(answer: Answer | undefined, outgoing: ServerResponse): void {
  if (answer && !outgoing.headersSent) write(answer, outgoing);
  else outgoing.destroy();
}

function fetchListener(contract: ErrorWords, app: App): RequestListener {
  const internal = (cause: unknown): Answer => {
    failuresOnly.error({ event: "failure", requestId: requestIdOf(null), cause });
    return errorWriter(contract.textField)(contract.errors.internal);
  };
  const listener = getRequestListener(
    async (request) => {
      try {
        return await app.fetch(request);
      } catch (cause) {
        return responseOf(internal(cause));
      }
    },
    { errorHandler: () => responseOf(malformedAnswer(contract)) },
  );
  return (incoming, outgoing) => {
    const written = Promise.resolve(listener(incoming, outgoing) as Promise<void> | undefined);
    written.catch((cause) => writeInstead(internal(cause), outgoing));
  };
}

function write({ status, fields, body }: Answer, outgoing: ServerResponse): void {
  if (body === null) outgoing.writeHead(status, fields).end();
  else if (typeof body === "string" || body instanceof Uint8Array) {
    fields["content-length"] = String(Buffer.byteLength(body));
    outgoing.writeHead(status, fields).end(body);
  } else {
    outgoing.writeHead(status, fields).flushHeaders();
    const stream = body instanceof Blob ? body.stream() : body;
    // Why a stream breaks off, the app has said already; the caller sees that it does.
    pipeline(Readable.fromWeb(stream as never), outgoing, () => {});
  }
}

/** Drops the rest of a body; the connection ends unless that comes soon. */
function abandon(incoming: IncomingMessage): void {
  const late = setTimeout(() => incoming.destroy(), patience);
  incoming.once("close", () => clearTimeout(late));
  incoming.resume();
}
