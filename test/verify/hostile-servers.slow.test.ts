import { spawn } from "node:child_process";
import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { held, own, type Spoil, serveThings, things, token } from "./things.ts";

const json = { "content-type": "application/json" };
const raw = (response: ServerResponse, text: string) => response.socket?.write(text);
const deep = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
/** Made once: a server that compresses for so long that requests are given up is another case. */
const compressed = gzipSync(Buffer.alloc(50_000_000));

/** What a server does in place of the right answer. */
const hostile: Readonly<Record<string, (response: ServerResponse, right: Record<string, unknown>) => void>> =
  {
    "nested lists": (response, right) =>
      response
        .writeHead(200, json)
        .end(JSON.stringify(right).replace(/}$/, `${right["label"] ? "," : ""}"x":${deep(50_000)}}`)),
    "nothing but nested lists": (response) => response.writeHead(200, json).end(deep(100_000)),
    "lists that are not closed": (response) => response.writeHead(200, json).end("[".repeat(1_000_000)),
    "a million of values": (response) => response.writeHead(200, json).end(`[${"0,".repeat(1_000_000)}0]`),
    "an answer without an end": (response) => {
      response.writeHead(200, json);
      const chunk = Buffer.alloc(65_536, "x");
      const go = () => {
        if (response.destroyed || response.req.method === "HEAD") return response.end();
        while (response.write(chunk) && !response.destroyed);
        return undefined;
      };
      response.on("drain", go).on("error", () => {});
      go();
    },
    "one byte a moment": (response) => {
      response.writeHead(200, json);
      const timer = setInterval(() => response.write("["), 20);
      response.on("close", () => clearInterval(timer));
    },
    "header fields without an end": (response) => {
      raw(response, "HTTP/1.1 200 OK\r\n");
      const timer = setInterval(() => raw(response, `X-${"a".repeat(8000)}: b\r\n`), 5);
      response.on("close", () => clearInterval(timer));
    },
    "one very long header field": (response) =>
      raw(response, `HTTP/1.1 200 OK\r\nX: ${"a".repeat(500_000)}\r\n\r\n`),
    "a 101 that nobody asked for": (response) =>
      raw(response, "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n"),
    "100s without an end": (response) => {
      const timer = setInterval(() => raw(response, "HTTP/1.1 100 Continue\r\n\r\n"), 5);
      response.on("close", () => clearInterval(timer));
    },
    "broken chunks": (response) =>
      raw(
        response,
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\nzz\r\n{}\r\n",
      ),
    "a length and chunks": (response) =>
      raw(
        response,
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
      ),
    "two lengths": (response) =>
      raw(response, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 5\r\n\r\n{}"),
    "less than its length": (response) => {
      raw(response, "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{}");
      response.socket?.end();
    },
    "a header field twice": (response, right) =>
      raw(
        response,
        `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(JSON.stringify(right))}\r\n\r\n${JSON.stringify(right)}`,
      ),
    "no HTTP": (response) => raw(response, "220 mail.example ESMTP\r\n"),
    "a status that is none": (response) => raw(response, "HTTP/1.1 999 X\r\nContent-Length: 0\r\n\r\n"),
    "what is not compressed": (response) =>
      response.writeHead(200, { ...json, "content-encoding": "gzip" }).end("{}"),
    "what is compressed": (response) =>
      response.writeHead(200, { ...json, "content-encoding": "gzip" }).end(compressed),
    "a connection that is closed": (response) => response.socket?.destroy(),
    "a connection that is reset": (response) => response.socket?.resetAndDestroy(),
    "no answer": () => {},
    "an hour of pause": (response) => response.writeHead(429, { ...json, "retry-after": "3600" }).end("{}"),
    "a pause that is no number": (response) =>
      response.writeHead(429, { ...json, "retry-after": "-9e99" }).end("{}"),
    "redirects to itself": (response) => response.writeHead(302, { location: response.req.url ?? "/" }).end(),
    "names that objects inherit": (response) =>
      response
        .writeHead(200, json)
        .end('{"__proto__":{"label":1},"constructor":1,"toString":null,"id":{"__proto__":null}}'),
    "nothing that is text": (response) => response.writeHead(200, json).end(Buffer.alloc(10_000, 0xff)),
  };

/** From the 10th answer to the 40th all is spoiled, and then what puts back is answered rightly. */
const between: (name: string) => Spoil = (name) => (response, count, right) => {
  if (count < 10 || count > 40) return false;
  hostile[name]?.(response, right);
  return true;
};

async function run(spoil: Spoil, more: readonly string[] = []) {
  const server = await serveThings(spoil);
  const restore = Object.entries(held).flatMap(([name, value]) => ["--restore", `${name}=${String(value)}`]);
  const child = spawn(
    process.execPath,
    [
      ...["scripts/run.js", "verify", "--spec", things, "--server", server.url, "--token", token],
      ...[
        "--param",
        `id=${own}`,
        ...restore,
        "--timeout",
        "1s",
        "--budget",
        "8s",
        "--report",
        "json",
        ...more,
      ],
    ],
    { env: { ...process.env, NO_COLOR: "1" }, stdio: ["ignore", "pipe", "pipe"] },
  );
  const said = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const)
    child[name].setEncoding("utf8").on("data", (text: string) => {
      said[name] += text;
    });
  const begun = performance.now();
  const [code] = await once(child, "close");
  const seconds = (performance.now() - begun) / 1000;
  const stock = Object.fromEntries(server.stock);
  server.close();
  return { code, seconds, stock, ...said };
}

describe.concurrent("whatever a server answers, there is a report, and what was changed is put back", () => {
  it.each(Object.keys(hostile))("%s", async (name) => {
    const { code, stock, stdout, stderr } = await run(between(name));
    expect(stderr).not.toMatch(/unexpected|fault of the toolchain|^ +at /m);
    const { format, outcome, reasons } = JSON.parse(stdout);
    expect(format).toBe("contract-check/1");
    expect(reasons.join()).not.toContain("fault of the toolchain");
    expect(code).toBe({ kept: 0, broken: 1, unchecked: 2 }[outcome as string]);
    expect(stock[own]).toEqual(held);
  });

  it.each(["no answer", "an answer without an end", "an hour of pause"])(
    "also where it never ends: %s",
    async (name) => {
      const { code, seconds, stdout } = await run((response, count, right) => {
        if (count < 10) return false;
        hostile[name]?.(response, right);
        return true;
      });
      expect(JSON.parse(stdout).format).toBe("contract-check/1");
      expect([0, 1, 2]).toContain(code);
      expect(seconds).toBeLessThan(90);
    },
  );
});
