import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { App } from "../../../generated/server/index.ts";
import type { Served } from "../../../generated/server/node.ts";
import { operationPath } from "./rename-app.ts";

const repository = fileURLToPath(new URL("../../../", import.meta.url));

let folder: string;
beforeAll(async () => {
  process.env["PORT"] = "0";
  folder = await mkdtemp(join(tmpdir(), "adapters-"));
  await mkdir(join(folder, "src"));
  await symlink(join(repository, "node_modules"), join(folder, "node_modules"));
  const page = await readFile(join(repository, "docs/serving.md"), "utf8");
  for (const [, name = "", code = ""] of page.matchAll(/^```ts (\S+)\n(.*?)^```$/gms))
    await writeFile(join(folder, "src", name), code);
});
afterAll(async () => {
  delete process.env["PORT"];
  await rm(folder, { recursive: true });
});

/** Builds an example of the page and imports it. */
async function example(name: string, platform: "node" | "neutral" = "node") {
  const outfile = join(folder, name.replace(".ts", ".mjs"));
  const { metafile } = await build({
    entryPoints: [join(folder, "src", name)],
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
      "@nairi/contract/server": join(repository, "generated/server/index.ts"),
      "@nairi/contract/server/node": join(repository, "generated/server/node.ts"),
    },
  });
  const module = (await import(pathToFileURL(outfile).href)) as Record<string, unknown>;
  return { module, metafile };
}

async function rename(send: (path: string, init: RequestInit) => Promise<Response>, body: string) {
  const response = await send(operationPath, {
    method: "PATCH",
    headers: { authorization: "Bearer nr_example", "content-type": "application/json" },
    body,
  });
  return [response.status, ((await response.json()) as { name?: string; error?: string }).name] as const;
}

/** What holds wherever the app runs: a rename, an error of the body, an unknown path. */
async function expectRunning(send: (path: string, init?: RequestInit) => Promise<Response>) {
  expect(await rename(send, '{"name":"From there"}')).toEqual([200, "From there"]);
  expect(await rename(send, `{"name":"${"x".repeat(50_000)}"}`)).toEqual([200, "x".repeat(50_000)]);
  expect(await rename(send, "{")).toEqual([400, undefined]);
  expect((await send(operationPath, { method: "DELETE" })).headers.get("allow")).toBe("OPTIONS, PATCH");
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
    expect(await (await fetch(`${url}/hello`)).text()).toBe("hello");
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});
