import type { ApiModel } from "../../model/model.ts";
import { isPath, type RoutedRequest, routed } from "../routes.ts";
import type { RecordedExchange } from "./exchange.ts";

/** The operation that a request is for, and what its path holds; or why it is for none. */
export type RecordedRoute = RoutedRequest | { readonly skipped: string };

/** Finds operations by URL: below `server`; without it, below any host, at its root or where the contract's servers are. */
export function recordedRoutes(
  api: ApiModel,
  server: string | undefined,
): (exchange: RecordedExchange) => RecordedRoute {
  const bases = server === undefined ? basesOf(api) : [baseOf(server)];
  return ({ request: { method, url, headers } }) => {
    if (!URL.canParse(url) || !/^https?:/i.test(url)) return { skipped: "the URL is not of HTTP" };
    const { origin, pathname, search } = new URL(url);
    const inside = bases.filter(
      (base) => (base.origin === undefined || base.origin === origin) && isBelow(pathname, base.path),
    );
    if (inside.length === 0) return { skipped: "the URL is not below `--server`" };
    const targets = inside.map(({ path }) => pathname.slice(path.length) + search);
    for (const target of targets) {
      const found = routed(api, { method, target });
      if (found) return found;
    }
    if (!targets.some((target) => isPath(api, target))) return { skipped: "no operation has the path" };
    return headers.some(({ name }) => name === "access-control-request-method")
      ? { skipped: "it is a preflight request of a browser" }
      : { skipped: "no operation has the method on this path" };
  };
}

interface Base {
  /** Absent: any. */
  readonly origin?: string;
  /** Without a slash at its end. */
  readonly path: string;
}

function baseOf(server: string): Base {
  const { origin, pathname } = new URL(server);
  return { origin, path: pathname.replace(/\/$/, "") };
}

/** The longest path first, and the root last: of a test's server, or of a proxy. */
function basesOf({ servers }: ApiModel): Base[] {
  const paths = servers.flatMap(({ url }) => {
    const plain = url.replace(/\{[^}]*\}/g, "x");
    return URL.canParse(plain) ? [new URL(plain).pathname.replace(/\/$/, "")] : [];
  });
  return [...new Set([...paths, ""])].sort((a, b) => b.length - a.length).map((path) => ({ path }));
}

function isBelow(path: string, base: string): boolean {
  return base === "" || path === base || path.startsWith(`${base}/`);
}
