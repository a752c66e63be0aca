import createHttp, { type Client } from "openapi-fetch";
import type { Caller } from "./client.ts";
import { unchanged } from "./credentials.ts";
import type { Attempts, RequestOutcome } from "./decode.ts";
import { writePath, writeQuery } from "./encode.ts";
import { stoppedBy } from "./result.ts";
import { type Sendable, send } from "./send.ts";

/** RFC 9110, section 9.2.2. */
const idempotent: readonly string[] = ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"];

const attached = new WeakMap<Caller, unknown>();

/**
 * Returns an openapi-fetch client on top of our client, for calls by path and for middleware. From then
 * on, operations also go through it, so its middleware sees every call. Credentials and retries are
 * beneath it. Calls do not go through it by default: it would add 2.8 kB to a bundle of 5.0 kB, and
 * double what a call costs besides the network.
 */
export function openapiFetchOf<Paths extends object>(caller: Caller): Client<Paths> {
  const http = attached.get(caller) ?? attach(caller);
  attached.set(caller, http);
  return http as Client<Paths>;
}

function attach(caller: Caller): unknown {
  const http = createHttp({
    baseUrl: caller.baseUrl,
    headers: caller.open().headers,
    pathSerializer: writePath,
    querySerializer: writeQuery as (query: unknown) => string,
    fetch: async (input) => {
      return readable(await send(sendable(input, idempotent.includes(input.method)), caller.open()));
    },
  });
  const request = http.request as unknown as (method: string, path: string, init: object) => Answered;
  caller.detour = async ({ method, path, params, url, init, repeatable }, context) => {
    const unsent: Attempts = { url, attempts: 0, redact: unchanged };
    let outcome: RequestOutcome | undefined;
    let given: Response | undefined;
    const fetch = async (input: Request) => {
      outcome = await send(sendable(input, repeatable), context);
      given = readable(outcome);
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
      return outcome && answered.response === given ? outcome : await replaced(outcome ?? unsent, answered);
    } catch (error) {
      const { redact } = outcome ?? unsent;
      return { ...unsent, ...outcome, failure: stoppedBy(error, redact) };
    }
  };
  return http;
}

/** A request of openapi-fetch. A body can be read only once, so every attempt but the last gets a copy. */
function sendable(request: Request, repeatable: boolean): Sendable {
  const { method, signal } = request;
  // For a path with a query of its own, such as `/answers?beta=true`, openapi-fetch writes a second `?`.
  const url = request.url.replace(/(\?[^?]*)\?/, "$1&");
  const make = () => {
    const copy = repeatable ? request.clone() : request;
    return url === request.url ? copy : new Request(url, copy);
  };
  return { method, url, signal, repeatable, make };
}

type Answered = Promise<{ readonly response: Response; readonly error?: unknown }>;

/** Returns the response with a body that can still be read. Throws the failure if there is one. */
function readable(outcome: RequestOutcome): Response {
  if (outcome.failure) throw outcome.failure;
  const { response, bytes } = outcome;
  const { status, statusText, headers, url } = response;
  const body = bytes.length ? bytes : null;
  return Object.defineProperty(new Response(body, { status, statusText, headers }), "url", { value: url });
}

/** An outcome with the answer that a middleware returned; openapi-fetch has read its body if it is an error. */
async function replaced(
  { url, attempts, redact }: Attempts,
  { response, error }: Awaited<Answered>,
): Promise<RequestOutcome> {
  const text = typeof error === "string" ? error : JSON.stringify(error);
  const bytes = response.bodyUsed
    ? new TextEncoder().encode(text)
    : new Uint8Array(await response.arrayBuffer());
  return { url, attempts, redact, response, bytes };
}
