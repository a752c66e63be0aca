import { capitalized } from "../../lib/word-cases.ts";
import { camelCase, isIdentifier } from "../../lib/words.ts";
import type { Finding } from "../finding.ts";

/** The functions that clients have for operations, and the `operationId` of each. */
export type FunctionNames = Map<string, string>;

/** A function's name for an `operationId`, also for one that is no identifier, such as `get-user`. */
export function functionName(operationId: string, taken: FunctionNames): string {
  const words = isIdentifier(operationId) ? operationId : camelCase(operationId);
  const base = isIdentifier(words) ? words : `call${capitalized(words)}`;
  let name = base;
  for (let count = 2; taken.has(name) && taken.get(name) !== operationId; count++) name = `${base}${count}`;
  taken.set(name, operationId);
  return name;
}

/** A finding that names the `operationId` wherever the function has another name. */
export function withOperationId(finding: Finding, names: FunctionNames): Finding {
  const sentence = finding.sentence.replace(/`([\w$]+)`/g, (whole, name: string) => {
    const id = names.get(name);
    return id === undefined || id === name ? whole : `${whole} (\`${id}\`)`;
  });
  return { ...finding, sentence };
}
