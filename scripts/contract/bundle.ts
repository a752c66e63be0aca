import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type BuildFailure, build, type Message, type Plugin } from "esbuild";
import { ownPackage } from "../lib/own-package.ts";
import { leadsOut, shownPath } from "../lib/paths.ts";
import { type Problem, ProblemError } from "../lib/problem.ts";
import { escapeRegExp } from "../lib/regular-expression.ts";
import { contractProblem } from "./problems.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
/** The folder of the toolchain, in which the vocabulary is. */
export const toolchain = fileURLToPath(new URL("../", import.meta.url));

/**
 * Packages of which spec and toolchain must share one copy, although each might resolve its own: Zod, and the toolchain
 * itself.
 */
const shared = new RegExp(`^(?:zod|${escapeRegExp(ownPackage.name)})(?:/|$)`);

/** A package that the spec can't resolve is resolved from here; a shared one is resolved from here first. */
const packages: Plugin = {
  name: "packages stay outside, by absolute path",
  setup({ onResolve, resolve: find }) {
    onResolve({ filter: /^[^./]/ }, async ({ path, kind, resolveDir, pluginData }) => {
      if (pluginData === packages || kind === "entry-point" || path.startsWith("node:")) return null;
      for (const directory of shared.test(path) ? [here, resolveDir] : [resolveDir, here]) {
        const found = await find(path, { kind, resolveDir: directory, pluginData: packages });
        if (found.errors.length > 0) continue;
        // The toolchain's own modules are TypeScript in its repository, which Node does not run.
        if (/\.ts$/.test(found.path)) return { path: found.path };
        return { path: found.external ? path : pathToFileURL(found.path).href, external: true };
      }
      return null;
    });
  },
};

/** Changes the text of a module of the spec before it is bundled; `path` is absolute. */
export type Edit = (path: string, text: string) => string;

function editing(edit: Edit): Plugin {
  return {
    name: "modules of the spec are edited, the vocabulary's not",
    setup({ onLoad }) {
      onLoad({ filter: /\.[cm]?[jt]s$/ }, async ({ path }) =>
        !leadsOut(here, path)
          ? null
          : { contents: edit(path, await readFile(path, "utf8")), loader: /ts$/.test(path) ? "ts" : "js" },
      );
    },
  };
}

/** A spec in one module. */
export interface BundledSpec {
  readonly code: string;
  /** Absolute paths of the modules in it. */
  readonly inputs: readonly string[];
  /** What its author's modules import and it does not contain: addresses of files, names of Node's own modules. */
  readonly imports: readonly string[];
}

/**
 * The spec and all modules that it imports as the text of one module, and their absolute paths.
 * `file` is how messages name the spec; `edit` changes what each module says. Throws a `ProblemError` if a module does not parse or
 * is not found.
 */
export async function bundleSpec(specPath: string, file: string, edit?: Edit): Promise<BundledSpec> {
  try {
    const { outputFiles, metafile } = await build({
      entryPoints: [specPath],
      bundle: true,
      write: false,
      metafile: true,
      format: "esm",
      platform: "node",
      target: "node20",
      sourcemap: "inline",
      sourceRoot: `${pathToFileURL(process.cwd()).href}/`,
      sourcesContent: false,
      logLevel: "silent",
      absWorkingDir: process.cwd(),
      outdir: ".",
      plugins: edit ? [packages, editing(edit)] : [packages],
    });
    return {
      code: outputFiles[0]?.text ?? "",
      inputs: Object.keys(metafile.inputs).map((input) => resolve(input)),
      imports: Object.entries(metafile.inputs).flatMap(([input, { imports }]) =>
        leadsOut(toolchain, resolve(input))
          ? imports.flatMap(({ path, external }) => (external ? path : []))
          : [],
      ),
    };
  } catch (error) {
    const { errors } = error as Partial<BuildFailure>;
    if (!errors) throw error;
    throw new ProblemError(
      errors.map((message) => problemOf(message, file)),
      { cause: error },
    );
  }
}

function problemOf({ text, location }: Message, file: string): Problem {
  const key = text.startsWith("Could not resolve") ? "spec-import-missing" : "spec-does-not-parse";
  const place = location && {
    file: shownPath(location.file),
    line: location.line,
    column: location.column + 1,
  };
  return contractProblem(key, { reason: text }, place ?? { file });
}

// Coverage: what esbuild always gives, an output or a place, has no other side that a test could reach.
