import createHttp, { type Client } from "openapi-fetch";
import type { Caller } from "./client.ts";
import type { Received } from "./decode.ts";
import { fillPath, queryOf } from "./transport.ts";

/** RFC 9110, section 9.2.2. */
const idempotent: readonly string[] = ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"];

/**
 * The openapi-fetch client over a client of ours: for calls by path, and for middleware. Once asked
 * for, the operations travel through it, too, so that its middleware sees every call. Credentials
 * and repetitions are beneath it.
 */
export function openapiFetchOf<Paths extends object>(caller: Caller): Client<Paths> {
  caller.openapiFetch ??= attach(caller);
  return caller.openapiFetch as Client<Paths>;
}

function attach(caller: Caller): unknown {
  const http = createHttp({
    baseUrl: caller.baseUrl,
    headers: caller.open().exchange.settings.headers,
    pathSerializer: fillPath,
    querySerializer: queryOf as (query: unknown) => string,
    fetch: async (request) => {
      const { exchange, send } = caller.open();
      exchange.repeatable = idempotent.includes(request.method);
      return readable(await send(request));
    },
  });
  const request = http.request as unknown as (method: string, path: string, init: object) => Answered;
  caller.transport = async ({ method, path, params, init }, send) => {
    let last: Received | undefined;
    let given: Response | undefined;
    const fetch = async (request: Request) => {
      last = await send(request);
      given = readable(last);
      return given;
    };
    const bodySerializer = (body: unknown) => body;
    const answered = await request(method, path, {
      ...init,
      params,
      fetch,
      bodySerializer,
      parseAs: "stream",
    });
    return last && answered.response === given ? last : replaced(answered);
  };
  return http;
}

type Answered = Promise<{ readonly response: Response; readonly error?: unknown }>;

/** A response whose body can still be read. */
function readable({ response, bytes }: Received): Response {
  const { status, statusText, headers, url } = response;
  const body = bytes.length > 0 ? bytes : null;
  return Object.defineProperty(new Response(body, { status, statusText, headers }), "url", { value: url });
}

/** The answer that a middleware gave in place of ours; openapi-fetch has read its body where it is an error. */
async function replaced({ response, error }: Awaited<Answered>): Promise<Received> {
  const text = typeof error === "string" ? error : JSON.stringify(error);
  const bytes = response.bodyUsed
    ? new TextEncoder().encode(text)
    : new Uint8Array(await response.arrayBuffer());
  return { response, bytes };
}
