import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serveThings, token } from "../things.ts";
import { entry, harText } from "./traffic.ts";

const run = promisify(execFile);
const ruby = { command: "ruby" };

/** What a test of a team that writes Ruby sends to its own server. */
const rubyTest = `require "net/http"
require "json"
uri = URI(ENV.fetch("BASE_URL") + "/things")
headers = { "Authorization" => "Bearer #{ENV.fetch("THINGS_KEY")}", "Content-Type" => "application/json" }
answer = Net::HTTP.post(uri, { label: "a", size: 1, open: true }.to_json, headers)
abort answer.body unless answer.code == "201"
`;

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "recorded-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Records what goes through a proxy before a server, as a proxy writes HAR. */
async function recorderOf(server: string) {
  const entries: unknown[] = [];
  const proxy = createServer(async (incoming, outgoing) => {
    const { method = "", url = "", headers } = incoming;
    const body = Buffer.concat(await incoming.toArray()).toString();
    const { host: _host, ...sent } = headers as Record<string, string>;
    const answer = await fetch(server + url, { method, headers: { ...sent, connection: "close" }, body });
    const text = await answer.text();
    const answerHeaders = Object.fromEntries(answer.headers);
    entries.push(
      entry({
        method,
        url: server + url,
        headers: sent,
        body,
        status: answer.status,
        answerHeaders,
        answer: text,
      }),
    );
    outgoing.writeHead(answer.status, { "content-type": "application/json" }).end(text);
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  return { url, entries, close: () => proxy.close() };
}

describe.runIf(spawnSync(ruby.command, ["--version"]).status === 0)("a test run in Ruby", () => {
  it.each<[what: string, wrong: boolean, code: number]>([
    ["whose server keeps the contract", false, 0],
    ["whose server does not", true, 1],
  ])("%s, recorded by a proxy, is checked", async (_, wrong, code) => {
    const things = await serveThings((response, _count, { size: _size, ...without }) => {
      if (!wrong) return false;
      response.writeHead(201, { "content-type": "application/json" }).end(JSON.stringify(without));
      return true;
    });
    const proxy = await recorderOf(things.url);
    const file = join(folder, `${code}.har`);
    try {
      await writeFile(join(folder, "test.rb"), rubyTest);
      const env = { ...process.env, BASE_URL: proxy.url, THINGS_KEY: token };
      await run(ruby.command, [join(folder, "test.rb")], { env });
      await writeFile(file, harText(proxy.entries));
    } finally {
      proxy.close();
      things.close();
    }
    const spec = ["--spec", "test/fixtures/things/index.ts"];
    const args = ["scripts/run.js", "verify", ...spec, "--har", file, "--format", "json"];
    const ended = await run(process.execPath, args).catch((error) => error);
    expect(ended.code ?? 0).toBe(code);
    const { findings, recording } = JSON.parse(ended.stdout);
    expect(recording).toMatchObject({ entries: 1, judged: 1, skipped: [], partly: [] });
    expect(findings.map(({ rule, operation }: Record<string, string>) => `${rule} ${operation}`)).toEqual(
      wrong ? ["body-schema makeThing"] : [],
    );
    expect(ended.stdout).not.toContain(token);
  });
});
