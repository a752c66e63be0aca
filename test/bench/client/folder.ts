import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { Files } from "../../../scripts/lib/output/files.ts";

/** Runs some work with a folder of its own, from which modules find this repository's packages. */
export async function withFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "bench-"));
  try {
    await mkdir(join(folder, "node_modules"));
    for (const name of ["openapi-fetch", "openapi-typescript-helpers", "zod"])
      await symlink(resolve("node_modules", name), join(folder, "node_modules", name));
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function writeFiles(files: Files, folder: string): Promise<void> {
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}
