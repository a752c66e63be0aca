import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Api } from "../../../scripts/contract/api.ts";
import type { Contract } from "../../../scripts/contract/contract.ts";
import { resolveContract } from "../../../scripts/contract/resolve.ts";
import { documentWithSamples } from "../../../scripts/emit/samples/document.ts";
import { emitSite } from "../../../scripts/emit/site/emit.ts";
import { type Source, sourceOf } from "../../../scripts/emit/source.ts";
import type { Files } from "../../../scripts/lib/output/files.ts";
import { writeFolder } from "../../../scripts/lib/output/write.ts";
import { localSource } from "../../../scripts/local/app.ts";
import { serveLocal } from "../../../scripts/local/serve.ts";

export interface ServedSite {
  readonly url: string;
  readonly files: Files;
  readonly close: () => Promise<void>;
}

/** What `npm run docs` writes for a contract. */
export async function siteOf(source: Source): Promise<Files> {
  return emitSite({ ...source, document: documentWithSamples(source) });
}

/** An API's site in a folder of its own, on the local server. */
export function serveSite(api: Api): Promise<ServedSite> {
  return serveContract(resolveContract(api));
}

/** The same of a contract. */
export async function serveContract(contract: Contract): Promise<ServedSite> {
  const source = sourceOf(contract, "");
  const folder = await mkdtemp(join(tmpdir(), "site-"));
  const docs = join(folder, "docs");
  const files = await siteOf(source);
  await writeFolder(docs, files);
  const server = await serveLocal(localSource(contract), {
    port: 0,
    host: "127.0.0.1",
    docs,
    document: async () => JSON.stringify(source.document),
  });
  return {
    url: server.url,
    files,
    close: async () => {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
