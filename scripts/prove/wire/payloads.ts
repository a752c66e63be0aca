import type { z } from "zod";
import type { ParameterHolder } from "../../contract/parameter.ts";
import { exampleResult } from "../../emit/server/example-result.ts";
import type { JsonSchema } from "../../lib/json-schema.ts";
import { statusOfResponse } from "../../model/documented-status.ts";
import type { ModelOfContract } from "../../model/from-contract.ts";
import type {
  FileModel,
  HeaderModel,
  OperationModel,
  ParameterModel,
  PayloadModel,
  RequestBodyModel,
} from "../../model/model.ts";
import { inputPart } from "../../model/parts.ts";
import { streamExample } from "../../model/stream-example.ts";
import { unsendableReason, type WireParameter } from "../../model/wire.ts";
import { casesOf, sampleOf } from "../../schema-cases/index.ts";
import type { Answering, Meant } from "./exchange.ts";

/** A documented value with its place. */
export interface DocumentedValue<Value> {
  readonly pointer: string;
  readonly value: Value;
}

/** An API with the schemas that its values are judged by. */
export type Judging = Pick<ModelOfContract, "model" | "zod">;

/** Every documented example of an operation's request, or one valid request if there is none. */
export function requestsOf(api: Judging, operation: OperationModel): DocumentedValue<Meant>[] {
  const { operationId, parameters } = operation;
  const base = `operations/${operationId}`;
  const usual = usualValues(api, parameters);
  const bodies = bodiesOf(operation.requestBody, `${base}/body`, api.model);
  const usualBody = bodies[0]?.value ?? {};
  const others = parameters.flatMap((parameter) => {
    const part = inputPart[parameter.in];
    return examplesOf(api.zod.of(parameter)).map((value, index) => ({
      pointer: `${base}/${part}/${parameter.name}/examples/${index}`,
      value: { ...usual, [part]: { ...usual[part], [parameter.name]: value }, ...usualBody },
    }));
  });
  const plain = bodies.length > 0 ? bodies : [{ pointer: base, value: {} }];
  return [...plain.map(({ pointer, value }) => ({ pointer, value: { ...usual, ...value } })), ...others];
}

function examplesOf(schema: z.ZodType | undefined): readonly unknown[] {
  const examples: unknown = schema?.meta()?.["examples"];
  return Array.isArray(examples) ? examples : [];
}

/** A value for each required parameter. */
function usualValues(api: Judging, parameters: readonly ParameterModel[]): Meant {
  const found: Record<ParameterHolder, Record<string, unknown>> = {
    ...{ params: {}, query: {}, headers: {}, cookies: {} },
  };
  for (const parameter of parameters)
    if (parameter.required) found[inputPart[parameter.in]][parameter.name] = usualValue(api, parameter);
  return found;
}

/** The first example of a parameter or header field, else the first valid value that can be sent. */
function usualValue({ model, zod }: Judging, part: ParameterModel | HeaderModel): unknown {
  const judge = zod.of(part);
  const place = "in" in part ? part : { ...part, in: "header" as const };
  return examplesOf(judge)[0] ?? firstSendable(place, part.schema, model, judge);
}

function firstSendable(
  place: WireParameter,
  schema: JsonSchema,
  root: object,
  zod: z.ZodType | undefined,
): unknown {
  for (const { value, valid } of casesOf(schema, { root, limit: 400 }))
    if (valid && !unsendableReason(place, value) && zod?.safeParse(value).success !== false) return value;
  return undefined;
}

const bytes = new Uint8Array([137, 80, 78, 71]);

/** A body, and its media type if there is a choice. */
type MeantBody = Pick<Meant, "body" | "contentType">;

function bodiesOf(
  body: RequestBodyModel | undefined,
  base: string,
  root: object,
): DocumentedValue<MeantBody>[] {
  const content = body?.content ?? [];
  return content.flatMap((payload, index) => {
    const { kind, mediaType, files } = payload;
    const isChoice = content.length > 1;
    const choice = isChoice ? { contentType: mediaType } : {};
    return valuesOf(payload, isChoice ? `${base}/${index}` : base, root).map(({ pointer, value }) => ({
      pointer,
      value: {
        body: kind === "multipart" ? { ...filesOf(files), ...(value as object) } : value,
        ...choice,
      },
    }));
  });
}

/** The examples of a payload, or a value that it may have. */
function valuesOf(payload: PayloadModel, pointer: string, root: object): DocumentedValue<unknown>[] {
  const { kind, schema = true, examples, isStream } = payload;
  if (isStream) return [{ pointer, value: streamExample(payload) }];
  if (kind === "binary") return [{ pointer, value: bytes }];
  const shown = Object.entries(examples);
  if (kind === "text" && shown.length === 0) return [{ pointer, value: sampleOf(schema, { root }) }];
  return shown.map(([name, { value }]) => ({ pointer: `${pointer}/examples/${name}`, value }));
}

/** A file, or a list of one, for each file of a form; examples leave them out. */
function filesOf(files: readonly FileModel[]): Record<string, unknown> {
  return Object.fromEntries(
    files.map(({ name, mediaType, isList }) => {
      const file = new Blob([bytes], { type: mediaType });
      return [name, isList ? [file] : file];
    }),
  );
}

/** Every documented example of an operation's answers, including its errors. */
export function answersOf(api: Judging, operation: OperationModel): DocumentedValue<Answering>[] {
  const base = `operations/${operation.operationId}`;
  const answers = operation.responses.flatMap((response): DocumentedValue<Answering>[] => {
    const { status: key, headers, content } = response;
    const status = statusOfResponse(operation, response);
    const pointer = `${base}/responses/${key}`;
    const usual = { status, ...headersPart(api, headers) };
    if (content.length === 0) return [{ pointer, value: usual }];
    return content.flatMap((payload, index) => {
      const isChoice = content.length > 1;
      const choice = isChoice ? { contentType: payload.mediaType } : {};
      return valuesOf(payload, isChoice ? `${pointer}/${index}` : pointer, api.model).map((one) => ({
        pointer: one.pointer,
        value: { ...usual, ...choice, body: one.value },
      }));
    });
  });
  const errors = operation.errors.map((error): DocumentedValue<Answering> => {
    const response = operation.errorResponses.find(({ status }) => status === error.status);
    return {
      pointer: `${base}/errors/${error.status}`,
      value: {
        ...exampleResult(operation, error, api.model.errors),
        ...headersPart(api, response?.headers ?? []),
        documented: error,
      },
    };
  });
  return [...answers, ...errors];
}

/** Values for the header fields that an answer always has. */
function headersPart(
  api: Judging,
  headers: readonly HeaderModel[],
): { readonly headers?: Readonly<Record<string, unknown>> } {
  const needed = headers.filter(({ required }) => required);
  if (needed.length === 0) return {};
  return { headers: Object.fromEntries(needed.map((header) => [header.name, usualValue(api, header)])) };
}
