import { posix } from "node:path";
import ts from "typescript";

const options: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts"],
  types: [],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
};

/** The compiler's own declarations, parsed once for all programs of a process. */
const libraries = new Map<string, ts.SourceFile>();

/** A program of modules in memory, with absolute paths and relative imports. */
export function compile(modules: ReadonlyMap<string, string>, before?: ts.Program): ts.Program {
  const host: ts.CompilerHost = {
    fileExists: (path) => modules.has(path),
    readFile: (path) => modules.get(path),
    directoryExists: () => true,
    getDirectories: () => [],
    getCurrentDirectory: () => "/",
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    writeFile: () => {},
    getDefaultLibFileName: () => ts.getDefaultLibFilePath(options),
    getDefaultLibLocation: () => posix.dirname(ts.getDefaultLibFilePath(options)),
    getSourceFile: (path, version) => {
      const text = modules.get(path);
      if (text === undefined) return libraryFile(path, version);
      const known = before?.getSourceFile(path);
      return known?.text === text ? known : ts.createSourceFile(path, text, version, true);
    },
  };
  return ts.createProgram([...modules.keys()], options, host);
}

function libraryFile(
  path: string,
  version: ts.ScriptTarget | ts.CreateSourceFileOptions,
): ts.SourceFile | undefined {
  const known = libraries.get(path);
  if (known) return known;
  const text = ts.sys.readFile(path);
  if (text === undefined) return undefined;
  const parsed = ts.createSourceFile(path, text, version);
  libraries.set(path, parsed);
  return parsed;
}
