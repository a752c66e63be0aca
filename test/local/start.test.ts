import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run, type Started, start } from "./command.ts";

let server: Started;
beforeAll(async () => {
  server = await start();
}, 30_000);
afterAll(() => void server.child.kill("SIGKILL"));

describe("npm start", () => {
  it("prints what the first request needs", () => {
    expect(server.stdout.replaceAll(server.url, "URL")).toBe(`\
URL          URL
Docs         URL/docs
Console      URL/try
Key          local_own_4f1c2a
Item         0b6e2f0e-3f4c-4c39-9f0e-0d5ad3a7a1c4

export SINK_TOKEN=local_own_4f1c2a
curl -X GET "URL/v2/items?limit=50&tag=fresh&tag=heavy" \\
  -H "Authorization: Bearer $SINK_TOKEN"
`);
  });

  it("answers its own `curl` line", () => {
    const line = server.stdout.slice(server.stdout.indexOf("export"));
    const answer = execFileSync("bash", ["-c", line], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    expect(JSON.parse(answer)).toMatchObject({ next_cursor: null });
  });

  it.each([
    ["/healthz", 200, '{"status":"ok"}'],
    ["/nothing", 404, '{"message":"no such route"}'],
    ["/docs/../../package.json", 404, '{"message":"no such route"}'],
  ])("serves %s", async (path, status, body) => {
    const response = await fetch(server.url + path);
    expect([response.status, await response.text()]).toEqual([status, body]);
  });

  it("serves the document, with its samples", async () => {
    const document = (await (await fetch(`${server.url}/openapi.json`)).json()) as {
      readonly info: { readonly title: string };
      readonly paths: Readonly<
        Record<string, { readonly get: { readonly "x-codeSamples": readonly object[] } }>
      >;
    };
    expect(document.info.title).toBe("Kitchen Sink API");
    expect(document.paths["/v2/health"]?.get["x-codeSamples"]).toHaveLength(5);
  });

  it("ends well when it is told to", async () => {
    const other = await start("--quiet");
    other.child.kill("SIGTERM");
    expect(await other.ended).toMatchObject({ code: 0, stderr: "" });
  });

  it("says when the port is in use, and exits with 1", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => taken.once("listening", resolve));
    const { port } = taken.address() as AddressInfo;
    const { code, stdout, stderr } = await run(["--port", String(port)]).ended;
    taken.close();
    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: "",
      stderr: expect.stringContaining(`Port ${port} of \`127.0.0.1\` is in use.`),
    });
  });

  it.each([
    [["--db", "test"], "The database can't be opened: EISDIR"],
    [["--data", "package.json"], "The data is not valid"],
    [["--seed", "missing.json"], "missing.json"],
  ])("refuses %j with exit code 1", async (args, message) => {
    const { code, stdout, stderr } = await run(args).ended;
    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: "",
      stderr: expect.stringContaining(message),
    });
  });

  it.each([
    [["--port", "http"], "Expected a number from 0 to 65535."],
    [["--fail", "2"], "Expected a number from 0 to 1."],
    [["--prot", "1"], "unknown option '--prot'"],
  ])("refuses %j with exit code 2", async (args, message) => {
    const { code, stderr } = await run(args).ended;
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(message) });
  });
});
