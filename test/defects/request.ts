import type { Request } from "./http.ts";

/** What differs from a good request; `null`: the header is left out. */
export interface Sent {
  readonly method: string;
  readonly target: string;
  readonly authorization: string | null;
  readonly type?: string | null;
  readonly body?: string | Buffer;
}

/** A request as a server gets it. */
export function requestOf({ method, target, authorization, type = "application/json", body }: Sent): Request {
  return {
    method,
    target,
    headers: {
      ...(authorization !== null && { authorization }),
      ...(type !== null && { "content-type": type }),
    },
    body: Buffer.from(body ?? ""),
  };
}
