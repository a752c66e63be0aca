import { fileURLToPath } from "node:url";
import { loadContract } from "../../scripts/contract/load.ts";
import { withHooks } from "../../scripts/local/hooks.ts";
import { createLocal, type Local, type LocalOptions } from "../../scripts/local/index.ts";

const spec = fileURLToPath(new URL("../fixtures/workshop/index.ts", import.meta.url));
const source = await withHooks(await loadContract(spec));

/** The local server of the workshop's contract, in this process. */
export function createWorkshop(options: LocalOptions = {}): Local {
  return createLocal(source, options);
}
