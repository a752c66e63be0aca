import { type Answer, type Answering, decoded, jsonAnswer, jsonText, Refusal, type Request } from "./http.ts";

/** A request that was routed, whose credential and path are right. */
export interface Call {
  /** Of the path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Request["headers"];
  /** Bytes, or what the JSON holds. */
  readonly body: unknown;
  readonly owner: string;
}

/** What an operation did. A body that is not bytes becomes JSON. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface Endpoint {
  readonly method: string;
  /** The whole path template. */
  readonly path: string;
  /** The header field of the credential; absent: `authorization`; `null`: none is needed. */
  readonly credential?: string | null;
  readonly reads?: "json" | "bytes";
  /** Throws the refusal of a path parameter that is malformed. */
  readonly checkPath?: (params: Call["params"]) => void;
  readonly act: (call: Call) => Reply | Promise<Reply>;
}

export interface Route {
  readonly operation: string;
  readonly endpoint: Endpoint;
  readonly params: Call["params"];
}

/** A server of several operations, in steps; what replaces one of them is a habit or a defect. */
export interface Site<Store = unknown> extends Answering<Site<Store>> {
  readonly store: Store;
  /** By `operationId`. */
  readonly endpoints: Readonly<Record<string, Endpoint>>;
  readonly errors: SiteErrors;
  readonly route: (own: Site<Store>, request: Request) => Route;
  readonly authenticate: (request: Request, endpoint: Partial<Endpoint>) => string;
  readonly readJson: (request: Request) => unknown;
  readonly readBytes: (request: Request) => Buffer;
  readonly succeed: (reply: Reply, request: Request, operation: string) => Answer;
}

/** How a site says what it refuses. */
export interface SiteErrors {
  /** The body for a text. */
  readonly body: (text: string) => unknown;
  /** The status of what is malformed. */
  readonly invalid: number;
  /** Owners by credential. */
  readonly owners: Readonly<Record<string, string>>;
}

/** A site in its strictest form; the rest of it is what `Parts` gives. */
export function siteOf<Store>(store: Store, endpoints: Site["endpoints"], errors: SiteErrors): Site<Store> {
  return {
    store,
    endpoints,
    errors,
    handle: async (own, request) => {
      const { operation, endpoint, params } = own.route(own, request);
      const owner = own.authenticate(request, endpoint);
      endpoint.checkPath?.(params);
      const query = queryOf(request);
      const body =
        endpoint.reads === "json"
          ? own.readJson(request)
          : endpoint.reads === "bytes"
            ? own.readBytes(request)
            : undefined;
      const reply = await endpoint.act({ params, query, headers: request.headers, body, owner });
      return own.succeed(reply, request, operation);
    },
    route: ({ endpoints: all }, { method, target }) => {
      const routes = routesOf(all, pathOf(target));
      if (routes.length === 0) throw new Refusal(404, "there is nothing here");
      const route = routes.find(({ endpoint }) => endpoint.method === method);
      if (route) return route;
      const allow = routes.map(({ endpoint }) => endpoint.method).join(", ");
      throw new Refusal(405, "another method is needed", { allow });
    },
    authenticate: ({ headers }, { credential = "authorization" }) => {
      if (credential === null) return "";
      const field = String(headers[credential] ?? "");
      const [, token = ""] =
        credential === "authorization" ? (/^bearer +(\S+)$/i.exec(field) ?? []) : ["", field];
      const owner = Object.hasOwn(errors.owners, token) ? errors.owners[token] : undefined;
      if (owner === undefined)
        throw new Refusal(
          401,
          "who are you?",
          credential === "authorization" ? { "www-authenticate": "Bearer" } : {},
        );
      return owner;
    },
    readJson: (request) => parsed(jsonText(request, "malformed", errors.invalid), errors.invalid),
    readBytes: ({ body }) => body,
    succeed: ({ status, headers, body }) =>
      body === undefined || Buffer.isBuffer(body)
        ? { status, ...(headers && { headers }), ...(body && { body }) }
        : jsonAnswer(status, body, headers),
    refuse: ({ status, message, headers }) => jsonAnswer(status, errors.body(message), headers),
  };
}

/** The JSON in a text. Throws a refusal with `status`. */
export function parsed(text: string, status: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(status, "this is no JSON");
  }
}

export function pathOf(target: string): string {
  return target.split("?", 1)[0] ?? "";
}

function queryOf({ target }: Request): URLSearchParams {
  const start = target.indexOf("?");
  return new URLSearchParams(start < 0 ? "" : target.slice(start));
}

/** The routes of a path, by any method: those of the template with the fewest names. */
export function routesOf(endpoints: Site["endpoints"], path: string): Route[] {
  const routes = Object.entries(endpoints).flatMap(([operation, endpoint]) => {
    const params = paramsIn(endpoint.path, path);
    return params ? [{ operation, endpoint, params }] : [];
  });
  const fewest = Math.min(...routes.map(({ params }) => Object.keys(params).length));
  return routes.filter(({ params }) => Object.keys(params).length === fewest);
}

function paramsIn(template: string, path: string): Record<string, string> | undefined {
  const names = template.split("/");
  const segments = path.split("/");
  if (names.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const segment = segments[index] ?? "";
    if (!name.startsWith("{")) {
      if (name !== segment) return undefined;
    } else if (segment === "") return undefined;
    else params[name.slice(1, -1)] = decoded(segment);
  }
  return params;
}

/** A change of a site: a habit, or a defect. */
export type Change<Store = unknown> = (site: Site<Store>) => Partial<Site<Store>>;

/** Several changes, one after the other. */
export function all<Store>(...changes: readonly Change<Store>[]): Change<Store> {
  return (site) => {
    let now = site;
    for (const change of changes) now = { ...now, ...change(now) };
    return now;
  };
}

/** A change of whatever site. */
export type Habit = <Store>(site: Site<Store>) => Partial<Site<Store>>;

/** Several habits, one after the other. */
export function habits(...each: readonly Habit[]): Habit {
  return <Store>(site: Site<Store>) => all<Store>(...each)(site);
}

/** One operation acts otherwise. */
export function acting<Store>(
  operation: string,
  change: (act: Endpoint["act"], site: Site<Store>) => Endpoint["act"],
): Change<Store> {
  return endpointOf(operation, (endpoint, site) => ({ act: change(endpoint.act, site) }));
}

/** Parts of one operation are others. */
export function endpointOf<Store>(
  operation: string,
  change: (endpoint: Endpoint, site: Site<Store>) => Partial<Endpoint>,
): Change<Store> {
  return (site) => {
    const endpoint = site.endpoints[operation] as Endpoint;
    return {
      endpoints: { ...site.endpoints, [operation]: { ...endpoint, ...change(endpoint, site) } },
    };
  };
}

/** Refusals with one text are answered otherwise. */
export function refusing<Store>(
  text: string,
  change: (refusal: Refusal, site: Site<Store>) => Answer | Refusal,
): Change<Store> {
  return (site) => ({
    refuse: (refusal, request) => {
      if (refusal.message !== text) return site.refuse(refusal, request);
      const changed = change(refusal, site);
      return changed instanceof Refusal ? site.refuse(changed, request) : changed;
    },
  });
}
