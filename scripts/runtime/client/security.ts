import { type Caller, type Config, createCaller, type Options } from "./client.ts";
import {
  type Credential,
  checkedSecret,
  type Key,
  type Redact,
  redactor,
  type Scheme,
  type Sending,
  withSecret,
} from "./credentials.ts";
import { stopped, usageError } from "./result.ts";

/** User and password of HTTP's scheme `Basic`. The first colon ends the name, so the name has none. */
interface UserAndPassword {
  readonly username: string;
  readonly password: string;
}

/** User and password, as an object or as `user:password`, or a function that returns them. */
export type BasicCredential = Given | (() => Given | Promise<Given>);

type Given = string | UserAndPassword;

/** How the credential of a security scheme travels. */
export interface SecretCarrier extends Omit<Scheme, "in"> {
  readonly in: "header" | "query" | "cookie";
  /** Of `user:password`. */
  readonly encoding?: "base64";
  /** A top-level option that takes the credential as well. */
  readonly option?: string;
}

/** What the contract says of an API whose operations may need several credentials together. */
export interface SecuredConfig extends Omit<Config, "schemes" | "closed"> {
  /** By the scheme's name. */
  readonly carriers: Readonly<Record<string, SecretCarrier>>;
}

/** What is sent for one scheme. */
interface Sent {
  readonly carrier: SecretCarrier;
  readonly secret: string;
  /** As the caller gave it. */
  readonly text: string;
}

/**
 * Creates a client that takes a credential for each security scheme. A requirement is written as the names of its
 * schemes, with spaces; an empty one needs nothing. Throws like {@link createCaller}.
 */
export function createSecuredCaller(
  { carriers, security: anyPath, ...config }: SecuredConfig,
  { credentials, ...options }: Options & { readonly credentials?: object | undefined },
): Caller {
  const own: Record<string, unknown> = { ...options };
  const named: Readonly<Record<string, unknown>> = { ...credentials };
  const given = new Map<string, Credential | BasicCredential>();
  for (const name of Object.keys(named))
    if (!Object.hasOwn(carriers, name)) throw usageError(`\`credentials.${name}\` is not an option`);
  for (const [name, carrier] of Object.entries(carriers)) {
    const { option = "" } = carrier;
    const credential = named[name] ?? own[option];
    delete own[option];
    if (!credential) continue;
    if (typeof credential !== "function") sentFor(name, carrier, credential);
    given.set(name, credential as BasicCredential);
  }
  const sent = async (names: readonly string[]): Promise<Sent[]> =>
    Promise.all(
      names.map(async (name) => {
        const credential = given.get(name);
        const value = typeof credential === "function" ? await credential() : credential;
        return sentFor(name, carriers[name] as SecretCarrier, value);
      }),
    );
  const keyOf =
    (names: readonly string[]): Key =>
    async (sending, fetch, now) => {
      const isChanging = names.some((name) => typeof given.get(name) === "function");
      // A platform may refuse a cookie in a request, but not in header fields by themselves.
      const needsRequest = isChanging || names.some((name) => carriers[name]?.in === "cookie");
      const request = needsRequest && sending.init ? new Request(sending.url, sending.init) : sending;
      const again = isChanging && (request as Request).clone();
      const first = await sent(names);
      now.redact = redactorOf(first);
      const answer = await fetch(first.reduce<Sending>(signed, request));
      if (answer.status !== 401 || !again) return answer;
      // The credential may have expired.
      const second = await sent(names);
      if (second.every(({ text }, index) => text === first[index]?.text)) return answer;
      await answer.body?.cancel();
      now.attempts++;
      now.redact = redactorOf([...first, ...second]);
      return fetch(second.reduce<Sending>(signed, again));
    };
  const keyFor = (security: readonly string[], needed: boolean): Key | undefined => {
    const alternatives = security.map((one) => one.split(" ").filter(Boolean));
    const found = alternatives.find((names) => names.length > 0 && names.every((name) => given.has(name)));
    if (found) return keyOf(found);
    if (needed && alternatives.length > 0 && alternatives.every((names) => names.length > 0))
      throw usageError(`a credential is missing: ${alternatives.map(optionsText).join(", or ")}`);
    return undefined;
  };
  const none: readonly string[] = [];
  const caller = createCaller({ ...config, schemes: {}, security: [], closed: false }, own);
  return {
    ...caller,
    open: (security, options) => ({
      ...caller.open(none, options),
      key: keyFor(security ?? anyPath, Boolean(security)),
    }),
  };
}

function optionsText(names: readonly string[]): string {
  return names.map((name) => `\`credentials.${name}\``).join(" and ");
}

/** The characters of a cookie's value (RFC 6265, section 4.1.1), and of a header field's. */
const cookieText = /^[!#-+\--:<-[\]-~]+$/;
const fieldText = /^[!-~]([ -~]*[!-~])?$/;

/** What is sent of a credential. Throws if it can't be sent; the message does not contain it. */
function sentFor(name: string, carrier: SecretCarrier, value: unknown): Sent {
  const option = `credentials.${name}`;
  if (carrier.encoding) {
    const text = userAndPassword(option, value);
    const bytes = new TextEncoder().encode(text);
    return { carrier, text, secret: btoa(String.fromCharCode(...bytes)) };
  }
  const isToken = carrier.prefix === "" || carrier.prefix === "Bearer ";
  if (isToken || typeof value !== "string" || !fieldText.test(value)) checkedSecret(option, value);
  const text = value as string;
  if (carrier.in === "cookie" && !cookieText.test(text))
    throw usageError(`option \`${option}\` has a character that a cookie can't carry`);
  return { carrier, text, secret: text };
}

/** `user:password` (RFC 7617, section 2). */
function userAndPassword(option: string, value: unknown): string {
  const { username, password } = (
    typeof value === "string" ? split(value) : (value ?? {})
  ) as Partial<UserAndPassword>;
  if (typeof username !== "string" || typeof password !== "string")
    throw usageError(`option \`${option}\` must have \`username\` and \`password\``);
  if (username.includes(":")) throw usageError(`\`username\` of option \`${option}\` has a colon`);
  const text = `${username}:${password}`;
  if (/\p{Cc}/u.test(text)) throw usageError(`option \`${option}\` has a control character`);
  return text;
}

function split(text: string): Partial<UserAndPassword> {
  const colon = text.indexOf(":");
  return colon < 0 ? {} : { username: text.slice(0, colon), password: text.slice(colon + 1) };
}

/** Returns the request with the credential in it. */
function signed(request: Sending, { carrier, secret }: Sent): Sending {
  const { in: place, name } = carrier;
  if (place !== "cookie") return withSecret(request, { ...carrier, in: place }, secret);
  const { headers } = request;
  headers.set("Cookie", [headers.get("Cookie"), `${name}=${secret}`].filter(Boolean).join("; "));
  if (headers.has("Cookie")) return request;
  const reason = `this platform sends cookies itself: a program can't set \`${name}\``;
  throw stopped("network-error", reason, { code: "COOKIE_NOT_SET" }, true);
}

/** Removes the credentials from texts, in every form in which they are sent. */
function redactorOf(all: readonly Sent[]): Redact {
  const redactors = all.flatMap(({ carrier, secret, text }) => {
    const scheme: Scheme = { ...carrier, in: "header" };
    if (!carrier.encoding) return [redactor(scheme, secret)];
    const { password } = split(text);
    return [
      redactor(scheme, secret),
      redactor(scheme, text),
      ...(password ? [redactor({ ...scheme, name: "password", prefix: "" }, password)] : []),
    ];
  });
  return (text) => redactors.reduce((rest, redact) => redact(rest), text);
}
