import createHttp, { type Client } from "openapi-fetch";
import type { Caller } from "./client.ts";
import type { Exchange } from "./decode.ts";
import { fillPath, queryOf } from "./encode.ts";
import { stoppedBy } from "./result.ts";
import { send } from "./send.ts";

/** RFC 9110, section 9.2.2. */
const idempotent: readonly string[] = ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"];

const attached = new WeakMap<Caller, unknown>();

/**
 * Returns the openapi-fetch client over a client of ours: for calls by path, and for middleware. Once
 * asked for, the operations travel through it, too, so that its middleware sees every call. Credentials
 * and repetitions are beneath it.
 */
export function openapiFetchOf<Paths extends object>(caller: Caller): Client<Paths> {
  const http = attached.get(caller) ?? attach(caller);
  attached.set(caller, http);
  return http as Client<Paths>;
}

function attach(caller: Caller): unknown {
  const http = createHttp({
    baseUrl: caller.baseUrl,
    headers: caller.open().settings.headers,
    pathSerializer: fillPath,
    querySerializer: queryOf as (query: unknown) => string,
    fetch: async (input) => {
      const exchange = await send({ input, repeatable: idempotent.includes(input.method) }, caller.open());
      return readable(exchange);
    },
  });
  const request = http.request as unknown as (method: string, path: string, init: object) => Answered;
  caller.detour = async ({ method, path, params, input: url, init, repeatable }, context) => {
    let exchange: Exchange = { url, attempts: 0 };
    let given: Response | undefined;
    const fetch = async (input: Request) => {
      exchange = await send({ input, repeatable }, context);
      given = readable(exchange);
      return given;
    };
    const bodySerializer = (body: unknown) => body;
    try {
      const answered = await request(method, path, {
        ...init,
        params,
        fetch,
        bodySerializer,
        parseAs: "stream",
      });
      return answered.response === given ? exchange : await replaced(exchange, answered);
    } catch (error) {
      return { ...exchange, failure: stoppedBy(error, exchange.redact) };
    }
  };
  return http;
}

type Answered = Promise<{ readonly response: Response; readonly error?: unknown }>;

/** Returns the response with a body that can still be read. Throws the failure if there is one. */
function readable({ response, bytes, failure }: Exchange): Response {
  if (failure || !response) throw failure;
  const { status, statusText, headers, url } = response;
  const body = bytes?.length ? bytes : null;
  return Object.defineProperty(new Response(body, { status, statusText, headers }), "url", { value: url });
}

/** An exchange with the answer that a middleware gave; openapi-fetch has read its body if it is an error. */
async function replaced(
  { url, attempts, redact }: Exchange,
  { response, error }: Awaited<Answered>,
): Promise<Exchange> {
  const text = typeof error === "string" ? error : JSON.stringify(error);
  const bytes = response.bodyUsed
    ? new TextEncoder().encode(text)
    : new Uint8Array(await response.arrayBuffer());
  return { url, attempts, redact, response, bytes };
}
