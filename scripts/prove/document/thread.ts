import { parentPort, workerData } from "node:worker_threads";
import { loadContract } from "../../contract/load.ts";
import { sourceOf, wholeOf } from "../../emit/source.ts";
import { proveShare } from "./prove.ts";
import type { ThreadWork } from "./threads.ts";

const { specPath, options, share } = workerData as ThreadWork;
const { contract } = await loadContract(specPath);
const source = wholeOf(sourceOf(contract, specPath));
parentPort?.postMessage(proveShare(source, source.document, options, share));
