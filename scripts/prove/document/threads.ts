import { Worker } from "node:worker_threads";
import { isCompiled } from "../../lib/own-package.ts";
import type { OpenApiDocument } from "../../model/document/types.ts";
import type { ModelOfContract } from "../../model/from-contract.ts";
import type { ProofCache } from "./cache.ts";
import { type ProvedTarget, proveShare, type Share } from "./prove.ts";

/** The work for a thread. It loads the spec itself, because schemas contain functions, which can't be sent. */
export interface ThreadWork {
  readonly specPath: string;
  readonly options: { readonly runs: number; readonly seed: number };
  readonly share: Share;
}

/**
 * From as many operations on, threads may win more than they take to start: each loads the spec, and makes the document.
 * At 1,000 plain ones that takes as long as half of the proof, so that nothing is won yet.
 */
const enough = 2000;

/** Whether to prove in several threads: only if there is much to prove, of `from` operations. */
export function isWorthThreads(
  { model }: ModelOfContract,
  cache: ProofCache,
  { jobs, from = enough }: { readonly jobs: number; readonly from?: number | undefined },
): boolean {
  return jobs > 1 && cache.wasEmpty && model.operations.length >= from;
}

/**
 * Proves all targets with a content in several threads, including this one, and adds the results to the cache;
 * {@link proveDocument} then finds it there, and says the same as without threads. Returns the number of values.
 */
export async function proveInThreads(
  read: ModelOfContract,
  document: OpenApiDocument,
  { specPath, options, jobs }: Pick<ThreadWork, "specPath" | "options"> & { readonly jobs: number },
  cache: ProofCache,
): Promise<number> {
  const others = Array.from({ length: jobs - 1 }, (_, index) =>
    proveInThread({ specPath, options, share: { part: index + 1, of: jobs } }),
  );
  const own = proveShare(read, document, options, { part: 0, of: jobs });
  const proved = [own, ...(await Promise.all(others))].flat();
  for (const { content, coverage } of proved) cache.add(content, coverage);
  return proved.reduce((sum, { values }) => sum + values, 0);
}

/**
 * Returns nothing if the thread fails: its part is then proved by the main thread, which also reports what is wrong.
 */
export function proveInThread(work: ThreadWork): Promise<readonly ProvedTarget[]> {
  const [module, ...argv] = isCompiled ? ["./thread.js"] : ["../../run.js", "prove/document/thread"];
  const worker = new Worker(new URL(module, import.meta.url), {
    ...{ argv, execArgv: [], workerData: work },
    // The output of the spec is printed only by the main thread.
    ...{ stdout: true, stderr: true },
  });
  return new Promise((resolve) => {
    worker
      .on("message", resolve)
      .on("error", () => resolve([]))
      .on("exit", () => resolve([]));
  });
}
