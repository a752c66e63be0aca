import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { onTestFinished } from "vitest";
import { emitClient } from "../../../scripts/emit/client/emit.ts";
import type { Source } from "../../../scripts/emit/source.ts";
import type { Json } from "../../../scripts/lib/json.ts";
import { documentOf } from "../../../scripts/model/document/write.ts";
import { modelOfDocument } from "../../../scripts/model/from-document.ts";

/** A result, as far as this test looks at it. */
export interface Result {
  readonly status: number | string;
  readonly ok: boolean;
  readonly reason?: string;
  readonly error?: string;
}

type Call = (client: unknown, input: object) => Promise<Result>;

/** A client's module. */
export interface ClientModule {
  readonly createClient: (options: object) => unknown;
  readonly [operationId: string]: Call | ((options: object) => unknown);
}

/** The client of a document, made and loaded as one module until the test is over. */
export async function loadClient(document: Json): Promise<ClientModule> {
  const model = modelOfDocument(document);
  const files = await emitClient({ model, document: documentOf(model) } as Source);
  const folder = await mkdtemp(join(tmpdir(), "skew-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const outfile = join(folder, "client.mjs");
  await build({
    entryPoints: [join(folder, "client/src/index.ts")],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    nodePaths: [resolve("node_modules")],
    logLevel: "silent",
  });
  return import(pathToFileURL(outfile).href);
}
