import { hasSingleCredentials } from "../../model/credential.ts";
import type { ApiModel, OperationModel } from "../../model/model.ts";
import {
  declaredName,
  fileNameOf,
  functionNameOf,
  typeNameOf,
  uncheckedName,
} from "../typescript/identifiers.ts";
import { type Input, inputOf } from "./input.ts";
import { optionOf } from "./names.ts";
import { type ResultCase, resultCases } from "./result-types.ts";
import { clientTypeOf, requirementText } from "./secured.ts";

/** An operation with everything that its files are made from. */
export interface ClientOperation {
  readonly operation: OperationModel;
  /** Name of its function. */
  readonly name: string;
  readonly input: Input;
  readonly results: readonly ResultCase[];
  /** The type of its function's first argument. */
  readonly clientType: string;
  /** The schemes of its credentials, in the form of the runtime. */
  readonly security: readonly string[];
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
    name: functionNameOf(operationId),
    input: inputOf(api, operation),
    results: resultCases(api, operation),
    clientType: clientTypeOf(api, operation),
    security: hasSingleCredentials(api)
      ? operation.security.flatMap(Object.keys).map(optionOf)
      : operation.security.map((requirement) => requirementText(api, requirement)),
    inputType: `${typeNameOf(operationId, "Operation")}Input`,
    resultType: `${typeNameOf(operationId, "Operation")}Result`,
    file: fileNameOf(operationId),
  };
}

/** The export statement of a function that is declared under another name than its own. */
export function exported({ name }: ClientOperation): string {
  const declared = declaredName(name);
  return declared === name ? "" : `\nexport { ${declared} as ${name} };\n`;
}

/** The declaration of an operation's function up to its opening brace; `name` is its name in the module. */
export function signature(made: ClientOperation, name = declaredName(made.name)): string {
  const { clientType, input, inputType } = made;
  const optional = input.fields.some(({ required }) => required) ? "" : "?";
  const visible = name === made.name || name === uncheckedName(made.name);
  const [generic, chosen] = hasAccept(made)
    ? [`<Accept extends ${inputType}["accept"] = undefined>`, " & { readonly accept?: Accept }"]
    : ["", ""];
  return `${visible ? "export " : ""}function ${name}${generic}(
  client: ${clientType},
  input${optional}: ${inputType}${chosen},
  options?: CallOptions,
): Promise<${returnedType(made)}> {`;
}

/** The type that a call returns: the results that are possible for the media type that its caller accepts. */
export function returnedType(made: ClientOperation): string {
  return hasAccept(made) ? `Accepted<${made.resultType}, Accept>` : made.resultType;
}

/**
 * The media type that a caller accepts, as an expression in an operation's function; `undefined` if there is no choice.
 */
export function acceptedText(made: ClientOperation): string | undefined {
  if (!hasAccept(made)) return undefined;
  return made.input.fields.some(({ required }) => required) ? "input.accept" : "input?.accept";
}

function hasAccept({ input }: ClientOperation): boolean {
  return input.fields.some(({ place }) => place === "accept");
}
