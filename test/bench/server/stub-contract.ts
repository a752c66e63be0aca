import { loadContract } from "../../../scripts/contract/load.ts";
import { serverContract } from "../../../scripts/emit/server/facts.ts";
import { modelOfContract } from "../../../scripts/model/from-contract.ts";
import type { ServerContract } from "../../../scripts/runtime/server/types.ts";

/** The contract of a spec as the generated stubs hold it. */
export async function stubContract(specPath: string): Promise<ServerContract> {
  const { contract } = await loadContract(specPath);
  return serverContract(contract, modelOfContract(contract).model);
}
