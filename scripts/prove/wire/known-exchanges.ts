import type { Contract } from "../../contract/contract.ts";
import { serverFacts } from "../../emit/server/facts.ts";
import { fileNameOf } from "../../emit/typescript/identifiers.ts";
import { textHash } from "../../lib/entry-file.ts";
import { isObject } from "../../lib/json.ts";
import type { Files } from "../../lib/output/files.ts";
import type { StepMemory } from "../../lib/step-memory.ts";
import type { OperationModel } from "../../model/model.ts";
import { valueFingerprint } from "../document/fingerprint.ts";
import { checksUsedBy } from "./checks-used.ts";
import { answersOf, type Judging, requestsOf } from "./payloads.ts";
import { type Exchanges, proveExchanges } from "./prove.ts";

/** What the exchange of all operations is made from. */
export interface ExchangeSource extends Judging {
  readonly contract: Contract;
  /** The client and the server. */
  readonly files: Files;
}

/**
 * Proves exchanges as {@link proveExchanges} does, but not those of operations for which everything that decides them
 * is as it was when a run before found nothing.
 */
export async function proveNewExchanges(
  memory: StepMemory | undefined,
  specPath: string,
  source: ExchangeSource,
): Promise<Exchanges> {
  if (!memory) return proveExchanges(source, source.files);
  // One entry for all operations, so that those that are gone are forgotten; what decides is in the keys.
  const step = `exchanges ${specPath}`;
  const before = memory.get(step, "");
  const known = new Set(isObject(before) && Array.isArray(before["keys"]) ? before["keys"] : []);
  const contents = contentsOf(source);
  const keys = new Map(
    source.model.operations.flatMap((operation, index) => {
      const content = contents(operation, index);
      return content === undefined ? [] : [[operation, textHash(content)] as const];
    }),
  );
  const found = await proveExchanges(source, source.files, {
    known: (operation) => known.has(keys.get(operation)),
  });
  if (found.problems.length === 0) memory.set(step, "", { keys: [...keys.values()] });
  return found;
}

/** The modules of the client that say what one operation is, and what all say together. */
const [operationsFolder, checksPath] = ["client/src/operations/", "client/src/checks.ts"];
/** What is only types, and the spec itself, of which each operation's part is taken. */
const unlike: ReadonlySet<string> = new Set([
  ...[checksPath, "client/src/types.ts"],
  ...["server/types.ts", "server/operations.ts", "server/contract.js"],
]);

function isSharedModule(path: string): boolean {
  const isCode = path.startsWith("client/src/") || path.startsWith("server/");
  return isCode && !path.startsWith(operationsFolder) && !unlike.has(path);
}

/**
 * Returns everything that decides whether the examples of an operation go over, besides the tools; `undefined` if that
 * is not known, because a function decides. What all operations share is in the content of each: the routes among which
 * the server looks for its own, the API's errors and credentials, the modules of client and server.
 */
function contentsOf({
  contract: { api },
  model,
  zod,
  files,
}: ExchangeSource): (operation: OperationModel, index: number) => string | undefined {
  const ofApi = valueFingerprint({ ...api, operations: [] });
  if (ofApi === undefined) return () => undefined;
  const { operations: ofServer, ...serverShared } = serverFacts(model);
  const routes = model.operations.map(({ method, path, operationId }) => [method, path, operationId]);
  const modules = [...files].filter(([path]) => isSharedModule(path));
  const modelShared = { ...model, operations: routes, components: { ...model.components, schemas: {} } };
  const shared = textHash(JSON.stringify([serverShared, modelShared, ofApi, modules]));
  const checksUsed = checksUsedBy(files.get(checksPath) ?? "");
  return (operation, index) => {
    const written = api.operations[index];
    const ofSpec = written?.operationId === operation.operationId ? valueFingerprint(written) : undefined;
    const text = files.get(`${operationsFolder}${fileNameOf(operation.operationId)}.ts`);
    const checks = text === undefined ? undefined : checksUsed(text);
    if (ofSpec === undefined || checks === undefined) return undefined;
    const values = [requestsOf({ model, zod }, operation), answersOf({ model, zod }, operation)];
    return JSON.stringify([shared, operation, ofServer[index], ofSpec, text, checks, values]);
  };
}
