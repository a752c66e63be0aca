import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { startReceiver } from "./receiver.ts";

async function verify(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ["scripts/run.js", "verify", "--spec", spec, ...args], {
    env: { ...process.env, NO_COLOR: "1", WORKSHOP_API_KEY: "", OTHER_WORKSHOP_API_KEY: "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const texts = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const)
    child[name].setEncoding("utf8").on("data", (text: string) => {
      texts[name] += text;
    });
  const [code] = await once(child, "close");
  return { code, ...texts };
}

const spec = "test/fixtures/workshop/index.ts";
const object = ["--param", "id=ai_01KFRX8K1CKQGCV2W5J9C9Z37H"];

describe("npm run verify", () => {
  it("finds that the local server keeps the contract, all of which it meets", async () => {
    const { code, stdout } = await verify(["--local", "--require-coverage", "--report", "json"]);
    const { outcome, findings, coverage, restored } = JSON.parse(stdout);
    expect({ code, outcome, findings, missing: coverage.missing }).toEqual({
      code: 0,
      outcome: "kept",
      findings: [],
      missing: [],
    });
    expect(restored.every(({ original }: { original: boolean }) => original)).toBe(true);
  });

  it("ends with 1 and prints no key where the contract is broken", async () => {
    const key = "nr_key_that_nobody_may_see_41";
    const server = await startReceiver(({ headers }) => [
      500,
      JSON.stringify({ error: headers.authorization }),
    ]);
    const { code, stdout, stderr } = await verify(["--server", server.url, ...object], {
      WORKSHOP_API_KEY: key,
    });
    server.close();
    expect(code).toBe(1);
    expect(stdout).toContain('-H "Authorization: Bearer $WORKSHOP_API_KEY"');
    expect(stdout + stderr).not.toContain(key.slice(0, -1));
  });

  it("sends nothing that changes an object where it is told to", async () => {
    const server = await startReceiver(() => [404, '{"error":"x"}']);
    await verify(["--server", server.url, ...object, "--read-only"], { WORKSHOP_API_KEY: "nr_key" });
    server.close();
    const safe = ["GET", "HEAD", "OPTIONS", "TRACE"];
    const unsafe = server.received.filter(
      ({ method, url }) => !safe.includes(method) && url.endsWith("9C9Z37H"),
    );
    expect(server.received.length).toBeGreaterThan(20);
    expect(unsafe).toEqual([]);
  });

  it.each([
    ["no server is named", [], "No server is named."],
    [
      "nothing answers",
      ["--server", "http://127.0.0.1:1", "--token", "x", ...object],
      "Nothing answers at `http://127.0.0.1:1`",
    ],
    ["the server is not a URL", ["--server", "localhost:1"], "is not the URL of a server"],
    [
      "a parameter is unknown",
      ["--server", "http://127.0.0.1:1", "--param", "ident=1"],
      "no path parameter `ident`; it has `id`",
    ],
    [
      "the spec is not there",
      ["--server", "http://127.0.0.1:1", "--spec", "none.ts"],
      "There is no spec at `none.ts`.",
    ],
    [
      "the report can't be written",
      ["--local", "--output", "no-such-folder/report.xml"],
      "The report can't be written: ENOENT",
    ],
    [
      "a credential has no name",
      ["--local", "--credential", "secret"],
      "without the name of its security scheme",
    ],
    ["a share is none", ["--local", "--min-coverage", "all"], "Expected a percentage"],
    [
      "a field can't be put back",
      ["--server", "http://127.0.0.1:1", "--restore", "x=1"],
      "No operation puts back `x`",
    ],
    ["a duration is none", ["--local", "--budget", "soon"], "Expected a duration"],
  ])("ends with 2 and says why: %s", async (_, args, words) => {
    const { code, stdout, stderr } = await verify(args);
    expect(code).toBe(2);
    expect(stdout + stderr).toContain(words);
  });
});
