import { afterAll, beforeAll } from "vitest";
import { type GeneratedServer, generateServer, kitchenSink } from "./generated.ts";

export interface Result {
  readonly status: number;
  readonly body?: unknown;
  readonly error?: string;
  readonly headers?: Record<string, unknown>;
}

interface Options {
  readonly validateResponses?: boolean;
  readonly bodyLimit?: number;
}

/**
 * Generates the kitchen sink's server for the tests of a file. Gives the maker of apps whose
 * handlers all answer `result`, and which keep what handlers got and the logger was told.
 */
export function useKitchenSink() {
  let server: GeneratedServer;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    const generated = await generateServer(kitchenSink);
    remove = generated.remove;
    server = await generated.load();
  });
  afterAll(() => remove());

  return (result: Result, options: Options = {}) => {
    const calls: Record<string, unknown>[] = [];
    const errors: unknown[] = [];
    const operations = Object.fromEntries(
      server.contract.operations.map(({ operationId }) => [
        operationId,
        ({ request: _request, requestId: _requestId, ...call }: Record<string, unknown>) => {
          calls.push({ operationId, ...call });
          return result;
        },
      ]),
    );
    const { fetch } = server.createApp({
      authenticate: (token, { scheme }) => (token === "wrong" ? null : `${scheme}:${token}`),
      operations,
      logger: { info() {}, error: (entry) => void errors.push(entry) },
      ...options,
    });
    const send = (path: string, init?: RequestInit) => fetch(new Request(`http://localhost${path}`, init));
    return { send, calls, errors };
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
