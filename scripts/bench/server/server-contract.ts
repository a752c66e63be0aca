import { loadContract } from "../../contract/load.ts";
import { serverFacts } from "../../typescript/server/facts.ts";
import { assembleContract, type SpecApi } from "../../typescript/server/runtime/assemble.ts";
import type { ServerContract } from "../../typescript/server/runtime/contract.ts";

/** The contract of a spec as the generated stubs hold it. */
export async function serverContract(specPath: string): Promise<ServerContract> {
  const { contract } = await loadContract(specPath);
  return assembleContract(contract.api as unknown as SpecApi, serverFacts(contract));
}
