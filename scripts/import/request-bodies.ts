import type { OperationModel, PayloadModel } from "../model/model.ts";

/** The operation with a changed body of each media type that it takes. */
export function withRequestBodies(
  operation: OperationModel,
  change: (payload: PayloadModel) => PayloadModel,
): OperationModel {
  const { requestBody } = operation;
  if (!requestBody) return operation;
  const [first, ...more] = requestBody.content;
  return {
    ...operation,
    requestBody: { ...requestBody, content: [change(first), ...more.map((one) => change(one))] },
  };
}
