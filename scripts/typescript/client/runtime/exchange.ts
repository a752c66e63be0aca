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
  /** Without the credential. */
  url: string;
  attempts: number;
  /** The answer of the last attempt, also where its body broke off. */
  response?: Response | undefined;
  /** The credential of the last attempt. */
  secret?: string;
}

/** Takes the credential out of a text that others wrote. */
export const redact = ({ secret }: Exchange, text: string): string =>
  secret ? text.replaceAll(secret, "[redacted]") : text;

/** Status and header fields of an answer: its URL may hold the credential, and a server may repeat it. */
function withoutSecret({ status, statusText, headers: fields }: Response, exchange: Exchange): Response {
  // A browser shows a redirect as an answer without a status.
  if (!status) throw new Error("a redirect");
  const headers = [...fields].map(([name, value]): [string, string] => [name, redact(exchange, value)]);
  return Object.defineProperty(new Response(null, { status, statusText, headers }), "url", {
    value: exchange.url,
  });
}

/** Sends a request once and reads the answer to its end; follows no redirect. Throws what `broken` makes. */
export async function attempt(request: Request, signal: AbortSignal, exchange: Exchange): Promise<Received> {
  const { key, settings } = exchange;
  exchange.attempts++;
  exchange.response = undefined;
  try {
    let sent = new Request(request, { signal, redirect: "manual" });
    if (key) {
      exchange.secret = await secretOf(key);
      sent = withSecret(sent, key, exchange.secret);
    }
    const answer = await settings.fetch(sent);
    exchange.response = withoutSecret(answer, exchange);
    return { response: exchange.response, bytes: await read(answer, settings.maxBytes) };
  } catch (error) {
    throw broken(error);
  }
}
