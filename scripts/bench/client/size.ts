import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import type { SampleCall } from "./sample-call.ts";

/** Bytes that a browser downloads for a module in a folder: bundled, minified, packed with gzip -9. */
export async function bundleBytes(text: string, folder: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: text, resolveDir: folder, loader: "ts" },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    logLevel: "error",
  });
  return gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length;
}

/** Bytes of the client in a folder, with the functions of these calls, checked or not. */
export async function clientBytes(
  calls: readonly SampleCall[],
  entry: "index" | "unchecked",
  folder: string,
): Promise<number> {
  const names = calls.map(({ model }) => model.operation.operationId);
  return bundleBytes(`export { createClient, ${names.join(", ")} } from "./client/src/${entry}.ts";`, folder);
}
