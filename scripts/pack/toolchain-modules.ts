import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import ts from "typescript";
import { filesBelow } from "../lib/output/disk.ts";
import { isCompiled, ownFolder, ownPackage } from "../lib/own-package.ts";
import { specifierTo, wayTo } from "../lib/paths.ts";
import { escapeRegExp } from "../lib/regular-expression.ts";
import { compileModules } from "./compile.ts";
import { vocabularyModule } from "./vocabulary-module.ts";

/**
 * Puts modules of the toolchain, given without extensions, and all that they import into a package at their
 * paths: compiled from its sources, or copied where the toolchain is itself a package.
 */
export async function addToolchainModules(stage: string, modules: readonly string[]): Promise<void> {
  if (!isCompiled)
    return compileModules(
      modules.map((path) => join(ownFolder, `${path}.ts`)),
      ownFolder,
      stage,
    );
  const paths = new Set(modules.flatMap((path) => [`${path}.js`, `${path}.d.ts`]));
  for (const path of paths) {
    const { importedFiles } = ts.preProcessFile(await readFile(join(ownFolder, path), "utf8"), true, true);
    for (const { fileName } of importedFiles) {
      if (!fileName.startsWith(".")) continue;
      const imported = wayTo(ownFolder, join(ownFolder, dirname(path), fileName));
      // The compiler leaves the extension of a source in some declarations.
      paths.add(path.endsWith(".d.ts") ? imported.replace(/(?:\.d)?\.[jt]s$/, ".d.ts") : imported);
    }
    await mkdir(dirname(join(stage, path)), { recursive: true });
    await cp(join(ownFolder, path), join(stage, path));
  }
}

/** Lets compiled modules import the vocabulary that stands in their own package, so that it needs no toolchain. */
export async function withOwnVocabulary(stage: string): Promise<void> {
  const named = new RegExp(`(["'])${escapeRegExp(ownPackage.name)}\\1`, "g");
  for (const path of await filesBelow(stage)) {
    if (!/\.(?:js|d\.ts)$/.test(path)) continue;
    const text = await readFile(join(stage, path), "utf8");
    const own = text.replaceAll(named, `"${specifierTo(dirname(path), `${vocabularyModule}.js`)}"`);
    if (own !== text) await writeFile(join(stage, path), own);
  }
}
