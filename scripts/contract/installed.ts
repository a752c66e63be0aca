import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { isObject } from "../lib/json.ts";
import { ownPackage } from "../lib/own-package.ts";
import { leadsOut, shownPath } from "../lib/paths.ts";
import { ProblemError } from "../lib/problem.ts";
import { contractProblem } from "./problems.ts";

/** The file in a contract's package that tells the commands where its parts are. */
export const contractFile = "contract.json";

/** The version of that file's format; a later one may need later tools. */
export const contractFormat = 1;

/** The content of that file: paths in the package. */
export interface ContractData {
  readonly format: number;
  /** The version of the tools that made the package; absent: the first one. */
  readonly tools?: string;
  /** The compiled spec; the hooks of the local server are beside it. */
  readonly spec: string;
  readonly document: string;
  /** The folder of the released documents. */
  readonly releases?: string;
}

/** An installed contract: where its parts are. */
export interface InstalledContract extends Omit<ContractData, "format" | "tools"> {
  readonly version: string;
}

/**
 * Finds the parts of an installed contract package, as a module in the folder `from` would resolve it. Throws a
 * `ProblemError` if the package is not installed, is not a contract, or has a later format.
 */
export function installedContract(name: string, from = process.cwd()): InstalledContract {
  const manifest = manifestOf(name, from);
  const folder = dirname(manifest);
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { readonly version: string };
  const file = shownPath(join(folder, contractFile));
  const data = contractDataIn(folder);
  if (!data) throw new ProblemError([contractProblem("contract-package:none", { name }, { file })]);
  const { format, tools, spec, document, releases } = data;
  if (format > contractFormat) {
    const values = { name, version, format, known: contractFormat };
    throw new ProblemError([
      tools === undefined
        ? contractProblem("contract-package:newer", values, { file })
        : contractProblem(
            "contract-package:newer-tools",
            { ...values, made: tools, tools: ownPackage.name },
            { file },
          ),
    ]);
  }
  if ([spec, document, releases ?? "."].some((path) => typeof path !== "string" || leadsOut(folder, path)))
    throw new ProblemError([contractProblem("contract-package:broken", { name, version }, { file })]);
  return {
    version,
    spec: join(folder, spec),
    document: join(folder, document),
    ...(releases === undefined ? {} : { releases: join(folder, releases) }),
  };
}

/** The path of the package's `package.json`. */
function manifestOf(name: string, from: string): string {
  const file = join(from, "package.json");
  try {
    return createRequire(file).resolve(`${name}/package.json`);
  } catch (cause) {
    throw new ProblemError([contractProblem("contract-package:missing", { name }, { file })], {
      cause,
    });
  }
}

/** Reads where the parts of the contract in a package's folder are; `undefined` if it is not a contract. */
export function contractDataIn(folder: string): ContractData | undefined {
  try {
    const data: unknown = JSON.parse(readFileSync(join(folder, contractFile), "utf8"));
    return isObject(data) && typeof data["format"] === "number"
      ? (data as unknown as ContractData)
      : undefined;
  } catch {
    return undefined;
  }
}
