import type { z } from "zod";
import type { OpenDecision } from "../contract/operation.ts";
import type { HeaderModel, OperationModel, ParameterModel, PayloadModel } from "./model.ts";

/** A part of a model whose values a Zod schema judges. */
export type Judged = ParameterModel | HeaderModel | PayloadModel;

/** The Zod schemas that a contract was written with, found by the parts of its model. */
export interface ZodSchemas {
  /** The schema of a parameter, a header field or a body; `undefined` for opaque bytes. */
  readonly of: (part: Judged) => z.ZodType | undefined;
  /** The same with the fields that are sent in the other direction only. */
  readonly whole: (part: Judged) => z.ZodType | undefined;
  /** The inputs for which the contract leaves the answer open. */
  readonly open: (operation: OperationModel) => readonly OpenDecision[];
}
