import { existsSync } from "node:fs";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, posix, relative, resolve } from "node:path";
import { lastRelease } from "../compare/release/releases.ts";
import { type ContractData, contractFile, contractFormat } from "../contract/installed.ts";
import { loadContract } from "../contract/load.ts";
import type { SampleChoice } from "../emit/samples/languages.ts";
import { sourceOf, wholeOf } from "../emit/source.ts";
import { ownPackage } from "../lib/own-package.ts";
import { leadsOut, wayTo } from "../lib/paths.ts";
import { ProblemError } from "../lib/problem.ts";
import { otherVersions } from "../model/document/versions.ts";
import { addChecks } from "./checks-bundle.ts";
import { compileModules } from "./compile.ts";
import { contractManifest } from "./contract-manifest.ts";
import { contractReadme } from "./contract-readme.ts";
import { refuseForeignFolder } from "./generated-folder.ts";
import { importedPackages } from "./imports.ts";
import { localEntry } from "./local-entry.ts";
import { mainEntry } from "./main-entry.ts";
import { packProblem } from "./problems.ts";
import { packTarball, type Tarball } from "./tarball.ts";
import { addToolchainModules, withOwnVocabulary } from "./toolchain-modules.ts";
import { vocabularyModule } from "./vocabulary-module.ts";

/** Files and folders of the generated folder that are copied unchanged. */
const made = ["openapi.json", "openapi.yaml", "server/contract.js", "server/contract.d.ts", "examples"];

/** The documents in other versions of OpenAPI, which a folder has if they were asked for. */
const otherDocuments = otherVersions.flatMap((version) =>
  ["json", "yaml"].map((form) => `openapi.${version}.${form}`),
);

/** Where a contract lies in the working directory. */
export interface ContractFolders {
  /** The folder that is generated from the spec; any other is rejected. */
  readonly generated?: string;
  /** The folder of the released documents; if absent, `releases` beside the spec. */
  readonly releases?: string | undefined;
  /** How the samples of the folder's document were chosen. */
  readonly samples?: SampleChoice | undefined;
}

/**
 * Packs what the team that serves the API needs, compiled, into `out`: the document, the spec with its schemas, the
 * server stubs, the examples, and what the commands read of a contract that is installed. Runs in the
 * repository's folder.
 */
export async function packContract(
  spec: string,
  out: string,
  { generated = "generated", releases = join(dirname(spec), "releases"), samples }: ContractFolders = {},
): Promise<Tarball> {
  const root = process.cwd();
  const { contract, specPath } = await loadContract(spec);
  const source = sourceOf(contract, specPath, { samples });
  const { model } = wholeOf(source);
  await refuseForeignFolder(source, spec, generated);
  const folder = wayTo(root, resolve(generated));
  const entry = wayTo(root, specPath);
  const hooks = posix.join(posix.dirname(entry), "local.ts");
  const hasHooks = existsSync(join(root, hooks));
  const modules = [
    entry,
    `${folder}/server/index.ts`,
    `${folder}/server/node.ts`,
    ...(hasHooks ? [hooks] : []),
  ];
  const stage = await mkdtemp(join(tmpdir(), "pack-"));
  try {
    compileModules(
      modules.map((module) => join(root, module)),
      root,
      stage,
    );
    await addToolchainModules(stage, [vocabularyModule, "scripts/verify/own-tests/types"]);
    await withOwnVocabulary(stage);
    await addChecks(stage);
    for (const asset of [...made, ...otherDocuments].map((path) => join(folder, path)))
      if (existsSync(join(root, asset))) await cp(join(root, asset), join(stage, asset), { recursive: true });
    await cp(join(generated, "client/LICENSE"), join(stage, "LICENSE"));
    // Programs that load the spec there read it at its path.
    const { file: license } = contract.api.license;
    if (license !== undefined) {
      const path = join(dirname(specPath), license);
      if (leadsOut(root, path))
        throw new ProblemError([packProblem("build-outside", { path: license }, { file: license })]);
      await cp(path, join(stage, relative(root, path)));
    }
    const released = await lastRelease(releases);
    if (released) await cp(released.path, join(stage, "releases", `${released.version}.json`));
    const paths = { spec: compiled(entry), hooks: hasHooks ? compiled(hooks) : undefined };
    for (const [path, text] of [...mainEntry(model, paths.spec), ...localEntry(model, paths)])
      await writeFile(join(stage, path), text);
    const data: ContractData = {
      format: contractFormat,
      tools: ownPackage.version,
      spec: paths.spec,
      document: `${folder}/openapi.json`,
      ...(released ? { releases: "releases" } : {}),
    };
    await writeFile(join(stage, contractFile), `${JSON.stringify(data, undefined, 2)}\n`);
    const packages = await importedPackages(modules.map((module) => join(stage, compiled(module))));
    const documents = otherDocuments.filter((path) => existsSync(join(root, folder, path)));
    const manifest = contractManifest(model, { spec: paths.spec, generated: folder, packages, documents });
    await writeFile(join(stage, "package.json"), `${JSON.stringify(manifest, undefined, 2)}\n`);
    await writeFile(join(stage, "README.md"), contractReadme(model, manifest));
    return await packTarball(stage, out);
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

function compiled(module: string): string {
  return module.replace(/\.ts$/, ".js");
}
