import { cp, mkdtemp, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { compileFolder } from "./compile.ts";
import { packTarball, type Tarball } from "./tarball.ts";

/** Compiles the generated client and packs it, with its sources for the source maps, into `out`. */
export async function packClient(client: string, out: string): Promise<Tarball> {
  // Inside the working directory, where the compiler finds the client's dependencies.
  const stage = await mkdtemp(resolve(".tmp-pack-"));
  try {
    await cp(client, stage, { recursive: true });
    compileFolder(join(stage, "src"), join(stage, "dist"));
    return await packTarball(stage, out);
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}
