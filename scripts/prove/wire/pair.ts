import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, posix } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";
import type { Files } from "../../lib/output/files.ts";
import type { CallOptions, Options } from "../../runtime/client/client.ts";
import type { AnyResult } from "../../runtime/client/result.ts";
import type { App, ContractAppOptions } from "../../runtime/server/app.ts";

/** The generated client and server of any spec, compiled and loaded. */
export interface ClientAndServer {
  readonly createApp: (options: ContractAppOptions) => App;
  readonly createClient: (options: Options & Readonly<Record<string, unknown>>) => unknown;
  /** The client's functions, by operation. */
  readonly call: Readonly<
    Record<string, (client: unknown, input?: object, options?: CallOptions) => Promise<AnyResult>>
  >;
}

const here = fileURLToPath(import.meta.url);

/** Resolves generated modules in memory, and the packages that they need from the toolchain. */
function inMemory(files: Files): Plugin {
  return {
    name: "generated modules in memory",
    setup({ onResolve, onLoad, resolve: find }) {
      onResolve({ filter: /^\./, namespace: "generated" }, ({ path, importer }) => {
        const asked = posix.join(posix.dirname(importer), path);
        const found = [asked, asked.replace(/\.js$/, ".ts")].find((name) => files.has(name));
        return found === undefined ? null : { path: found, namespace: "generated" };
      });
      onResolve({ filter: /^[^.]/, namespace: "generated" }, async ({ path, kind }) => {
        const found = await find(path, { kind, resolveDir: dirname(here), importer: here });
        return { path: found.external ? path : pathToFileURL(found.path).href, external: true };
      });
      onLoad({ filter: /./, namespace: "generated" }, ({ path }) => ({
        contents: files.get(path) ?? "",
        loader: path.endsWith(".ts") ? "ts" : "js",
        resolveDir: "/",
      }));
      onResolve({ filter: /^generated:/ }, ({ path }) => ({
        path: path.slice("generated:".length),
        namespace: "generated",
      }));
    },
  };
}

/**
 * Compiles and loads the client and the server among these files; of the client's operations, only those whose modules
 * are given, if any are.
 */
export async function loadPair(files: Files, modules?: readonly string[]): Promise<ClientAndServer> {
  // The index would bring all operations.
  const [calls, client] = modules
    ? ["generated:calls", "client/src/client.ts"]
    : ["generated:client/src/index.ts", "client/src/index.ts"];
  const some = (modules ?? []).map((name) => `export * from "./client/src/operations/${name}.ts";`);
  const { outputFiles } = await build({
    stdin: {
      contents: `export * as call from "${calls}"; export { createClient } from "generated:${client}"; export { createApp } from "generated:server/index.ts";`,
      loader: "js",
    },
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node20",
    logLevel: "silent",
    plugins: [inMemory(modules ? new Map([...files, ["calls", some.join("\n")]]) : files)],
  });
  const directory = await mkdtemp(join(tmpdir(), "pair-"));
  try {
    const file = join(directory, "pair.mjs");
    await writeFile(file, outputFiles[0]?.text ?? "");
    return (await import(pathToFileURL(file).href)) as ClientAndServer;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

// Coverage: the types let a module be missing that the client or the server imports, and a bundle be empty; the generator writes all of them.
