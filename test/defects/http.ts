import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as it came, the target not decoded. */
export interface Request {
  readonly method: string;
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface Running {
  /** Without a slash at its end. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** What a server does with a request; `undefined`: it never answers. */
export type Handler = (request: Request) => Promise<Answer | undefined> | Answer | undefined;

/** How a server answers, as a whole and where a request is not done. */
export interface Answering<Own> {
  readonly handle: (own: Own, request: Request) => ReturnType<Handler>;
  readonly refuse: (refusal: Refusal, request: Request) => Answer;
}

/** What a behaviour answers; what it throws besides refusals is a 500. */
export function handlerOf<Own extends Answering<Own>>(own: Own): Handler {
  return async (request) => {
    try {
      return await own.handle(own, request);
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal(500, "internal server error");
      return own.refuse(refusal, request);
    }
  };
}

/** How an answer is written to its connection. */
export type Writer = (answer: Answer, response: ServerResponse, message: IncomingMessage) => void;

export const plainly: Writer = ({ status, headers, body }, response) =>
  void response.writeHead(status, headers).end(body);

/** Serves on a free port of loopback. */
export async function listen(handler: Handler, write: Writer = plainly): Promise<Running> {
  const server = createServer(async (message, response) => {
    const body = await read(message);
    const { method = "", url: target = "", headers } = message;
    const answer = body && (await handler({ method, target, headers, body }));
    if (answer) write(answer, response, message);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The whole body; `undefined` where the caller went away meanwhile. */
async function read(message: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of message) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  } catch {
    return undefined;
  }
}

/** A request that is not done, with the status and the text that say why. */
export class Refusal extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, text: string, headers = {}) {
    super(text);
    this.status = status;
    this.headers = headers;
  }
}

/** An answer with a JSON body. */
export function jsonAnswer(status: number, body: unknown, headers = {}): Answer {
  return { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) };
}

/** The organization of the bearer token; the scheme in any case, as RFC 9110 says. */
export function bearer(
  organizations: Readonly<Record<string, string>>,
  authorization: string | undefined,
): string {
  const [, token = ""] = /^bearer +(\S+)$/i.exec(authorization ?? "") ?? [];
  const organization = organizations[token];
  if (organization === undefined) throw new Refusal(401, "the API key is missing or wrong");
  return organization;
}

/** Decodes a path segment; what is no percent-encoding stays as it is, and is then no valid id. */
export function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** The text of a JSON body: refused are another media type, more than a mebibyte, and what is no UTF-8. */
export function jsonText({ headers, body }: Request, refusal: string, status = 400): string {
  if (!/^application\/json *(;|$)/i.test(headers["content-type"] ?? "")) throw new Refusal(status, refusal);
  if (body.length > 1_048_576) throw new Refusal(413, "the body is too large");
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    throw new Refusal(status, refusal);
  }
}
