import { usage } from "./failure.ts";
import type { Options } from "./options.ts";

/** Options with every default filled in. */
export type Settings = { readonly [Name in keyof Options]-?: NonNullable<Options[Name]> };

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
  // Looked up at each call, as tools for tests replace it.
  fetch: (request) => fetch(request),
};

/**
 * `known` with what is given in place of it. Throws where a name is not known, or a value is of
 * another type than the one that it replaces; says the name, and never the value.
 */
export function merge<Known extends object>(known: Known, given: object): Known {
  const merged = { ...known };
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    if (!Object.hasOwn(known, name)) throw usage(`\`${name}\` is not an option`);
    const type = typeof merged[name as keyof Known];
    if (typeof value !== type || value === null || value < 0 || Number.isNaN(value))
      throw usage(`option \`${name}\` must be of type ${type}${type === "number" ? ", 0 or more" : ""}`);
    merged[name as keyof Known] = value as Known[keyof Known];
  }
  return merged;
}

const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/** The base URL without a slash at the end. Throws where a credential must not be sent. */
export function baseUrlOf({ baseUrl, allowInsecure }: Settings): string {
  if (!URL.canParse(baseUrl)) throw usage("option `baseUrl` must be an absolute URL");
  const { protocol, hostname, origin, pathname } = new URL(baseUrl);
  if (protocol !== "https:" && !(protocol === "http:" && (allowInsecure || loopback.test(hostname))))
    throw usage("option `baseUrl` must be an `https:` URL; `allowInsecure` allows `http:`");
  return origin + pathname.replace(/\/+$/, "");
}
