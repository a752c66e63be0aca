import { join } from "node:path";
import { type Command, Option } from "commander";
import { installedContract } from "./contract/installed.ts";
import { isCompiled, ownFolder } from "./lib/own-package.ts";

/** The options that name a contract: the module of its spec, or an installed package. */
export interface ContractOptions {
  readonly spec: string;
  readonly contract?: string;
}

/** Where a contract is read from. */
export interface ContractPlace {
  readonly spec: string;
  /** The folder of its released documents, if it is given. */
  readonly releases?: string;
}

/** The spec of the working directory. */
const usualSpec = "spec/index.ts";

/**
 * Adds the options that name a contract. With `beside`, the default is the spec beside the command, because commands
 * about a running server are started from any folder; `--help` then shows no path of this machine.
 */
export function withContractOptions(command: Command, { beside = false } = {}): Command {
  const spec = new Option("--spec <path>", "module whose default export is the API");
  const isOwn = beside && !isCompiled;
  return command
    .addOption(
      isOwn
        ? spec.default(join(ownFolder, usualSpec), "the spec beside the command")
        : spec.default(usualSpec),
    )
    .addOption(
      new Option("--contract <package>", "the contract of an installed package, instead of a spec").conflicts(
        "spec",
      ),
    );
}

/** Where the named contract is. Throws a `ProblemError` if its package is not installed, or is no contract. */
export function placeOfContract({ spec, contract }: ContractOptions): ContractPlace {
  return contract === undefined ? { spec } : installedContract(contract);
}
