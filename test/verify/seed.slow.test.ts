import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { verify } from "../../scripts/verify/index.ts";
import { clean } from "../defects/index.ts";

/** A run of the check on the correct server of the workshop: what was sent, in its order. */
async function sentWith(seed: number): Promise<string[]> {
  const [subject] = clean;
  if (!subject) throw new Error("no correct server");
  const { spec, principal, other, start } = subject;
  const { url, close } = await start();
  const sent: string[] = [];
  const recorder = createServer(async (incoming, outgoing) => {
    const { method = "", url: target = "", rawHeaders } = incoming;
    const body = Buffer.concat(await incoming.toArray());
    const fields = pairs(rawHeaders).filter(([name]) => !/^(host|x-request-id|traceparent)$/i.test(name));
    sent.push(JSON.stringify([method, target, fields, body.toString("latin1")]));
    const forwarded = fields.filter(
      ([name]) => !/^(connection|content-length|transfer-encoding|expect)$/i.test(name),
    );
    const hasBody = method !== "GET" && method !== "HEAD" && method !== "TRACE";
    const answer = await fetch(url + target, {
      method: method === "TRACE" ? "OPTIONS" : method,
      headers: forwarded,
      ...(hasBody && { body }),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const kept = [...answer.headers].filter(
      ([name]) => !/^(connection|keep-alive|content-length|transfer-encoding)$/.test(name),
    );
    outgoing.writeHead(answer.status, Object.fromEntries(kept)).end(bytes);
  });
  await new Promise<void>((resolve) => recorder.listen(0, "127.0.0.1", resolve));
  const server = `http://127.0.0.1:${(recorder.address() as AddressInfo).port}`;
  try {
    await verify(await loadContract(spec), { server, principal, other, seed });
    // What the server's clock put into its answers, and the check sends back.
    return sent.map((text) => text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "a time"));
  } finally {
    recorder.closeAllConnections();
    recorder.close();
    await close();
  }
}

function pairs(raw: readonly string[]): [string, string][] {
  return Array.from({ length: raw.length / 2 }, (_, index) => [
    raw[2 * index] ?? "",
    raw[2 * index + 1] ?? "",
  ]);
}

it("the same seed sends the same requests, another one others", async () => {
  const first = await sentWith(7);
  expect(first.length).toBeGreaterThan(100);
  expect(await sentWith(7)).toEqual(first);
  expect(await sentWith(8)).not.toEqual(first);
});
