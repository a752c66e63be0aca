import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { resolveContract } from "../../../scripts/contract/resolve.ts";
import { emitClient } from "../../../scripts/emit/client/emit.ts";
import { emitServer } from "../../../scripts/emit/server/emit.ts";
import { serverFacts } from "../../../scripts/emit/server/facts.ts";
import { sourceOf } from "../../../scripts/emit/source.ts";
import { errorMessage } from "../../../scripts/lib/error-message.ts";
import { ProblemError } from "../../../scripts/lib/problem.ts";
import type { ApiModel, OperationModel } from "../../../scripts/model/model.ts";
import type { Reach } from "../../../scripts/prove/wire/exchange.ts";
import { proveExchanges } from "../../../scripts/prove/wire/prove.ts";
import { serveContract } from "../../../scripts/runtime/server/node.ts";
import { apiOf } from "./api-of.ts";
import { withSamples } from "./samples.ts";

/** A module whose default export is the contract of an operation that stands beside it. */
const specText = `import { apiOf } from ${JSON.stringify(fileURLToPath(new URL("api-of.ts", import.meta.url)))};
import model from "./model.json";
export default apiOf(model as never, model.operations[0] as never);
`;

/**
 * Generates client and server of an operation's contract, and lets each documented example, or else a valid value, go from
 * one to the other over a socket. Returns what did not arrive, and how many calls were made.
 */
export async function walk(
  model: ApiModel,
  operation: OperationModel,
): Promise<{ readonly calls: number; readonly said: readonly string[] }> {
  let close = async () => {};
  // Inside the repository, so that packages are found.
  const folder = await mkdtemp(resolve(".tmp-walk-"));
  try {
    const sampled = withSamples(model, operation);
    const only = { components: model.components, operations: [sampled] };
    await writeFile(join(folder, "model.json"), JSON.stringify(only));
    const spec = join(folder, "index.ts");
    await writeFile(spec, specText);
    const source = sourceOf(resolveContract(apiOf(model, sampled)), spec);
    const files = new Map([...(await emitClient(source)), ...(await emitServer(source))]);
    const reach: Reach = async (app) => {
      const served = await serveContract(serverFacts(source.model), app, { port: 0 });
      close = served.close;
      return { baseUrl: served.url };
    };
    const { problems, calls } = await proveExchanges(source, files, { reach });
    return { calls, said: problems.map(({ message }) => message) };
  } catch (error) {
    if (error instanceof ProblemError)
      return { calls: 0, said: error.problems.map(({ message }) => message) };
    return { calls: 0, said: [errorMessage(error)] };
  } finally {
    await close();
    await rm(folder, { recursive: true });
  }
}
