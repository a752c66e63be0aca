import type { OperationModel, ParameterModel } from "../model/model.ts";
import { inputPart } from "../model/parts.ts";

/** The parts of a request as values: what an operation's schemas judge. */
export interface RequestInput {
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
  /** Absent: none. */
  readonly cookies?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** The part of an input that holds the parameters of a location. */
export type ParameterPart = Exclude<keyof RequestInput, "body">;

/** The parameters that a request of the check carries, each with its part of an input. */
export function sentParameters({ parameters }: OperationModel): [ParameterModel, ParameterPart][] {
  return parameters.map((parameter) => [parameter, inputPart[parameter.in]]);
}

/** The parameters of a path, in the order of the document. */
export function pathParameters({ parameters }: Pick<OperationModel, "parameters">): ParameterModel[] {
  return parameters.filter((parameter) => parameter.in === "path");
}

/** The part whose rules hold for a part: cookies are a header field. */
export function ruledBy<Part extends keyof RequestInput>(part: Part): Exclude<Part, "cookies"> | "headers" {
  return part === "cookies" ? "headers" : (part as Exclude<Part, "cookies">);
}
