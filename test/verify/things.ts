import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";

/** The spec of things, which are made, changed and deleted; and never read. */
export const things = fileURLToPath(new URL("../fixtures/things/index.ts", import.meta.url));
export const own = "th_0b6e2f0e3f4c4c399f0e";
export const token = "th_key_5Q1x8Zr0";
export const held = { label: "Held before", size: 12.5, open: false };

type Fields = Record<string, unknown>;

/** Spoils the answer with this number (from 1); `false`: the answer is the right one. */
export type Spoil = (response: ServerResponse, count: number, right: Fields) => boolean;

/** A server that keeps the contract of things, but for what `spoil` does. */
export async function serveThings(spoil: Spoil = () => false, notes: readonly string[] = []) {
  const stock = new Map<string, Fields>([[own, held]]);
  let count = 0;
  let made = 0;
  const server = createServer(async (request, response) => {
    const { method = "", headers } = request;
    const body = Buffer.concat(await request.toArray().catch(() => []));
    const send = (status: number, value?: Fields) => {
      if (spoil(response, ++count, value ?? {})) return;
      response.writeHead(status, { "content-type": "application/json", ...advised[status] });
      response.end(status === 204 || method === "HEAD" ? undefined : JSON.stringify(value));
    };
    const [path = ""] = (request.url ?? "").split("?");
    const [, collection = "", id = "", rest, more] = path.split("/").map(decoded);
    const fail = (status: number, text = `error ${status}`) => send(status, { error: text });
    if (!/^[Bb][Ee][Aa][Rr][Ee][Rr] th_key_5Q1x8Zr0$/.test(headers.authorization ?? "")) return fail(401);
    const isPins = collection === "boards" && rest === "pins" && more === undefined;
    if (!isPins && rest !== undefined) return fail(404);
    if (isPins ? method !== "POST" : !["things", "notes"].includes(collection))
      return fail(isPins ? 405 : 404);
    if (isPins || collection === "notes") {
      if (!isPins && method !== "GET") return fail(405);
      if ([...id].length < 20) return fail(400);
      return notes.includes(id) ? send(200, { id, ...held }) : fail(404, "no such thing");
    }
    if (path === "/things" ? method !== "POST" : !["PUT", "DELETE"].includes(method)) return fail(405);
    if (path !== "/things" && !/^th_[0-9a-f]{20}$/.test(id)) return fail(400);
    const change = method === "DELETE" ? undefined : read(headers["content-type"], body);
    if (method !== "DELETE" && !change) return fail(400);
    if (method === "POST") {
      const name = `th_${String(++made).padStart(20, "0")}`;
      stock.set(name, change as Fields);
      return send(201, { id: name, ...change });
    }
    if (!stock.has(id)) return fail(404, "no such thing");
    if (method === "DELETE") return stock.delete(id) && send(204);
    stock.set(id, change as Fields);
    return send(200, { id, ...change });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stock,
    /** How many were made. */
    made: () => made,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The header fields that RFC 9110 asks for beside some statuses. */
const advised: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  401: { "www-authenticate": "Bearer" },
  405: { allow: "GET, POST, PUT, DELETE" },
};

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

function read(type: string | undefined, body: Buffer): Fields | undefined {
  if (!/^application\/json\s*(;|$)/i.test(type ?? "")) return undefined;
  try {
    const value = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body));
    const { label, size, open } = value;
    const isText = typeof label === "string" && label.length > 0 && [...label].length <= 100;
    const isRight = isText && typeof size === "number" && typeof open === "boolean" && !Array.isArray(value);
    return isRight ? { label, size, open } : undefined;
  } catch {
    return undefined;
  }
}
