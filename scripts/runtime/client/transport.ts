import type { Received } from "./decode.ts";
import { invalid } from "./failure.ts";
import type { Send } from "./send.ts";

type Values = Readonly<Record<string, unknown>>;

/** A request, before it is known how it travels. */
export interface Outgoing {
  readonly baseUrl: string;
  readonly method: string;
  /** With its `{names}`. */
  readonly path: string;
  readonly params: { readonly path?: Values | undefined; readonly query?: Values | undefined };
  readonly init: RequestInit;
}

/** Brings a request to `send`, which sends it and, where that may help, again. */
export type Transport = (outgoing: Outgoing, send: Send) => Promise<Received>;

/** Straight, with nothing between. */
export const direct: Transport = async ({ baseUrl, path, params, init }, send) => {
  const query = queryOf(params.query);
  return send(`${baseUrl}${fillPath(path, params.path)}${query && `?${query}`}`, init);
};

/**
 * Puts values into a path's `{names}`, each within its segment: `/`, `?`, `#` and line breaks are
 * encoded, and commas stand only between the items of a list. What no encoding keeps in its segment is
 * refused: nothing, `.` and `..`.
 */
export function fillPath(path: string, values: Values = {}): string {
  return path.replace(/\{(.+?)\}/g, (_braces, name: string) => {
    const segment = [values[name] ?? ""].flat().map(encoded).join();
    if (/^\.{0,2}$/.test(segment)) throw invalid(`/${name}`, "a segment of a path");
    return segment;
  });
}

/** Query parameters in OpenAPI's default style: `form`, with a name for each element of an array. */
export function queryOf(values: Values = {}): string {
  return Object.entries(values)
    .flatMap(([name, value]) => [value ?? []].flat().map((item) => `${encoded(name)}=${encoded(item)}`))
    .join("&");
}

function encoded(value: unknown): string {
  try {
    return encodeURIComponent(String(value));
  } catch {
    throw invalid("", "text that a URL can carry");
  }
}
