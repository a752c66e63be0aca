import { type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { type Answer, errorWriter } from "./answer.ts";
import type { ServerContract } from "./contract.ts";

/** How the contract words its errors. */
export type ErrorWords = Pick<ServerContract, "errors" | "textField">;

/** Statuses of what Node's HTTP parser refuses, where it is not the contract's `invalid`. */
const statuses: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** The answer to a request that is HTTP but has no usable URL. */
export function malformedAnswer({ errors, textField }: ErrorWords): Answer {
  return errorWriter(textField)(errors.invalid);
}

/** Answers what is no HTTP, and closes the connection: what follows can't be told from the request. */
export function answerMalformed(contract: ErrorWords, error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable || isAnswering(socket)) {
    socket.destroy();
    return;
  }
  const status = statuses[error.code ?? ""] ?? contract.errors.invalid.status;
  const body = String(malformedAnswer(contract).body);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`,
    "Content-Type: application/json",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
  dropAfterAnswer(socket);
}

/** Milliseconds that what nobody reads may still come after its answer. */
export const patience = 500;

/**
 * Ends a connection whose answer is on its way. To end it at once, with bytes unread, could take the
 * answer from whoever still sends (RFC 9112, section 9.6); but not everybody ends their side.
 */
function dropAfterAnswer(socket: Duplex): void {
  const late = setTimeout(() => socket.destroy(), patience);
  socket.once("close", () => clearTimeout(late));
  socket.resume();
}

/** Whether an answer has begun, into which nothing may be written. Node has no public word for it. */
function isAnswering(socket: Duplex): boolean {
  return Boolean((socket as { readonly _httpMessage?: ServerResponse })._httpMessage?.headersSent);
}
