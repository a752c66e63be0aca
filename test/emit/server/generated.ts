import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { loadContract } from "../../../scripts/contract/load.ts";
import { emitServer } from "../../../scripts/emit/server/emit.ts";
import { sourceOf } from "../../../scripts/emit/source.ts";
import type { createContractApp } from "../../../scripts/runtime/server/app.ts";
import type { ServerContract } from "../../../scripts/runtime/server/types.ts";
import type { serve } from "../../fixtures/workshop/expected/server/node.ts";

const repository = fileURLToPath(new URL("../../../", import.meta.url));

export const kitchenSink = join(repository, "test/fixtures/kitchen-sink/index.ts");
export const workshop = join(repository, "test/fixtures/workshop/index.ts");

/** The server's files for a spec. */
export async function serverFiles(specPath: string): Promise<ReadonlyMap<string, string>> {
  const { contract } = await loadContract(specPath);
  return emitServer(sourceOf(contract, specPath));
}

/** A generated module, without the types that only its own spec gives. */
export interface GeneratedServer {
  readonly createApp: (
    options: Parameters<typeof createContractApp>[1],
  ) => ReturnType<typeof createContractApp>;
  readonly contract: ServerContract;
  readonly serve: typeof serve;
}

/** The server of a spec, in a temporary folder of its own that finds this repository's packages. */
export async function generateServer(specPath: string) {
  const folder = await mkdtemp(join(tmpdir(), "server-"));
  await symlink(resolve(repository, "node_modules"), join(folder, "node_modules"));
  await writeFile(join(folder, "package.json"), '{"type":"module"}');
  for (const [path, text] of await serverFiles(specPath)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return {
    folder,
    load: async (): Promise<GeneratedServer> => ({
      ...(await import(pathToFileURL(join(folder, "server/index.ts")).href)),
      ...(await import(pathToFileURL(join(folder, "server/node.ts")).href)),
    }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
