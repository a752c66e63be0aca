import { existsSync } from "node:fs";
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { loadContract } from "../contract/load.ts";
import { compileModules } from "./compile.ts";
import { commandsOf, contractManifest, programOf, readmeOf } from "./contract-manifest.ts";
import { importedPackages } from "./imports.ts";
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

/** What the local server shows under `/docs`, where it has been made. */
const pages = ["dist/docs"];

/**
 * Packs what the team that serves the API needs, compiled, into `out`: the document, the spec with
 * its schemas, the server stubs, the local server and the commands. Runs in the repository's folder.
 */
export async function packContract(spec: string, out: string): Promise<Tarball> {
  const root = process.cwd();
  const { contract, specPath } = await loadContract(spec);
  const stage = await mkdtemp(join(tmpdir(), "pack-"));
  try {
    const commands = commandsOf(root);
    const modules = [
      relative(root, specPath),
      "generated/server/index.ts",
      "generated/server/node.ts",
      "scripts/local/index.ts",
      ...commands.map((command) => `scripts/${command}.ts`),
    ];
    compileModules(
      modules.map((module) => join(root, module)),
      root,
      stage,
    );
    for (const asset of [...assets, ...pages.filter((page) => existsSync(join(root, page)))])
      await cp(join(root, asset), join(stage, asset), { recursive: true });
    const packages = await importedPackages(modules.map((module) => join(stage, compiled(module))));
    const manifest = contractManifest(contract, {
      spec: compiled(relative(root, specPath)),
      packages,
    });
    await writeFile(join(stage, "package.json"), `${JSON.stringify(manifest, undefined, 2)}\n`);
    await writeFile(join(stage, "README.md"), readmeOf(contract, manifest));
    for (const [name, path] of Object.entries(manifest.bin))
      await writeProgram(join(stage, path), programOf(name, commands));
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
