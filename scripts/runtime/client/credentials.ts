import { usageError } from "./result.ts";

/** A credential, or a function that returns it, called before each attempt. */
export type Credential = string | (() => string | Promise<string>);

/** How a credential travels. */
export interface Scheme {
  readonly in: "header" | "query";
  readonly name: string;
  /** The text before the credential: `Bearer `. */
  readonly prefix: string;
}

/** What the platform's `fetch` makes a request of. It makes one of a `Request` as well: that one would be made twice. */
interface Unmade {
  readonly url: string;
  /** Those of `init`. */
  readonly headers: Headers;
  readonly init: RequestInit;
}

export type Sending = (Request & { readonly init?: undefined }) | Unmade;

export type Fetch = (request: Sending) => Response | Promise<Response>;

/** Sends a request with a credential, and keeps in `now` the function that removes it from texts. */
export type Key = (
  request: Sending,
  fetch: Fetch,
  now: { attempts: number; redact: Redact },
) => Promise<Response>;

/** The characters that every header field can carry (RFC 9110, section 5.5), without spaces. */
const sendable = /^[!-~]+$/;

/** Returns the credential. Throws if it can't be sent; the message does not contain it. */
export function checkedSecret(option: string, secret: unknown): string {
  if (typeof secret === "string" && sendable.test(secret)) return secret;
  throw usageError(`option \`${option}\` is empty or no key: only visible ASCII can be sent`);
}

/** Returns the request with the credential in it. */
export function withSecret(request: Sending, { in: place, name, prefix }: Scheme, secret: string): Sending {
  if (place === "query") {
    const url = new URL(request.url);
    // Added as text: `searchParams` would write the others in another way.
    url.search += `${url.search && "&"}${new URLSearchParams([[name, secret]])}`;
    return request.init ? { ...request, url: url.href } : new Request(url, request);
  }
  request.headers.set(name, prefix + secret);
  return request;
}

/** Removes a credential from a text of the server or the platform. */
export type Redact = (text: string) => string;

/** For texts without a credential. */
export const unchanged: Redact = (text) => text;

const literal = (text: string): string => text.replace(/\W/g, "\\$&");

/**
 * Makes a function that removes the credential from texts: as it is, as in JSON, and as in a URL. A
 * credential of less than 8 characters may be part of many words: it is removed only if it is
 * the whole text, or follows its prefix or its name.
 */
export function redactor({ name, prefix }: Scheme, secret: string): Redact {
  const forms = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    `${new URLSearchParams([["", secret]])}`.slice(1),
  ];
  const form = `(${forms.map(literal).join("|")})`;
  const lead = literal(prefix) || `\\b${literal(name)}[=:] ?`;
  const whole = `^${form}$|(?<=${lead})${form}(?=$|[&;,\\s"'])`;
  const pattern = RegExp(secret.length < 8 ? whole : form, "gi");
  return (text) => text.replace(pattern, "[redacted]");
}
