import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import type { MadeClient } from "./client.ts";

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

/** Bytes of bundles of a client. */
export interface Sizes {
  /** With one operation, of a package that has no other. */
  readonly one: number;
  /** With one operation, of a package that has many. */
  readonly oneOfMany: number;
  /** For each operation more. */
  readonly further: number;
}

/** The sizes of clients of one operation and of many, by the entry that is imported. */
export async function sizesOf(
  entry: "index" | "unchecked",
  single: MadeClient,
  large: MadeClient,
): Promise<Sizes> {
  const bytes = ({ folder, contract }: MadeClient, count: number) => {
    const names = contract.operations.slice(0, count).map(({ operationId }) => operationId);
    return bundleBytes(
      `export { createClient, ${names.join(", ")} } from "./client/src/${entry}.ts";`,
      folder,
    );
  };
  const count = large.contract.operations.length;
  const oneOfMany = await bytes(large, 1);
  const further = ((await bytes(large, count)) - oneOfMany) / (count - 1);
  return { one: await bytes(single, 1), oneOfMany, further };
}
