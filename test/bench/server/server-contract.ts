import { loadContract } from "../../../scripts/contract/load.ts";
import { serverFacts } from "../../../scripts/emit/server/facts.ts";
import { assembleContract } from "../../../scripts/runtime/server/app.ts";
import type { ServerContract, SpecApi } from "../../../scripts/runtime/server/types.ts";

/** The contract of a spec as the generated stubs hold it. */
export async function serverContract(specPath: string): Promise<ServerContract> {
  const { contract } = await loadContract(specPath);
  return assembleContract(contract.api as unknown as SpecApi, serverFacts(contract));
}
