import { type Clock, systemClock } from "./clock.ts";
import { checkedSecret, type Key } from "./credentials.ts";
import type { Exchange } from "./exchange.ts";
import { usage } from "./failure.ts";
import { levels } from "./log.ts";
import type { CallOptions, Config, Credential, Options } from "./options.ts";
import type { Route } from "./route.ts";
import { type Send, send } from "./send.ts";
import { baseUrlOf, defaults, merge } from "./settings.ts";
import { direct, type Transport } from "./transport.ts";

/** What the operations' functions take first. It shows no credential, however it is printed. */
export interface Caller {
  readonly baseUrl: string;
  /** The field of an error's body that holds its text. */
  readonly textField: string;
  /** How requests travel: straight, until openapi-fetch is asked for. */
  transport: Transport;
  openapiFetch?: unknown;
  /** Opens a call; without options of its own, and for any path, where no operation is given. */
  readonly open: (route?: Pick<Route, "path" | "security" | "repeatable">, options?: CallOptions) => Opened;
}

/** A call that can be sent. */
export interface Opened {
  readonly exchange: Exchange;
  readonly send: Send;
}

/** Makes a client. Throws where an option is unknown, wrong or missing, and says which. */
export function createCaller(
  { schemes, security, closed, textField, ...config }: Config,
  options: Options,
  clock: Clock = systemClock,
): Caller {
  const given: Record<string, unknown> = { ...options };
  const keys: Record<string, Key> = {};
  for (const [option, scheme] of Object.entries(schemes)) {
    const credential = given[option] as Credential | undefined;
    delete given[option];
    if (!credential) continue;
    if (typeof credential !== "function") checkedSecret(option, credential);
    keys[option] = { ...scheme, option, credential };
  }
  const keyOf = (names: readonly string[], needed: boolean): Key | undefined => {
    const key = names.map((name) => keys[name]).find(Boolean);
    if (needed && names.length > 0 && !key) throw usage(`option \`${names.join("` or `")}\` is missing`);
    return key;
  };
  keyOf(Object.keys(schemes), closed);
  const settings = merge({ ...defaults, ...config }, given);
  if (!levels.includes(settings.logLevel)) throw usage(`option \`logLevel\` must be one of ${levels}`);
  const baseUrl = baseUrlOf(settings);
  return {
    baseUrl,
    textField,
    transport: direct,
    open(route, { signal, headers: _headers, ...limits } = {}) {
      const exchange: Exchange = {
        settings: merge(settings, limits),
        key: keyOf(route?.security ?? security, Boolean(route)),
        repeatable: route?.repeatable ?? false,
        signal,
        url: baseUrl + (route?.path ?? ""),
        attempts: 0,
      };
      return { exchange, send: (input, init) => send(input, init, exchange, clock) };
    },
  };
}
