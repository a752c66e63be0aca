import type { ApiModel, OperationModel } from "../../model/model.ts";
import { declaredName, fileNameOf, typeNameOf, uncheckedName } from "../typescript/identifiers.ts";
import { type Input, inputOf } from "./input.ts";
import { type ResultCase, resultCases } from "./result-types.ts";

/** What the files of one operation are made from. */
export interface ClientOperation {
  readonly operation: OperationModel;
  readonly input: Input;
  readonly results: readonly ResultCase[];
  /** Names of its function's types. */
  readonly inputType: string;
  readonly resultType: string;
  /** Name of its file, without extension. */
  readonly file: string;
}

export function clientOperationOf(api: ApiModel, operation: OperationModel): ClientOperation {
  const { operationId } = operation;
  return {
    operation,
    input: inputOf(api, operation),
    results: resultCases(api, operation),
    inputType: `${typeNameOf(operationId, "Operation")}Input`,
    resultType: `${typeNameOf(operationId, "Operation")}Result`,
    file: fileNameOf(operationId),
  };
}

/** The export statement of a function that is declared under another name than its own. */
export function exported({ operation: { operationId } }: ClientOperation): string {
  const declared = declaredName(operationId);
  return declared === operationId ? "" : `\nexport { ${declared} as ${operationId} };\n`;
}

/** The declaration of an operation's function up to its opening brace; `name` is its name in the module. */
export function signature(
  { operation: { operationId }, input, inputType, resultType }: ClientOperation,
  name = declaredName(operationId),
): string {
  const optional = input.fields.some(({ required }) => required) ? "" : "?";
  const visible = name === operationId || name === uncheckedName(operationId);
  return `${visible ? "export " : ""}function ${name}(
  client: Client,
  input${optional}: ${inputType},
  options?: CallOptions,
): Promise<${resultType}> {`;
}
