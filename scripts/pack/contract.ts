import { existsSync } from "node:fs";
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { loadContract } from "../contract/load.ts";
import { compileModules } from "./compile.ts";
import { packedCommands, programOf } from "./contract-commands.ts";
import { contractManifest, readmeOf } from "./contract-manifest.ts";
import { importedPackages } from "./imports.ts";
import { localEntry } from "./local-entry.ts";
import { packTarball, type Tarball } from "./tarball.ts";

/** Copied as they are. */
const assets = [
  "LICENSE",
  "docs/serving.md",
  "docs/local-server.md",
  "generated/openapi.json",
  "generated/openapi.yaml",
  "generated/server/contract.js",
  "generated/server/contract.d.ts",
];

/**
 * Packs what the team that serves the API needs, compiled, into `out`: the document, the spec with
 * its schemas, the server stubs, the local server and the commands. Runs in the repository's folder.
 */
export async function packContract(spec: string, out: string): Promise<Tarball> {
  const root = process.cwd();
  const { contract, specPath } = await loadContract(spec);
  const stage = await mkdtemp(join(tmpdir(), "pack-"));
  try {
    const commands = packedCommands(root);
    const entry = relative(root, specPath);
    const hooks = join(dirname(entry), "local.ts");
    const hasHooks = existsSync(join(root, hooks));
    const modules = [
      entry,
      "generated/server/index.ts",
      "generated/server/node.ts",
      "scripts/local/index.ts",
      ...(hasHooks ? [hooks] : []),
      ...commands.map(({ name }) => `scripts/${name}.ts`),
    ];
    compileModules(
      modules.map((module) => join(root, module)),
      root,
      stage,
    );
    const read = commands.flatMap(({ reads }) => reads).filter((path) => existsSync(join(root, path)));
    for (const asset of new Set([...assets, ...read]))
      await cp(join(root, asset), join(stage, asset), { recursive: true });
    const paths = { spec: compiled(entry), hooks: hasHooks ? compiled(hooks) : undefined };
    for (const [path, text] of localEntry(contract, paths)) await writeFile(join(stage, path), text);
    const imported = await importedPackages(modules.map((module) => join(stage, compiled(module))));
    const packages = [...new Set([...imported, ...commands.flatMap(({ runs }) => runs)])].sort();
    const manifest = contractManifest(contract, { spec: compiled(entry), packages });
    await writeFile(join(stage, "package.json"), `${JSON.stringify(manifest, undefined, 2)}\n`);
    await writeFile(join(stage, "README.md"), readmeOf(contract, manifest));
    for (const [name, path] of Object.entries(manifest.bin))
      await writeProgram(join(stage, path), programOf(name, commands, compiled(entry)));
    return await packTarball(stage, out);
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

async function writeProgram(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  await chmod(path, 0o755);
}

function compiled(module: string): string {
  return module.replace(/\.ts$/, ".js");
}
