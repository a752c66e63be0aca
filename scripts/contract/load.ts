import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { ProblemError } from "../problem.ts";
import type { Api } from "./api.ts";
import { bundleSpec } from "./bundle.ts";
import { checkApi } from "./check/index.ts";
import type { Contract } from "./contract.ts";
import { placeProblems } from "./locate.ts";
import { prototypeKeys } from "./prototype-keys.ts";
import { resolveContract } from "./resolve.ts";
import { frameIn } from "./stack.ts";
import { blamed, thrown } from "./thrown.ts";

/** A contract and where it was read from. */
export interface LoadedContract {
  readonly contract: Contract;
  /** Absolute path of the spec's entry module. */
  readonly specPath: string;
  /** Absolute paths of all modules of the spec, the vocabulary's among them. */
  readonly inputs: readonly string[];
}

/**
 * Reads the spec whose entry module is at `path` (relative to the working directory), afresh at
 * each call. Throws a `ProblemError` that names what is wrong with it, and where.
 */
export async function loadContract(path: string): Promise<LoadedContract> {
  const specPath = resolve(path);
  if (!(await stat(specPath).catch(() => undefined))?.isFile())
    throw new ProblemError([
      {
        code: "spec-missing",
        message: `There is no spec at \`${path}\`.`,
        file: path,
        fix: "Name the module whose default export is the API: `--spec spec/index.ts`.",
      },
    ]);
  const { code, inputs } = await bundleSpec(specPath, path);
  const lost = await prototypeKeys(inputs);
  if (lost.length > 0) throw new ProblemError(lost);
  const api = await evaluate(code, path, inputs);
  try {
    const problems = checkApi(api);
    if (problems.length > 0) throw new ProblemError(await placeProblems(problems, inputs, path));
    return { contract: resolveContract(api as Api), specPath, inputs };
  } catch (error) {
    throw blamed(error, inputs, path);
  }
}

/**
 * The default export of the module at `path`, loaded afresh as a spec is. Throws a `ProblemError` where
 * it does not load or has none; `wanted` says how it is written.
 */
export async function loadModule(path: string, wanted: string): Promise<unknown> {
  const { code, inputs } = await bundleSpec(resolve(path), path);
  return evaluate(code, path, inputs, wanted);
}

/** Runs the bundled spec from a temporary file, as only files have stack traces that lead to sources. */
async function evaluate(
  code: string,
  path: string,
  inputs: readonly string[],
  wanted = "defineApi({ … })",
): Promise<unknown> {
  const directory = await mkdtemp(join(tmpdir(), "spec-"));
  const file = join(directory, "spec.mjs");
  process.setSourceMapsEnabled(true);
  try {
    await writeFile(file, code);
    const module: { default?: unknown } = await import(pathToFileURL(file).href);
    if (module.default === undefined)
      throw new ProblemError([
        {
          code: "spec-without-default-export",
          message: `\`${path}\` has no default export.`,
          file: path,
          fix: `Write \`export default ${wanted}\`.`,
        },
      ]);
    return module.default;
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    const frame = error instanceof Error ? frameIn(error, inputs) : {};
    throw new ProblemError([{ ...thrown(error, "while it loads"), file: path, ...frame }], { cause: error });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
