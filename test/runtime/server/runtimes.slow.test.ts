import { execFile, spawn } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packContract } from "../../../scripts/pack/contract.ts";
import { expectRunning, writeExamples } from "./examples.ts";

const run = promisify(execFile);

/** What the registry has of the runtimes themselves, for the machine that CI runs on. */
const packages = {
  bun: "@oven/bun-linux-x64@1.4.5",
  deno: "@deno/linux-x64-glibc@2.9.6",
  workerd: "@cloudflare/workerd-linux-64@1.20261117.1",
};

const config = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    modules = [(name = "worker.mjs", esModule = embed "worker.mjs")], compatibilityDate = "2026-11-01"))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")]
);
`;

let folder = "";
beforeAll(async () => {
  folder = await writeExamples(["@hono/node-server", "hono", "zod"]);
  const { path } = await packContract("test/fixtures/workshop/index.ts", join(folder, "dist"), {
    generated: "test/fixtures/workshop/expected",
  });
  const installed = join(folder, "node_modules/@workshop/contract");
  await mkdir(installed, { recursive: true });
  await run("tar", ["xzf", path, "-C", installed, "--strip-components=1"]);
  const options = ["--prefix", join(folder, "runtimes"), "--no-audit", "--no-fund", "--ignore-scripts"];
  await run("npm", ["install", ...options, ...Object.values(packages)]);
  await writeFile(join(folder, "config.capnp"), config);
  await build({
    entryPoints: [join(folder, "worker.ts")],
    outfile: join(folder, "worker.mjs"),
    bundle: true,
    format: "esm",
    platform: "neutral",
    conditions: ["worker"],
    mainFields: ["module", "main"],
    logLevel: "error",
  });
}, 300_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.runIf(process.platform === "linux" && process.arch === "x64")("the app of docs/serving.md", () => {
  it.each([
    ["Bun", "@oven/bun-linux-x64/bin/bun", ["worker.ts"]],
    [
      "Deno",
      "@deno/linux-x64-glibc/deno",
      ["serve", "--no-prompt", "--host", "127.0.0.1", "--port", "0", "worker.ts"],
    ],
    [
      "Cloudflare's workerd",
      "@cloudflare/workerd-linux-64/bin/workerd",
      ["serve", "--control-fd=1", "config.capnp"],
    ],
  ])("runs in %s", async (_, program, args) => {
    const child = spawn(join(folder, "runtimes/node_modules", program), args, {
      cwd: folder,
      env: { ...process.env, PORT: "0", NO_COLOR: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    try {
      const port = await new Promise<string>((resolve, reject) => {
        for (const stream of [child.stdout, child.stderr])
          stream.on("data", (chunk) => {
            said += String(chunk);
            // A line that ends, as a port may come in pieces.
            const [, found] = /(?:http:\/\/[^:\s]+:|"port":)(\d+)\D/.exec(said) ?? [];
            if (found) resolve(found);
          });
        child.on("exit", (code) => reject(new Error(`ended with ${code}: ${said}`)));
      });
      await expectRunning((path, init) => fetch(`http://127.0.0.1:${port}${path}`, init));
      expect(said).not.toMatch(/error/i);
    } finally {
      child.removeAllListeners("exit");
      child.kill("SIGKILL");
    }
  });
});
