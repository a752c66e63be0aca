import { type Handler, Hono } from "hono";
import { type AnswerError, noBody } from "./answer.ts";
import type { ServerContract, ServerOperation } from "./contract.ts";
import type { RespondTo } from "./observe.ts";
import { pathRouter } from "./path-router.ts";

export interface Route {
  readonly operation: ServerOperation;
  readonly respondTo: RespondTo;
}

/** Finds the operation of a request; `respondUnrouted` answers those that have none. */
export function routerApp(
  routes: readonly Route[],
  respondUnrouted: (request: Request, allow: string | undefined) => Promise<Response>,
): Hono {
  const app = new Hono({ router: pathRouter() });
  const methods = new Map<unknown, string>();
  for (const { operation, respondTo } of [...routes].sort(headFirst)) {
    const { method, path } = operation;
    const handler: Handler = ({ req }, next) =>
      method === "HEAD" && req.raw.method !== "HEAD" ? next() : respondTo(req.raw, (name) => req.param(name));
    methods.set(handler, method);
    app.on(routerMethod(method), path, handler);
  }
  app.notFound(({ req }) => respondUnrouted(req.raw, allowedMethods(app, methods, req.path)));
  return app;
}

/** The answer where no operation has path and method: 404, 405, or 204 for `OPTIONS`. */
export function answerUnrouted(
  { method }: Request,
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

/** Hono routes `HEAD` as `GET`, and drops the body. */
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
