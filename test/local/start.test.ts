import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
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
Key          nr_local_own_4f1c2a
Integration  ai_01KFRX8K1CKQGCV2W5J9C9Z37H

curl -X PATCH URL/api/public/v1/integrations/llm/ai_01KFRX8K1CKQGCV2W5J9C9Z37H \\
  -H "Authorization: Bearer nr_local_own_4f1c2a" \\
  -H "Content-Type: application/json" \\
  -d '{ "name": "Staging Anthropic" }'
`);
  });

  it("answers its own `curl` line", () => {
    const line = server.stdout.slice(server.stdout.indexOf("curl"));
    const answer = execFileSync("bash", ["-c", line], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    expect(JSON.parse(answer)).toMatchObject({
      id: "ai_01KFRX8K1CKQGCV2W5J9C9Z37H",
      name: "Staging Anthropic",
      created_at: "2026-02-20T14:00:00.000Z",
    });
  });

  it.each([
    ["/healthz", 200, '{"status":"ok"}'],
    ["/try/settings.json", 200, '{"key":"nr_local_own_4f1c2a","id":"ai_01KFRX8K1CKQGCV2W5J9C9Z37H"}'],
    ["/nothing", 404, '{"error":"not found"}'],
    ["/docs/../../package.json", 404, '{"error":"not found"}'],
  ])("serves %s", async (path, status, body) => {
    const response = await fetch(server.url + path);
    expect([response.status, await response.text()]).toEqual([status, body]);
  });

  it("serves the document", async () => {
    const response = await fetch(`${server.url}/openapi.json`);
    const file = new URL("../../generated/openapi.json", import.meta.url);
    expect(await response.text()).toBe(await readFile(file, "utf8"));
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
    [["--seed", "package.json"], "The seed is not valid"],
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
