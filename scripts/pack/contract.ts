import { existsSync } from "node:fs";
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { loadContract } from "../contract/load.ts";
import { sourceOf, wholeOf } from "../emit/source.ts";
import { ownSpec } from "../lib/own-spec.ts";
import { compileModules } from "./compile.ts";
import { packedCommands, programOf } from "./contract-commands.ts";
import { contractManifest, readmeOf } from "./contract-manifest.ts";
import { refuseForeignFolder } from "./generated-folder.ts";
import { importedPackages } from "./imports.ts";
import { localEntry } from "./local-entry.ts";
import { mainEntry } from "./main-entry.ts";
import { packTarball, type Tarball } from "./tarball.ts";

/** Files of the generated folder that are copied unchanged. */
const made = ["openapi.json", "openapi.yaml", "server/contract.js", "server/contract.d.ts"];

/** Pages of this repository about its own package. */
const pages = ["docs/serving.md", "docs/local-server.md"];

/**
 * Packs what the team that serves the API needs, compiled, into `out`: the document, the spec with
 * its schemas, the server stubs, the local server and the commands. `generated` is the folder that
 * is generated from this spec; any other is rejected. Runs in the repository's folder.
 */
export async function packContract(spec: string, out: string, generated = "generated"): Promise<Tarball> {
  const root = process.cwd();
  const { contract, specPath } = await loadContract(spec);
  const source = sourceOf(contract, specPath);
  const { model } = wholeOf(source);
  await refuseForeignFolder(source, spec, generated);
  const folder = relative(root, resolve(generated));
  const stage = await mkdtemp(join(tmpdir(), "pack-"));
  try {
    const commands = packedCommands(root);
    const entry = relative(root, specPath);
    const hooks = join(dirname(entry), "local.ts");
    const hasHooks = existsSync(join(root, hooks));
    const modules = [
      entry,
      join(folder, "server/index.ts"),
      join(folder, "server/node.ts"),
      "scripts/local/index.ts",
      "scripts/verify/own-tests/index.ts",
      ...(hasHooks ? [hooks] : []),
      ...commands.map(({ name }) => `scripts/${name}.ts`),
    ];
    compileModules(
      modules.map((module) => join(root, module)),
      root,
      stage,
    );
    const own = specPath === ownSpec;
    const read = own ? [...pages, ...commands.flatMap(({ reads }) => reads)] : [];
    for (const asset of [...made.map((path) => join(folder, path)), ...read])
      if (existsSync(join(root, asset))) await cp(join(root, asset), join(stage, asset), { recursive: true });
    await cp(join(generated, "client/LICENSE"), join(stage, "LICENSE"));
    // The commands are this repository's, whatever the contract is.
    if (!own) await cp(join(root, "LICENSE"), join(stage, "scripts/LICENSE"));
    const paths = { spec: compiled(entry), hooks: hasHooks ? compiled(hooks) : undefined };
    for (const [path, text] of [...mainEntry(model, paths.spec), ...localEntry(model, paths)])
      await writeFile(join(stage, path), text);
    const imported = await importedPackages(modules.map((module) => join(stage, compiled(module))));
    const packages = [...new Set([...imported, ...commands.flatMap(({ runs }) => runs)])].sort();
    const manifest = contractManifest(model, { spec: compiled(entry), generated: folder, packages });
    await writeFile(join(stage, "package.json"), `${JSON.stringify(manifest, undefined, 2)}\n`);
    await writeFile(join(stage, "README.md"), readmeOf(model, manifest, own));
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
