import { readFile, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { errorMessage } from "../lib/error-message.ts";
import { withPlainLineEnds } from "../lib/line-ends.ts";
import { ProblemError } from "../lib/problem.ts";
import { withoutDot } from "../lib/quoted-text.ts";
import type { Api } from "./api.ts";
import { type BundledSpec, bundleSpec } from "./bundle.ts";
import { checkApi } from "./check/index.ts";
import type { Contract } from "./contract.ts";
import { evaluate, type ModuleWords } from "./evaluate.ts";
import { placeProblems } from "./places/index.ts";
import { contractProblem } from "./problems.ts";
import { prototypeKeys } from "./prototype-keys.ts";
import { resolveContract } from "./resolve.ts";
import { blamed } from "./thrown.ts";
import { laterTools, refuseOtherTools } from "./tools-version.ts";
import { readPages, type WrittenPages } from "./written-pages.ts";

/** A contract and where it was read from. */
export interface LoadedContract {
  readonly contract: Contract;
  /** Absolute path of the spec's entry module. */
  readonly specPath: string;
  /** Absolute paths of all modules of the spec, the vocabulary's among them, and of the pages beside it. */
  readonly inputs: readonly string[];
  /** The pages of the docs that its author writes. */
  readonly written: WrittenPages;
}

/** A spec's modules, read but not run. */
export interface ReadSpec extends BundledSpec {
  /** Absolute path of the spec's entry module. */
  readonly specPath: string;
}

/**
 * Reads the modules of the spec whose entry is at `path`, relative to the working directory. Throws a `ProblemError` if
 * there are none, or not for these tools.
 */
export async function readSpec(path: string): Promise<ReadSpec> {
  const specPath = resolve(path);
  const found = await stat(specPath).catch(() => undefined);
  if (!found?.isFile()) {
    const code = found?.isDirectory() ? "spec-missing:folder" : "spec-missing";
    throw new ProblemError([contractProblem(code, { path: path.replace(/\/$/, "") }, { file: path })]);
  }
  refuseOtherTools(specPath, path);
  return { ...(await bundleSpec(specPath, path)), specPath };
}

/**
 * Reads the spec whose entry module is at `path` (relative to the working directory), again on
 * each call unless its modules are given. Throws a `ProblemError` with all that is wrong with it.
 */
export async function loadContract(path: string, read?: ReadSpec): Promise<LoadedContract> {
  const { code, inputs, specPath } = read ?? (await readSpec(path));
  const lost = await prototypeKeys(inputs);
  if (lost.length > 0) throw new ProblemError(lost);
  const api = await evaluate(code, path, inputs);
  try {
    const problems = checkApi(api);
    if (problems.length > 0)
      throw new ProblemError([...laterTools(specPath, path), ...(await placeProblems(problems, path))]);
    const contract = resolveContract(api as Api);
    const {
      problems: misplaced,
      inputs: files,
      ...written
    } = await readPages(
      specPath,
      contract.api.sections.map(({ id }) => id),
    );
    if (misplaced.length > 0) throw new ProblemError(misplaced);
    const all = [...inputs, ...files];
    const { file } = contract.api.license;
    if (file === undefined) return { contract, specPath, inputs: all, written };
    const license = join(dirname(specPath), file);
    const licenseText = await textOf(license, { file, spec: path });
    return { contract: { ...contract, licenseText }, specPath, inputs: [...all, license], written };
  } catch (error) {
    throw blamed(error, inputs, path);
  }
}

/** The text of the license's file. Throws a `ProblemError` if it can't be read. */
async function textOf(path: string, { file, spec }: { readonly file: string; readonly spec: string }) {
  try {
    return withPlainLineEnds(await readFile(path, "utf8"));
  } catch (cause) {
    const reason = withoutDot(errorMessage(cause).replace(/,? open '.*$/, ""));
    const pointer = "license/file";
    const problem = contractProblem("license-file-unreadable", { file, reason }, { pointer });
    throw new ProblemError(await placeProblems([problem], spec), { cause });
  }
}

/**
 * The default export of the module at `path`, loaded afresh as a spec is. Throws a `ProblemError` if
 * it does not load or has none, in these words.
 */
export async function loadModule(path: string, words: ModuleWords): Promise<unknown> {
  const { code, inputs } = await bundleSpec(resolve(path), path);
  return evaluate(code, path, inputs, words);
}
