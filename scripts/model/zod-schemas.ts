import type { z } from "zod";
import type { OpenDecision } from "../contract/operation.ts";
import type { HeaderModel, OperationModel, ParameterModel, PayloadModel } from "./model.ts";

/** What of a model a Zod schema judges the values of. */
export type Judged = ParameterModel | HeaderModel | PayloadModel;

/** The Zod schemas that a contract was written with, beside its model, found by the model's own parts. */
export interface ZodSchemas {
  /** The schema of a parameter, a header field or a body; `undefined` for opaque bytes. */
  readonly of: (part: Judged) => z.ZodType | undefined;
  /** The schema of every error's body. */
  readonly error: z.ZodObject;
  /** The inputs for which the contract leaves open what is answered. */
  readonly open: (operation: OperationModel) => readonly OpenDecision[];
}
