import type { RequestListener } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Work } from "./work.ts";

/** A contestant that is ready to work. */
export interface Ready {
  /** For Node's HTTP server. */
  readonly listener: RequestListener;
  /** The work's request through the contestant's own way of calling it in process, up to the answer's text. */
  readonly call?: () => Promise<string>;
}

/** One way to serve the work. */
export type Contestant = (work: Work) => Promise<Ready>;

/** The contestant of a web-standard `fetch`. */
export function webContestant(
  fetch: (request: Request) => Response | Promise<Response>,
  { method, key, request: { path, body } }: Work,
): Ready {
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const url = `http://localhost${path}`;
  return {
    listener: getRequestListener(fetch, { overrideGlobalObjects: true }),
    call: async () => (await fetch(new Request(url, { method, headers, body }))).text(),
  };
}

/** A path template as Hono, Fastify and Express write it. */
export function colonPath(path: string): string {
  return path.replace(/\{([^}]+)\}/g, ":$1");
}

/** What every handler of the work answers. */
export function answerOf({ answer }: Work, body: unknown): Record<string, unknown> {
  return { ...answer, ...(body as Record<string, unknown>) };
}

/** Bytes that a request may have, and the field that names it: every contestant does both. */
export const bodyLimit = 1_048_576;
export const requestIdField = "x-request-id";
