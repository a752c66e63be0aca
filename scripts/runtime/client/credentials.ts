import { usage } from "./failure.ts";
import type { Credential, Scheme } from "./options.ts";

/** A scheme with the credential that was given for it. */
export interface Key extends Scheme {
  readonly option: string;
  readonly credential: Credential;
}

/** The characters that every header field can carry (RFC 9110, section 5.5), without spaces. */
const sendable = /^[!-~]+$/;

/** The credential, asked anew. Throws where it can't be sent; never says it. */
export async function secretOf({ option, credential }: Key): Promise<string> {
  return typeof credential === "function" ? checkedSecret(option, await credential()) : credential;
}

/** The credential, if it can be sent. */
export function checkedSecret(option: string, secret: unknown): string {
  if (typeof secret === "string" && sendable.test(secret)) return secret;
  throw usage(`option \`${option}\` is empty or no key: only visible ASCII can be sent`);
}

/** The request with the credential in it. */
export function withSecret(request: Request, { in: place, name, prefix }: Scheme, secret: string): Request {
  if (place === "query") {
    const url = new URL(request.url);
    url.searchParams.set(name, secret);
    return new Request(url, request);
  }
  request.headers.set(name, prefix + secret);
  return request;
}
