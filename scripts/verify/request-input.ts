import type { OperationModel, ParameterModel } from "../model/model.ts";
import { inputPart } from "../model/parts.ts";

/** The parts of a request as values: what an operation's schemas judge. */
export interface RequestInput {
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** The part of an input that holds the parameters of a location. */
export type ParameterPart = Exclude<keyof RequestInput, "body">;

/** The parameters that a request of the check carries, each with its part of an input: cookies are not sent. */
export function sentParameters({ parameters }: OperationModel): [ParameterModel, ParameterPart][] {
  return parameters.flatMap((parameter): [ParameterModel, ParameterPart][] =>
    parameter.in === "cookie" ? [] : [[parameter, inputPart[parameter.in]]],
  );
}

/** The parameters of a path, in the order of the document. */
export function pathParameters({ parameters }: Pick<OperationModel, "parameters">): ParameterModel[] {
  return parameters.filter((parameter) => parameter.in === "path");
}
