import { existsSync } from "node:fs";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono, type MiddlewareHandler } from "hono";
import { asStarted } from "../lib/invocation.ts";
import { isLoopback } from "../lib/loopback.ts";
import { answerOf } from "../runtime/server/answer.ts";
import { type App, answeredBy, answererOf } from "../runtime/server/app.ts";

/** What the console under `/try` starts with. */
export interface TrySettings {
  readonly key?: string;
  /** Values of path parameters, by `operationId`. */
  readonly params?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface SiteOptions {
  readonly settings: TrySettings;
  /** The folder that the command `docs` writes. */
  readonly docs: string;
  /** The text of the contract's document. */
  readonly document: () => Promise<string>;
}

/**
 * The app with the pages around it: `/docs` and `/try` (in the folder `docs`), `/openapi.json`, `/healthz`, and `/try/settings.json` with the key and path parameters that the console
 * fills in. Whoever asks is told them without a key: `settings` may hold none but one that everyone knows.
 */
export function withSite(app: App, { settings, docs, document }: SiteOptions): App {
  const site = new Hono();
  site.get("/", (context) => context.redirect("/docs/"));
  site.get("/healthz", (context) => context.json({ status: "ok" }));
  site.get("/openapi.json", async (context) =>
    context.body(await document(), 200, { "content-type": "application/json" }),
  );
  // A page under another name that resolves to this machine does not get the key, either.
  site.get("/try/settings.json", (context) =>
    context.json(isLoopback(`http://${context.req.header("host")}`) ? settings : {}),
  );
  for (const page of ["/docs", "/try"]) {
    site.get(page, (context) => context.redirect(`${page}/`));
    site.use(`${page}/*`, async (context, next) =>
      existsSync(docs)
        ? pages(docs)(context, next)
        : context.text(asStarted("There are no docs yet: `npm run docs` makes them.\n"), 404),
    );
  }
  site.notFound((context) => app.fetch(context.req.raw));
  const whole: App = { fetch: async (request) => site.fetch(request) };
  const direct = answererOf(app);
  if (!direct) return whole;
  return answeredBy(whole, async (incoming) =>
    ofPages.test(incoming.url) ? answerOf(await site.fetch(incoming.request)) : direct(incoming),
  );
}

/** The URL of one of the pages. */
const ofPages = /^\w+:\/\/[^/]*\/(?:(?:docs|try)(?![^/?#])|(?:healthz|openapi\.json)?(?![^?#]))/;

/** `/docs/x` is the file `x` of the folder, `/try/x` its `try/x`. */
function pages(root: string): MiddlewareHandler {
  const files = serveStatic({ root, rewriteRequestPath: (path) => path.replace(/^\/docs\//, "/") });
  return async (context, next) => {
    const response = await files(context, next);
    // Hono does not know the type, and a browser would save the page instead of showing it.
    if (response && context.req.path.endsWith(".md"))
      response.headers.set("content-type", "text/markdown; charset=utf-8");
    return response;
  };
}
