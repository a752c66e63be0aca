import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { filesBelow } from "../lib/output/disk.ts";
import { ownFolder } from "../lib/own-package.ts";
import { sourcesFolder } from "../lib/shipped-source.ts";
import { compileModules } from "./compile.ts";
import { importedPackages } from "./imports.ts";
import { packTarball, type Tarball } from "./tarball.ts";
import { toolsManifest } from "./tools-manifest.ts";

/** The program, and what the package exports, by the path of the import. */
const program = "scripts/cli.ts";
const entries = {
  ".": "scripts/contract/index.ts",
  "./cases": "scripts/schema-cases/index.ts",
  "./config": "scripts/config/index.ts",
  "./local": "scripts/local/index.ts",
} as const;

/** The types of the local server, without the database's, which need those of Node. */
const localTypes = `import type { Api, LocalHooks } from "./scripts/contract/index.js";
import type { Local, LocalOptions } from "./scripts/local/local.js";

export type { Local, LocalOptions } from "./scripts/local/local.js";

/** Makes a server for tests of a contract's value: the handlers and the database of \`start\`, without a network. */
export declare const localOf: <Operations>(api: Api, hooks?: LocalHooks<Operations>) => (options?: LocalOptions) => Local;
`;

/** What goes into a contract's package: its checks for a server's own tests. */
const ownTests = "scripts/verify/own-tests/index.ts";

/** What commands run in threads. */
const threads = "scripts/prove/document/thread.ts";

/** What is read beside compiled modules. */
const assets: readonly RegExp[] = [
  /^(?:redocly\.yaml|LICENSE)$/,
  /^docs\/.*\.md$/,
  /^scripts\/emit\/site\/.*\.(?:hbs|css)$/,
];

/** Sources that are copied or compiled into what others make. */
const shipped = /^scripts\/((?:contract|lib|runtime|emit\/site\/browser)\/.*\.ts)$/;

/** Packs the toolchain itself, compiled, into `out`; `commands` are the names of its commands. Runs in its repository. */
export async function packTools(out: string, commands: readonly string[]): Promise<Tarball> {
  const stage = await mkdtemp(join(tmpdir(), "pack-tools-"));
  const modules = [
    program,
    ownTests,
    threads,
    ...Object.values(entries),
    ...commands.map((name) => `scripts/${name}.ts`),
  ];
  try {
    compileModules(
      modules.map((module) => join(ownFolder, module)),
      ownFolder,
      stage,
    );
    for (const path of await ownFiles()) {
      const source = shipped.exec(path)?.[1];
      if (source !== undefined) await copy(path, join(stage, sourcesFolder, source));
      if (assets.some((asset) => asset.test(path))) await copy(path, join(stage, path));
    }
    const compiled = (module: string) => module.replace(/\.ts$/, ".js");
    const imported = await importedPackages(modules.map((module) => join(stage, compiled(module))));
    const manifest = toolsManifest(
      Object.fromEntries(Object.entries(entries).map(([path, module]) => [path, compiled(module)])),
      compiled(program),
      imported,
    );
    await writeFile(join(stage, "package.json"), `${JSON.stringify(manifest, undefined, 2)}\n`);
    await writeFile(join(stage, "local.d.ts"), localTypes);
    await copy("docs/tools.md", join(stage, "README.md"));
    await chmod(join(stage, compiled(program)), 0o755);
    return await packTarball(stage, out);
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

/** The files of the toolchain's repository that may go into its package, without what is made. */
async function ownFiles(): Promise<string[]> {
  const folders = await Promise.all(
    ["scripts", "docs"].map(async (folder) =>
      (await filesBelow(join(ownFolder, folder))).map((path) => `${folder}/${path}`),
    ),
  );
  return ["redocly.yaml", "LICENSE", ...folders.flat()];
}

async function copy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await cp(join(ownFolder, from), to);
}
