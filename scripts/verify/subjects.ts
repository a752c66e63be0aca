import { sampleFile } from "../contract/schemas/files.ts";
import type { JsonSchema } from "../lib/json-schema.ts";
import { concreteType } from "../lib/media-types.ts";
import type { ApiModel, OperationModel, PayloadModel } from "../model/model.ts";
import { streamExample } from "../model/stream-example.ts";
import type { ZodSchemas } from "../model/zod-schemas.ts";
import { learnExamples, sampleOf } from "../schema-cases/index.ts";
import type { FilePart } from "./http/files.ts";
import { isIdempotencyKey } from "./idempotency-key.ts";
import { type ParameterPart, sentParameters } from "./request-input.ts";
import { bodyOf, type Subject } from "./subject.ts";

/** The operations, in the order of the contract. */
export function subjectsOf(api: ApiModel, zod: ZodSchemas): Subject[] {
  learnModel(api);
  return api.operations.map((operation) => ({ operation, api, zod, sample: sampleInput(operation, api) }));
}

/** Gives the engine of values the contract's own values: payloads, and inputs that must be refused. */
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

/** The values of a payload's examples, with the name of a file in place of the file. */
function examplesOf({ examples, files }: PayloadModel): unknown[] {
  const names = Object.fromEntries(
    files.map(({ name, fileName, isList }) => [name, isList ? [fileName] : fileName]),
  );
  return Object.values(examples).map(({ value }) =>
    files.length > 0 ? { ...names, ...(value as object) } : value,
  );
}

function sampleInput(operation: OperationModel, api: ApiModel): Subject["sample"] {
  const sample: Record<ParameterPart, Record<string, unknown>> = {
    ...{ params: {}, query: {}, headers: {}, cookies: {} },
  };
  // Each request gets an idempotency key of its own.
  for (const [{ name, required, schema, ...parameter }, part] of sentParameters(operation))
    if (required && part !== "params" && !isIdempotencyKey({ ...parameter, name }))
      sample[part][name] = sampleOf(schema, { root: api });
  const { query, headers, cookies } = sample;
  const body = bodyOf(operation);
  return {
    ...{ query, headers },
    ...(Object.keys(cookies).length > 0 ? { cookies } : {}),
    ...(body ? { body: sampleBody(body, api) } : {}),
  };
}

/** A valid value of a payload. */
export function sampleBody(payload: PayloadModel, api: ApiModel): unknown {
  const { kind, mediaType, schema = true, examples, files, isStream } = payload;
  if (isStream && payload.schema === undefined) return streamExample(payload);
  if (kind === "binary" && !isStream) return sampleFile(concreteType(mediaType));
  const [example = { summary: "", value: sampleOf(schema, { root: api }) }] = Object.values(examples);
  if (isStream) return streamExample({ ...payload, examples: { example } });
  const { value } = example;
  if (kind !== "multipart") return value;
  const parts = files.map(({ name, mediaType, fileName, isList }): [string, FilePart | FilePart[]] => {
    const file = { mediaType, fileName, bytes: sampleFile(mediaType) };
    return [name, isList ? [file] : file];
  });
  return { ...(value as object), ...Object.fromEntries(parts) };
}
