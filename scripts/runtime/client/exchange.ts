import { type Key, secretOf, withSecret } from "./credentials.ts";
import type { Received } from "./decode.ts";
import { broken } from "./failure.ts";
import { read } from "./read.ts";
import type { Settings } from "./settings.ts";

/** One call, from its first attempt to its end. */
export interface Exchange {
  readonly settings: Settings;
  readonly key: Key | undefined;
  /** May be sent again. */
  repeatable: boolean;
  /** The caller's. Not the requests': platforms keep a listener for each request that has it. */
  readonly signal: AbortSignal | undefined;
  /** Without the credential; with its `{names}` until a request is made. */
  url: string;
  attempts: number;
  /** The answer of the last attempt, also where its body broke off. */
  response?: Response | undefined;
  /** The credential of the last attempt. */
  secret?: string;
}

const literal = (text: string): string => text.replace(/\W/g, "\\$&");

/**
 * Takes the credential out of a text that others wrote: as it is, as in JSON, and as in a URL. One of
 * less than 8 characters, which may be a part of many words, only where it stands whole: as all of the
 * text, or behind its prefix or its name.
 */
export const redact = ({ secret, key }: Exchange, text: string): string => {
  if (!secret || !key) return text;
  const forms = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    `${new URLSearchParams([["", secret]])}`.slice(1),
  ];
  const form = `(${forms.map(literal).join("|")})`;
  const lead = literal(key.prefix) || `\\b${literal(key.name)}[=:] ?`;
  const whole = `^${form}$|(?<=${lead})${form}(?=$|[&;,\\s"'])`;
  return text.replace(RegExp(secret.length < 8 ? whole : form, "gi"), "[redacted]");
};

/** Status and header fields of an answer: its URL may hold the credential, and a server may repeat it. */
function withoutSecret({ status, statusText, headers: fields }: Response, exchange: Exchange): Response {
  // A browser shows a redirect as an answer without a status.
  if (!status) throw new Error("a redirect");
  const init = {
    // A server may send statuses that can't be made.
    status: Math.min(status, 599),
    statusText: redact(exchange, statusText),
    headers: [...fields].map(([name, value]): [string, string] => [name, redact(exchange, value)]),
  };
  return Object.defineProperties(new Response(null, init), {
    status: { value: status },
    url: { value: exchange.url },
  });
}

/**
 * Sends what `fetch` is given, once, and reads the answer to its end; follows no redirect. Throws what
 * `broken` makes.
 */
export async function attempt(
  input: Request | string,
  init: RequestInit & { readonly signal: AbortSignal },
  exchange: Exchange,
): Promise<Received> {
  const { key, settings } = exchange;
  // Called by itself: browsers refuse their `fetch` as a method of another object.
  const { fetch, maxBytes } = settings;
  exchange.attempts++;
  exchange.response = undefined;
  try {
    let request = new Request(input, { ...init, redirect: "manual" });
    if (key) {
      exchange.secret = await secretOf(key);
      request = withSecret(request, key, exchange.secret);
    }
    const answer = await fetch(request);
    const response = withoutSecret(answer, exchange);
    // An attempt that is given up may still go on, beside the next one.
    if (!init.signal.aborted) exchange.response = response;
    return { response, bytes: await read(answer, maxBytes, init.signal) };
  } catch (error) {
    throw broken(error, (text) => redact(exchange, text));
  }
}
