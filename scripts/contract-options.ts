import { type Command, Option } from "commander";
import { installedContract } from "./contract/installed.ts";

/** What names a contract: the module of its spec, or the package of one that is installed. */
export interface ContractOptions {
  readonly spec: string;
  readonly contract?: string;
}

/** Where a contract is read from. */
export interface ContractPlace {
  readonly spec: string;
  /** The folder of its released documents, if it is told. */
  readonly releases?: string;
}

/** Adds the options that name a contract. */
export function withContractOptions(command: Command): Command {
  return command
    .option("--spec <path>", "module whose default export is the API", "spec/index.ts")
    .addOption(
      new Option("--contract <package>", "the contract of an installed package, instead of a spec").conflicts(
        "spec",
      ),
    );
}

/** Where the named contract is. Throws a `ProblemError` if its package is not installed, or is no contract. */
export async function placeOfContract({ spec, contract }: ContractOptions): Promise<ContractPlace> {
  return contract === undefined ? { spec } : installedContract(contract);
}
