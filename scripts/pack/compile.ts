import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, posix, resolve } from "node:path";
import ts from "typescript";
import { wayTo, withSlashes } from "../lib/paths.ts";
import { type Problem, ProblemError } from "../lib/problem.ts";
import { withoutDot } from "../lib/quoted-text.ts";
import { compilerHost } from "./compiler-host.ts";
import { packProblem } from "./problems.ts";

const require = createRequire(import.meta.url);

/** How packages are compiled: ES modules with types and source maps, for every runtime of this decade. */
const settings: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
  types: [],
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  declaration: true,
  sourceMap: true,
  rewriteRelativeImportExtensions: true,
  verbatimModuleSyntax: true,
  skipLibCheck: true,
  // A team's repository need not have them: they are the toolchain's.
  typeRoots: [dirname(dirname(require.resolve("@types/node/package.json")))],
};

/**
 * Compiles all TypeScript modules of a folder, with `.js`, `.d.ts` and `.js.map` into `out`. Throws a
 * `ProblemError` with what the compiler says.
 */
export function compileFolder(folder: string, out: string): void {
  const files = ts.sys.readDirectory(folder, [".ts"], ["**/*.d.ts"]);
  compile(files, { rootDir: folder, outDir: out });
}

/**
 * Compiles modules for Node, and all that they import below `root`, at their paths below it into
 * `out`, without source maps. Throws a `ProblemError` with what the compiler says.
 */
export function compileModules(modules: readonly string[], root: string, out: string): void {
  compile(modules, { rootDir: root, outDir: out, types: ["node"], sourceMap: false });
}

/** The compiler's problems with a generated folder's client and stubs, if it has them; writes nothing. */
export function generatedProblems(generated: string): Problem[] {
  const [client, server] = [join(generated, "client/src"), join(generated, "server")];
  return [
    ...(existsSync(client) ? problemsOf(["index.ts", "unchecked.ts", "schemas.ts"], client, []) : []),
    ...(existsSync(server) ? problemsOf(["index.ts", "node.ts"], server, ["node"]) : []),
  ];
}

function problemsOf(entries: readonly string[], folder: string, types: string[]): Problem[] {
  const rootDir = resolve(folder);
  const files = entries.map((entry) => join(rootDir, entry));
  const program = ts.createProgram(files, ...hosted({ ...settings, rootDir, types, noEmit: true }));
  return ts.getPreEmitDiagnostics(program).map((diagnostic) => problemOf(diagnostic, rootDir, folder));
}

function compile(files: readonly string[], options: ts.CompilerOptions & { readonly rootDir: string }): void {
  const program = ts.createProgram(files, ...hosted({ ...settings, ...options }));
  const { diagnostics } = program.emit();
  const found = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
  if (found.length > 0)
    throw new ProblemError(found.map((diagnostic) => problemOf(diagnostic, options.rootDir)));
}

function hosted(
  options: ts.CompilerOptions & { readonly rootDir: string },
): [options: ts.CompilerOptions, host: ts.CompilerHost] {
  return [options, compilerHost(options)];
}

/** `shown` is the folder as messages name it. */
function problemOf(
  { file, start = 0, messageText }: ts.Diagnostic,
  folder: string,
  shown = basename(folder),
): Problem {
  const position = file?.getLineAndCharacterOfPosition(start);
  return packProblem(
    "package-does-not-compile",
    { reason: withoutDot(ts.flattenDiagnosticMessageText(messageText, " ")) },
    {
      file: file ? posix.join(withSlashes(shown), wayTo(folder, file.fileName)) : shown,
      ...(position ? { line: position.line + 1, column: position.character + 1 } : {}),
    },
  );
}
