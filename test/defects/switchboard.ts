import { listen, type Request, type Running } from "./http.ts";
import type { Subject } from "./index.ts";

/**
 * Starts servers behind one address: `/subjects/<number>` before a request's path, or else its header
 * field `field`, says which one answers.
 */
export function switchboard(subjects: readonly Subject[], field: string): Promise<Running> {
  const handlers = subjects.map(({ handler }) => handler());
  return listen((request: Request) => {
    const [prefix = "", number = request.headers[field]] = /^\/subjects\/(\d+)/.exec(request.target) ?? [];
    const handler = handlers[Number(number)];
    return handler ? handler({ ...request, target: request.target.slice(prefix.length) }) : { status: 421 };
  });
}
