import type { z } from "zod";
import type { RequestSchemas } from "../contract/rejection.ts";
import type { ApiModel, OperationModel, PayloadModel } from "../model/model.ts";
import type { ZodSchemas } from "../model/zod-schemas.ts";
import { type ParameterPart, type RequestInput, sentParameters } from "./request-input.ts";

/** An operation of an API, with one valid input. */
export interface Subject {
  readonly operation: OperationModel;
  /** The whole API, in which `$ref`s resolve. */
  readonly api: ApiModel;
  readonly zod: ZodSchemas;
  /** Valid but for the path parameters, which are the fixtures'. */
  readonly sample: Omit<RequestInput, "params">;
}

/** An operation whose requests and answers are only judged: nothing is sent. */
export function subjectOf(operation: OperationModel, api: ApiModel, zod: ZodSchemas): Subject {
  return { operation, api, zod, sample: { query: {}, headers: {} } };
}

/** The body that requests of an operation carry; `undefined`: none. */
export function bodyOf({ requestBody }: Pick<OperationModel, "requestBody">): PayloadModel | undefined {
  return requestBody?.content[0];
}

/** What judges the body of an operation's requests; `undefined`: it has none, or one of opaque bytes. */
export function bodySchema({ operation, zod }: Subject): z.ZodType | undefined {
  const body = bodyOf(operation);
  return body && zod.of(body);
}

/** The Zod schemas of a request, by part and name. */
export function requestSchemas(subject: Subject): RequestSchemas {
  const schemas: Record<ParameterPart, Record<string, z.ZodType>> = {
    ...{ params: {}, query: {}, headers: {}, cookies: {} },
  };
  for (const [parameter, part] of sentParameters(subject.operation)) {
    const schema = subject.zod.of(parameter);
    if (schema) schemas[part][parameter.name] = schema;
  }
  const body = bodySchema(subject);
  return { ...schemas, ...(body ? { body: { schema: body } } : {}) };
}
