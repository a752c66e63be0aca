import { invalid } from "./failure.ts";
import type { CallOptions } from "./options.ts";
import type { Route } from "./route.ts";
import type { Outgoing } from "./transport.ts";

/** The request that an input makes. Throws where it can't travel. */
export function outgoingOf<Input>(
  route: Route<Input>,
  input: Input,
  baseUrl: string,
  everywhere: Readonly<Record<string, string>>,
  { headers: own }: CallOptions,
): Outgoing {
  const { method, path, encode } = route;
  try {
    const parts = route.parts(input);
    const { type, ...sent } = parts.body === undefined || !encode ? {} : encode(parts.body);
    const headers = new Headers();
    for (const [name, value] of Object.entries({
      ...everywhere,
      ...own,
      "Content-Type": type,
      ...parts.header,
    }))
      if (value !== undefined) headers.set(name, String(value));
    const init = { method, headers, ...sent };
    return { baseUrl, method, path, params: parts, init };
  } catch (error) {
    throw invalid("", `an input that can be sent (${(error as Error).message})`);
  }
}
