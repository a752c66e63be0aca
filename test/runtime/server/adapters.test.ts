import { rm } from "node:fs/promises";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { App } from "../../fixtures/workshop/expected/server/index.ts";
import type { Served } from "../../fixtures/workshop/expected/server/node.ts";
import { expectRunning, repository, writeExamples } from "./examples.ts";

// `@hono/node-server` puts others in their place, as its users want it.
const { Request, Response } = globalThis;

let folder: string;
beforeAll(async () => {
  process.env["PORT"] = "0";
  folder = await writeExamples(["@hono/node-server", "express", "fastify", "hono", "zod"]);
});
afterAll(async () => {
  delete process.env["PORT"];
  Object.assign(globalThis, { Request, Response });
  await rm(folder, { recursive: true });
});

/** Builds an example of the page and imports it. */
async function example(name: string, platform: "node" | "neutral" = "node") {
  const outfile = join(folder, name.replace(".ts", ".mjs"));
  const { metafile } = await build({
    entryPoints: [join(folder, name)],
    outfile,
    bundle: true,
    format: "esm",
    platform,
    metafile: true,
    packages: platform === "node" ? "external" : "bundle",
    mainFields: ["module", "main"],
    conditions: ["worker"],
    logLevel: "error",
    alias: {
      "@workshop/contract/server": join(repository, "test/fixtures/workshop/expected/server/index.ts"),
      "@workshop/contract/server/node": join(repository, "test/fixtures/workshop/expected/server/node.ts"),
    },
  });
  const module = (await import(pathToFileURL(outfile).href)) as Record<string, unknown>;
  return { module, metafile };
}

describe("the examples of docs/serving.md", () => {
  it("Node", async () => {
    const server = (await example("node.ts")).module["server"] as Served;
    await expectRunning((path, init) => fetch(server.url + path, init));
    await server.close();
  });

  it("workers, Deno, Bun: a module that needs nothing of Node", async () => {
    const { module, metafile } = await example("worker.ts", "neutral");
    const app = module["default"] as App;
    await expectRunning((path, init) => app.fetch(new Request(`https://worker.example${path}`, init)));
    expect(Object.values(metafile.outputs).flatMap(({ imports }) => imports)).toEqual([]);
  });

  it.each(["express.ts", "fastify.ts"])("%s", async (name) => {
    const server = (await example(name)).module["server"] as Server;
    if (!server.listening) await new Promise((resolve) => server.once("listening", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await expectRunning((path, init) => fetch(url + path, init));
    const own = name === "express.ts" ? ["hello", "bye"] : ["hello"];
    for (const word of own) expect(await (await fetch(`${url}/${word}`)).text()).toBe(word);
    expect((await fetch(`${url}/nowhere`)).headers.get("x-request-id")).toBeNull();
    expect((await fetch(`${url}/api/nowhere`)).headers.get("x-request-id")).not.toBeNull();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});
