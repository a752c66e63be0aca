import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Api } from "../../../scripts/contract/api.ts";
import { emitClient } from "../../../scripts/emit/client/emit.ts";
import { sourceOfApi } from "../docs/sources.ts";

/** Compiles a text that imports an API's client from `./client/src/index.js`; returns what the compiler says. */
export async function compiledWith(api: Api, use: string): Promise<string> {
  // Inside the repository, so that packages are found.
  const folder = await mkdtemp(resolve(".tmp-compiled-"));
  try {
    for (const [path, text] of [...(await emitClient(sourceOfApi(api))), ["use.ts", use] as const]) {
      await mkdir(join(folder, dirname(path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    const compilerOptions = {
      ...{ target: "ES2022", lib: ["ES2023", "DOM", "DOM.Iterable"], module: "NodeNext", types: ["node"] },
      ...{ strict: true, skipLibCheck: true, noEmit: true },
    };
    await writeFile(
      join(folder, "tsconfig.json"),
      JSON.stringify({ compilerOptions, include: ["use.ts", "client/src"] }),
    );
    const compiler = resolve("node_modules/typescript-7/bin/tsc");
    return spawnSync(process.execPath, [compiler, "-p", folder], { encoding: "utf8" }).stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
}
