import type { ApiModel, OperationModel, PayloadModel, ResponseModel } from "../../../scripts/model/model.ts";
import { sampleOf } from "../../../scripts/schema-cases/index.ts";
import type { Sampled } from "./api-of.ts";

/** An operation whose forms have an example, where one is found. */
export function withSamples({ components }: ApiModel, operation: OperationModel): OperationModel {
  const sampled = (payload: PayloadModel): Sampled => {
    const { kind, schema } = payload;
    if ((kind !== "form" && kind !== "multipart") || schema === undefined) return payload;
    try {
      return { ...payload, sample: sampleOf(schema, { root: { components } }) };
    } catch {
      return payload;
    }
  };
  const ofResponse = (response: ResponseModel) => ({ ...response, content: response.content.map(sampled) });
  const { requestBody, responses, errorResponses } = operation;
  return {
    ...operation,
    ...(requestBody
      ? { requestBody: { ...requestBody, content: requestBody.content.map(sampled) as never } }
      : {}),
    responses: responses.map(ofResponse),
    errorResponses: errorResponses.map(ofResponse),
  };
}
