import { listen, type Request, type Running } from "./http.ts";
import type { Subject } from "./index.ts";

/** Starts servers behind one address: the header field `field` of a request says which one answers. */
export function switchboard(subjects: readonly Subject[], field: string): Promise<Running> {
  const handlers = subjects.map(({ handler }) => handler());
  return listen((request: Request) => {
    const handler = handlers[Number(request.headers[field])];
    return handler ? handler(request) : { status: 421 };
  });
}
