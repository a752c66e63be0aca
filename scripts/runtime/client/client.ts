import {
  type Credential,
  checkedSecret,
  type Fetch,
  type Key,
  redactor,
  type Scheme,
  withSecret,
} from "./credentials.ts";
import type { RequestOutcome } from "./decode.ts";
import type { Outgoing } from "./encode.ts";
import { usageError } from "./result.ts";

/** What the contract says about the whole API. */
export interface Config {
  readonly baseUrl: string;
  /** The schemes, by the option that holds the credential. */
  readonly schemes: Readonly<Record<string, Scheme>>;
  /** The schemes for a call by path: the first one with a credential is used. */
  readonly security: readonly string[];
  /** Whether every operation needs a credential. */
  readonly closed: boolean;
  /** The field of an error's body that holds its text, where an operation says no other place. */
  readonly textField?: string | undefined;
}

/** The limits of one call, or the defaults for all calls of a client. */
export interface Limits {
  /** How many times a repeatable call is sent again. Default: 2. */
  readonly retries?: number | undefined;
  /** Milliseconds for one attempt, up to the end of the body. Default: 30,000. */
  readonly timeout?: number | undefined;
  /** Milliseconds for all attempts and the waits between them. Default: 100,000. */
  readonly deadline?: number | undefined;
  /** The size limit of an answer's body, in bytes after decompression. Default: 16 MiB. */
  readonly maxBytes?: number | undefined;
}

export interface CallOptions extends Limits {
  /** Ends the call, even while it waits. */
  readonly signal?: AbortSignal | undefined;
  /** Additional header fields. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

export interface Options extends Limits {
  readonly baseUrl?: string | undefined;
  /** Sends one request. Default: the platform's `fetch`. */
  readonly fetch?: ((request: Request) => Response | Promise<Response>) | undefined;
  /** `false` turns off the checks of inputs and answers. Default: `true`. */
  readonly validate?: boolean | undefined;
  /** Allows `http:` beyond this machine. Default: `false`. */
  readonly allowInsecure?: boolean | undefined;
  /** Header fields for every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** `console`, or an object with some of its methods. */
  readonly logger?: Logger | undefined;
  /** The lowest level that is logged. Default: `warn`. */
  readonly logLevel?: Level | undefined;
}

/** Options with every default filled in. */
type Settings = { readonly [Name in Exclude<keyof Options, "fetch">]-?: NonNullable<Options[Name]> } & {
  readonly fetch: Fetch;
};

export const defaults: Omit<Settings, "baseUrl"> = {
  retries: 2,
  timeout: 30_000,
  deadline: 100_000,
  maxBytes: 16 * 2 ** 20,
  validate: true,
  allowInsecure: false,
  headers: {},
  logger: {},
  logLevel: "warn",
  // Looked up at each call, because test tools replace it.
  fetch: (request) => fetch(request.init ? request.url : request, request.init),
};

/** The settings of one call. */
export interface Context extends Settings {
  readonly key: Key | undefined;
  /** The caller's signal. Requests do not get it: platforms keep a listener for each request that has it. */
  readonly signal: AbortSignal | undefined;
  readonly clock: Clock;
}

/** The first argument of the operations' functions. It shows no credential, however it is printed. */
export interface Caller {
  readonly baseUrl: string;
  /** The field of an error's body that holds its text, where an operation says no other place. */
  readonly textField?: string | undefined;
  /** The caller has chosen another base URL: operations with a server of their own are called there, too. */
  readonly isElsewhere?: boolean;
  /** Sends requests through openapi-fetch, once the caller has asked for it. */
  detour?: (request: Outgoing, context: Context) => Promise<RequestOutcome>;
  /** Opens a call: for an operation with these schemes, or by path if `security` is absent. */
  readonly open: (security?: readonly string[], options?: CallOptions) => Context;
}

/** Creates a client. Throws if an option is unknown, wrong or missing; the message names it. */
export function createCaller(
  { schemes, security: anyPath, closed, textField, ...config }: Config,
  options: Options,
  clock: Clock = systemClock,
): Caller {
  const given: Record<string, unknown> = { ...options };
  const keys: Record<string, Key> = {};
  for (const [option, scheme] of Object.entries(schemes)) {
    const credential = given[option] as Credential | undefined;
    delete given[option];
    if (!credential) continue;
    let known = typeof credential !== "function" ? checkedSecret(option, credential) : "";
    let redact = redactor(scheme, known);
    keys[option] = async (request, fetch, now) => {
      const secret = typeof credential !== "function" ? known : checkedSecret(option, await credential());
      if (secret !== known) redact = redactor(scheme, secret);
      known = secret;
      now.redact = redact;
      return fetch(withSecret(request, scheme, secret));
    };
  }
  const keyFor = (names: readonly string[], needed: boolean): Key | undefined => {
    const key = names.map((name) => keys[name]).find(Boolean);
    if (needed && names.length > 0 && !key) throw usageError(`option \`${names.join("` or `")}\` is missing`);
    return key;
  };
  keyFor(Object.keys(schemes), closed);
  const settings = merge({ ...defaults, ...config }, given);
  if (!levels.includes(settings.logLevel)) throw usageError(`option \`logLevel\` must be one of ${levels}`);
  const open: Caller["open"] = (security, { signal, headers, ...limits } = {}) => ({
    ...merge(settings, limits),
    headers: { ...settings.headers, ...headers },
    key: keyFor(security ?? anyPath, Boolean(security)),
    signal,
    clock,
  });
  // Of calls without options of their own, by the list of an operation.
  const opened = new WeakMap<readonly string[], Context>();
  return {
    baseUrl: baseUrlOf(settings),
    textField,
    open: (security, options) => {
      if (options || !security) return open(security, options);
      const context = opened.get(security) ?? open(security);
      opened.set(security, context);
      return context;
    },
  };
}

/**
 * Returns `known` with its members replaced by the given ones. Throws if a name is unknown, or a value has
 * another type than the one that it replaces; the message has the name, never the value.
 */
function merge<Known extends object>(known: Known, given: object): Known {
  const merged = { ...known };
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    if (!Object.hasOwn(known, name)) throw usageError(`\`${name}\` is not an option`);
    const type = typeof merged[name as keyof Known];
    if (typeof value !== type || value === null || value < 0 || Number.isNaN(value))
      throw usageError(`option \`${name}\` must be of type ${type}${type === "number" ? ", 0 or more" : ""}`);
    merged[name as keyof Known] = value as Known[keyof Known];
  }
  return merged;
}

const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/** Returns the base URL without its final slash. Throws if a credential must not be sent there. */
function baseUrlOf({ baseUrl, allowInsecure }: Settings): string {
  if (!URL.canParse(baseUrl)) throw usageError("option `baseUrl` must be an absolute URL");
  const { protocol, hostname, origin, pathname } = new URL(baseUrl);
  if (protocol !== "https:" && !(protocol === "http:" && (allowInsecure || loopback.test(hostname))))
    throw usageError("option `baseUrl` must be an `https:` URL; `allowInsecure` allows `http:`");
  return origin + pathname.replace(/\/+$/, "");
}

const levels = ["debug", "info", "warn", "error"] as const;

export type Level = (typeof levels)[number];

/** Gets lines without credentials and bodies: `console`, or an object with some of its methods. */
export type Logger = { readonly [Name in Level]?: ((message: string) => void) | undefined };

/** Logs a line if its level is enabled. An error that the logger throws is ignored. */
export function log({ logger, logLevel }: Settings, level: Level, message: string): void {
  if (levels.indexOf(level) < levels.indexOf(logLevel)) return;
  try {
    logger[level]?.(message);
  } catch {
    // The call goes on.
  }
}

/** The time and the random numbers that a client uses. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** A number from 0 up to, but not including, 1. */
  random(): number;
  /** Calls `run` after this many milliseconds; the returned function cancels it. */
  after(milliseconds: number, run: () => void): () => void;
}

/** Timers count milliseconds in 32 bits; a longer one fires at once. */
const longestTimer = 2 ** 31 - 1;

const systemClock: Clock = {
  now: Date.now,
  random: Math.random,
  after(milliseconds, run) {
    const timer = setTimeout(run, Math.min(milliseconds, longestTimer));
    return () => clearTimeout(timer);
  },
};
