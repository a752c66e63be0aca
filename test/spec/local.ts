import { loadContract } from "../../scripts/contract/load.ts";
import { withHooks } from "../../scripts/local/hooks.ts";
import { createLocal, type Local, type LocalOptions } from "../../scripts/local/index.ts";

export const product = await withHooks(await loadContract("spec/index.ts"));

/** The local server of the product's spec, in this process. */
export function createProduct(options: LocalOptions = {}): Local {
  return createLocal(product, options);
}
