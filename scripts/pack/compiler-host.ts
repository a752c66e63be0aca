import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { isCompiled, ownFolder, ownPackage } from "../lib/own-package.ts";
import { leadsOut, wayTo } from "../lib/paths.ts";
import { vocabularyModule } from "./vocabulary-module.ts";

/**
 * How the compiler finds modules, in any team's repository:
 * - They are ES modules, even if the `package.json` above them says otherwise.
 * - A package that is not found is the toolchain's: what is generated needs some of them.
 * - The vocabulary of an installed toolchain lies where the package will have it, so that declarations name its
 *   types by paths within the package.
 */
export function compilerHost(options: ts.CompilerOptions & { readonly rootDir: string }): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, directoryExists = () => true, getSourceFile } = host;
  const inPackage = join(options.rootDir, "scripts");
  /** The file of the toolchain that stands for one that the package will have. */
  const installed = (path: string) =>
    isCompiled && !leadsOut(inPackage, path) ? join(ownFolder, "scripts", wayTo(inPackage, path)) : path;
  host.fileExists = (path) => fileExists(path) || fileExists(installed(path));
  host.directoryExists = (path) => directoryExists(path) || directoryExists(installed(path));
  host.readFile = (path) => readFile(path) ?? readFile(installed(path));
  host.getSourceFile = (path, version, ...rest) =>
    getSourceFile.call(
      host,
      path,
      typeof version === "object" && !path.includes("/node_modules/")
        ? { ...version, impliedNodeFormat: ts.ModuleKind.ESNext }
        : version,
      ...rest,
    );
  const here = fileURLToPath(import.meta.url);
  host.resolveModuleNameLiterals = (literals, importer, redirected, _, source) =>
    literals.map((literal) => {
      if (isCompiled && literal.text === ownPackage.name) {
        const resolvedFileName = join(options.rootDir, `${vocabularyModule}.d.ts`);
        return { resolvedModule: { resolvedFileName, extension: ts.Extension.Dts } };
      }
      const mode = ts.getModeForUsageLocation(source, literal, options);
      const from = (file: string) =>
        ts.resolveModuleName(literal.text, file, options, host, undefined, redirected, mode);
      const found = from(importer);
      return found.resolvedModule || literal.text.startsWith(".") ? found : from(here);
    });
  return host;
}
