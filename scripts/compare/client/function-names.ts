import { functionNameOf } from "../../emit/typescript/identifiers.ts";
import type { ApiModel, MethodName } from "../../model/model.ts";
import type { Finding } from "../finding.ts";

/** The functions that clients have for operations, and the `operationId` of each. */
export type FunctionNames = Map<string, string>;

/** Methods that no client calls. */
const uncalled: ReadonlySet<MethodName> = new Set(["TRACE"]);

/** The API with the operations that a client has, each under its function's name. Adds these names to `names`. */
export function withFunctionNames(api: ApiModel, names: FunctionNames): ApiModel {
  const called = api.operations.filter(
    ({ operationId, method }) => operationId !== "" && !uncalled.has(method),
  );
  return {
    ...api,
    operations: called.map((operation) => ({
      ...operation,
      operationId: functionName(operation.operationId, names),
    })),
  };
}

/** A function's name for an `operationId`, even if that is not an identifier, such as `get-user`. */
function functionName(operationId: string, taken: FunctionNames): string {
  const base = functionNameOf(operationId);
  let name = base;
  for (let count = 2; taken.has(name) && taken.get(name) !== operationId; count++) name = `${base}${count}`;
  taken.set(name, operationId);
  return name;
}

/** Replaces the function's name in a finding by the `operationId`, where the two differ. */
export function withOperationId(finding: Finding, names: FunctionNames): Finding {
  const sentence = finding.sentence.replace(/`([\w$]+)`/g, (whole, name: string) => {
    const id = names.get(name);
    return id === undefined || id === name ? whole : `${whole} (\`${id}\`)`;
  });
  return { ...finding, sentence };
}
