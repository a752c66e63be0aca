import type { Encoded } from "./encode.ts";
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
    const headers = new Headers();
    const set = (fields: object = {}) => {
      for (const [name, value] of Object.entries(fields))
        if (value !== undefined) headers.set(name, String(value));
    };
    set({ ...everywhere, ...own });
    const { type, ...sent }: Partial<Encoded> =
      parts.body === undefined || !encode ? {} : encode(parts.body, headers.get("Content-Type"));
    set({ "Content-Type": type, ...parts.header });
    const init = { method, headers, ...sent };
    return { baseUrl, method, path, params: parts, init };
  } catch (error) {
    if (error instanceof Error && "failure" in error) throw error;
    throw invalid("", `an input that can be sent (${(error as Error).message})`);
  }
}
