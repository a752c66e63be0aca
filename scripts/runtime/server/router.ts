import { type Handler, Hono } from "hono";
import { type Answer, type AnswerError, noBody } from "./answer.ts";
import type { ServerContract, ServerOperation } from "./contract.ts";
import type { Incoming } from "./incoming.ts";
import type { RespondTo } from "./observe.ts";
import { pathRouter } from "./path-router.ts";

export interface Route {
  readonly operation: ServerOperation;
  readonly respondTo: RespondTo;
}

/** Answers any request; never rejects. */
export type Answerer = (incoming: Incoming) => Promise<Answer>;

/** Finds the operation of a request; `respondUnrouted` answers those that have none. */
export function routerOf(
  routes: readonly Route[],
  respondUnrouted: (incoming: Incoming, allow: string | undefined) => Promise<Answer>,
): Answerer {
  const app = new Hono({ router: pathRouter() });
  const methods = new Map<unknown, string>();
  for (const { operation, respondTo } of [...routes].sort(headFirst)) {
    const { method, path } = operation;
    const handler: Handler = ({ req }, next) => {
      const incoming = incomingOf(req.raw);
      return method === "HEAD" && incoming.method !== "HEAD"
        ? next()
        : asResponse(respondTo(incoming, (name) => req.param(name)));
    };
    methods.set(handler, method);
    app.on(routerMethod(method), path, handler);
  }
  app.notFound(({ req }) =>
    asResponse(respondUnrouted(incomingOf(req.raw), allowedMethods(app, methods, req.path))),
  );
  return (incoming) => fromResponse(app.fetch(asRequest(incoming)));
}

// Hono hands through what it is given, of which it reads method and URL, and what it gets back. Neither
// need be the web's `Request` and `Response`, which Node would have to make first.
interface Routed extends Pick<Request, "method" | "url"> {
  readonly incoming: Incoming;
}

function asRequest(incoming: Incoming): Request {
  const { method, url } = incoming;
  const routed: Routed = { method: routerMethod(method), url, incoming };
  return routed as Request & Routed;
}

function incomingOf(request: Request): Incoming {
  return (request as Request & Routed).incoming;
}

function asResponse(answer: Promise<Answer>): Promise<Response> {
  return answer as Promise<unknown> as Promise<Response>;
}

function fromResponse(response: Response | Promise<Response>): Promise<Answer> {
  return response as unknown as Promise<Answer>;
}

/** The answer where no operation has path and method: 404, 405, or 204 for `OPTIONS`. */
export function answerUnrouted(
  { method }: Incoming,
  allow: string | undefined,
  { notFound, methodNotAllowed }: ServerContract["errors"],
  answerError: AnswerError,
) {
  if (!allow) return answerError(notFound);
  return method === "OPTIONS" ? noBody(204, { allow }) : answerError(methodNotAllowed, { allow });
}

function headFirst({ operation: a }: Route, { operation: b }: Route): number {
  return Number(b.method === "HEAD") - Number(a.method === "HEAD");
}

/** `HEAD` asks for the fields of the answer to `GET` (RFC 9110, section 9.3.2). */
function routerMethod(method: string): string {
  return method === "HEAD" ? "GET" : method;
}

/** The value of `Allow` (RFC 9110, section 10.2.1) for a path that has any operation. */
function allowedMethods(app: Hono, methods: ReadonlyMap<unknown, string>, path: string): string | undefined {
  const allowed = new Set<string>();
  for (const method of new Set([...methods.values()].map(routerMethod)))
    for (const [[handler]] of app.router.match(method, path)[0]) {
      const found = methods.get(handler);
      if (found) allowed.add(found);
    }
  if (allowed.size === 0) return undefined;
  if (allowed.has("GET")) allowed.add("HEAD");
  return [...allowed, "OPTIONS"].sort().join(", ");
}
