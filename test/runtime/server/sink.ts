import { afterAll, beforeAll } from "vitest";
import { type GeneratedServer, generateServer, kitchenSink } from "../../emit/server/generated.ts";

export interface Result {
  readonly status: number;
  readonly body?: unknown;
  readonly error?: string;
  readonly headers?: Record<string, unknown>;
}

/** How requests reach an app: by its `fetch`, or over a socket, where Node's are answered without one. */
export const ways = ["in process", "over a socket"] as const;

interface Options {
  readonly validateResponses?: boolean;
  readonly bodyLimit?: number;
  readonly authenticate?: (token: string, context: { readonly request: Request }) => unknown;
}

/**
 * Generates the kitchen sink's server for the tests of a file. Gives the maker of apps whose
 * handlers all answer `result`, and which keep what handlers got and the logger was told.
 */
export function useKitchenSink(way: (typeof ways)[number] = "in process") {
  let server: GeneratedServer;
  let remove: () => Promise<void>;
  const served: Promise<{ readonly url: string; close(): Promise<void> }>[] = [];
  beforeAll(async () => {
    const generated = await generateServer(kitchenSink);
    remove = generated.remove;
    server = await generated.load();
  });
  afterAll(async () => {
    for (const one of served) await (await one).close();
    await remove();
  });

  return (result: Result, options: Options = {}) => {
    const calls: Record<string, unknown>[] = [];
    const requests: Request[] = [];
    const errors: unknown[] = [];
    const operations = Object.fromEntries(
      server.contract.operations.map(({ operationId }) => [
        operationId,
        ({ requestId: _requestId, ...call }: Record<string, unknown>) => {
          const { request, ...parts } = call;
          requests.push(request as Request);
          calls.push({ operationId, ...parts });
          return result;
        },
      ]),
    );
    const app = server.createApp({
      authenticate: (token, { scheme }) => (token === "wrong" ? null : `${scheme}:${token}`),
      operations,
      logger: { info() {}, error: (entry) => void errors.push(entry) },
      ...options,
    });
    let listening: (typeof served)[number] | undefined;
    const send = async (path: string, init?: RequestInit) => {
      if (way === "in process") return app.fetch(new Request(`http://localhost${path}`, init));
      if (!listening) {
        listening = server.serve(app, { port: 0 });
        served.push(listening);
      }
      return fetch((await listening).url + path, init);
    };
    return { send, calls, requests, errors };
  };
}

/** Header fields of a caller with a token. */
export const token = { authorization: "Bearer t" };
/** The same, with a JSON body. */
export const json = { ...token, "content-type": "application/json" };
/** The path of an item. */
export const item = "/v2/items/0b6e2f0e-3f4c-4c39-9f0e-0d5ad3a7a1c4";
/** A result that `listItems` may give. */
export const page: Result = {
  status: 200,
  body: { data: [], next_cursor: null },
  headers: { "X-Total-Count": 0 },
};
/** A body that `createItem` takes. */
export const newItem = JSON.stringify({
  kind: "durable",
  warranty_months: 0,
  name: "Ladder",
  price: 1,
  season: null,
});

/** A form; a list makes several parts of one name. */
export function form(fields: Record<string, string | Blob | readonly string[]>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const one of Array.isArray(value) ? value : [value]) data.append(name, one as string);
  return data;
}
