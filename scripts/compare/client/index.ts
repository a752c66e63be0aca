import { errorMessage } from "../../lib/error-message.ts";
import { withoutDot } from "../../lib/quoted-text.ts";
import { modelByDirection } from "../../model/directed-model.ts";
import type { ApiModel } from "../../model/model.ts";
import { type Finding, makeFinding, unique } from "../finding.ts";
import { changedOperations, withOperations } from "./changed-operations.ts";
import { clientOptionsOf } from "./client-options.ts";
import { credentialFindings } from "./credentials.ts";
import { type FunctionNames, withFunctionNames, withOperationId } from "./function-names.ts";

/**
 * What the change between two versions of an API does to code that uses the client. A program that uses
 * everything the old client offers is compiled against the new one: each line that fails is a break, because
 * the client has the contract's version, and an update within a major version must compile. In the opposite
 * direction, what only the new client offers is an addition.
 */
export async function compareClients(old: ApiModel, now: ApiModel): Promise<readonly Finding[]> {
  const oldNames: FunctionNames = new Map();
  const newNames: FunctionNames = new Map();
  const [before, after] = [
    withFunctionNames(modelByDirection(old), oldNames),
    withFunctionNames(modelByDirection(now), newNames),
  ];
  const changed = changedOperations(before, after);
  const credentials = credentialFindings(before, after);
  const names = new Map([...newNames, ...oldNames]);
  const isSame = changed.length === 0 && exportsOf(before) === exportsOf(after);
  const compiled = isSame ? [] : await compareOperations(before, after, changed);
  return unique([...compiled, ...credentials]).map((one) => withOperationId(one, names));
}

/** Compares the operations; one without a client does not prevent the verdicts on the others. */
async function compareOperations(
  before: ApiModel,
  after: ApiModel,
  operations: readonly string[],
): Promise<readonly Finding[]> {
  const some = new Set(operations);
  try {
    const { compareByCompiling } = await import("./compare-declarations.ts");
    return await compareByCompiling(withOperations(before, some), withOperations(after, some));
  } catch (error) {
    if (operations.length <= 1) return [notCompared(operations[0], error)];
    const middle = operations.length >> 1;
    return [
      ...(await compareOperations(before, after, operations.slice(0, middle))),
      ...(await compareOperations(before, after, operations.slice(middle))),
    ];
  }
}

function notCompared(operation: string | undefined, error: unknown): Finding {
  const [reason = ""] = errorMessage(error).split("\n");
  return makeFinding({
    verdict: "client",
    rule: "client-not-compared",
    ...(operation === undefined ? {} : { operation }),
    place: "operation",
    direction: "both",
    bump: "major",
    sentence: `cannot tell: no client can be made for ${operation === undefined ? "the documents' types" : `\`${operation}\``}: ${withoutDot(reason)}.`,
    fix: "Describe it in a way that allows a client, or compare by hand and approve the change.",
  });
}

/** What clients export besides operations. */
function exportsOf(api: ApiModel): string {
  return JSON.stringify([
    api.info.title,
    Object.keys(api.components.schemas).sort(),
    clientOptionsOf(api)
      .map(({ path, type }) => `${path.join(".")} ${type}`)
      .sort(),
  ]);
}
