import type { z } from "zod";
import type { RequestSchemas } from "../contract/rejection.ts";
import { sampleFile } from "../contract/schemas/files.ts";
import type { JsonSchema } from "../lib/json-schema.ts";
import type { ApiModel, OperationModel, PayloadModel } from "../model/model.ts";
import type { ZodSchemas } from "../model/zod-schemas.ts";
import { learnExamples, sampleOf } from "../schema-cases/index.ts";
import type { FilePart } from "./http/files.ts";
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

/** The operations, in the order of the contract. */
export function subjectsOf(api: ApiModel, zod: ZodSchemas): Subject[] {
  learnModel(api);
  return api.operations.map((operation) => ({ operation, api, zod, sample: sampleInput(operation, api) }));
}

/** An operation that is only judged: no request is made of its input. */
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
  const schemas: Record<ParameterPart, Record<string, z.ZodType>> = { params: {}, query: {}, headers: {} };
  for (const [parameter, part] of sentParameters(subject.operation)) {
    const schema = subject.zod.of(parameter);
    if (schema) schemas[part][parameter.name] = schema;
  }
  const body = bodySchema(subject);
  return { ...schemas, ...(body ? { body: { schema: body } } : {}) };
}

/** Gives the engine of values what the contract has as values: payloads, and inputs that are to be refused. */
function learnModel(api: ApiModel): void {
  const learn = (schema: JsonSchema | undefined, values: readonly unknown[]) => {
    if (schema !== undefined) learnExamples(api, schema, values);
  };
  for (const operation of api.operations) {
    const { requestBody, responses, errors } = operation;
    const given = errors.flatMap((error) => error.given ?? []);
    for (const [{ name, schema }, part] of sentParameters(operation))
      learn(
        schema,
        given.flatMap((input) =>
          input[part] && Object.hasOwn(input[part], name) ? [input[part][name]] : [],
        ),
      );
    for (const payload of requestBody?.content ?? []) {
      const refused = given.flatMap(({ body }) => (body === undefined ? [] : [body]));
      learn(payload.schema, [...examplesOf(payload), ...refused]);
    }
    for (const { content } of responses)
      for (const payload of content) learn(payload.schema, examplesOf(payload));
    for (const { payload, body } of errors) learn(payload?.schema, [body]);
  }
}

/** The values of a payload's examples; a file's name stands for the file. */
function examplesOf({ examples, files }: PayloadModel): unknown[] {
  const names = Object.fromEntries(
    files.map(({ name, fileName, isList }) => [name, isList ? [fileName] : fileName]),
  );
  return Object.values(examples).map(({ value }) =>
    files.length > 0 ? { ...names, ...(value as object) } : value,
  );
}

function sampleInput(operation: OperationModel, api: ApiModel): Subject["sample"] {
  const sample: Record<ParameterPart, Record<string, unknown>> = { params: {}, query: {}, headers: {} };
  for (const [{ name, required, schema }, part] of sentParameters(operation))
    if (required && part !== "params") sample[part][name] = sampleOf(schema, { root: api });
  const { query, headers } = sample;
  const body = bodyOf(operation);
  return { query, headers, ...(body ? { body: sampleBody(body, api) } : {}) };
}

function sampleBody(
  { kind, mediaType, schema = true, examples, files }: PayloadModel,
  api: ApiModel,
): unknown {
  if (kind === "binary") return sampleFile(mediaType);
  const [example] = Object.values(examples);
  const value = example ? example.value : sampleOf(schema, { root: api });
  if (kind === "json") return value;
  const parts = files.map(({ name, mediaType, fileName, isList }): [string, FilePart | FilePart[]] => {
    const file = { mediaType, fileName, bytes: sampleFile(mediaType) };
    return [name, isList ? [file] : file];
  });
  return { ...(value as object), ...Object.fromEntries(parts) };
}
