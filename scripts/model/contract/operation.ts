import type { z } from "zod";
import type { ParameterExtensions } from "../../contract/about.ts";
import type { Body, PartWords, Shape } from "../../contract/body.ts";
import type { ResolvedOperation } from "../../contract/contract.ts";
import { headersOfStatus } from "../../contract/error-headers.ts";
import { limitsOf } from "../../contract/limits.ts";
import { resolvedForm, statedForm } from "../../contract/parameter.ts";
import { valueOfDirection } from "../../contract/schemas/one-sided.ts";
import { type Direction, directionsOf } from "../../contract/schemas/roots.ts";
import type { JsonSchema } from "../../lib/json-schema.ts";
import { filesOf } from "../files.ts";
import type {
  EncodingModel,
  HeaderModel,
  OperationModel,
  ParameterModel,
  PayloadModel,
  ResponseModel,
} from "../model.ts";
import { inputPart } from "../parts.ts";
import { defaultForm } from "../wire-form.ts";
import type {
  EmittedHeader,
  EmittedOperation,
  EmittedParameter,
  EmittedResponse,
  EmittedSchemas,
} from "../zod/json-schemas.ts";
import type { Judged } from "../zod-schemas.ts";
import type { ErrorPayloads } from "./error-payloads.ts";
import { errorCasesOf, errorResponsesOf } from "./errors.ts";

/** Remembers the Zod schema of a part of the model. */
type Keep = (part: Judged, schema: z.ZodType) => void;

/** An operation of a contract, with the JSON Schemas made from its Zod schemas. */
export function operationOf(
  operation: ResolvedOperation,
  emitted: EmittedOperation,
  { components }: EmittedSchemas,
  errorPayloads: ErrorPayloads,
  keep: Keep,
): OperationModel {
  const { operationId, method, title, description, section, deprecated, idempotent, refers } = operation;
  const { pagination, laws, shows, bodies } = operation;
  const limits = limitsOf(operation);
  const beside = <Part extends Judged>(part: Part, schema: z.ZodType | undefined): Part => {
    if (schema) keep(part, schema);
    return part;
  };
  const headersOf = (emittedFields: EmittedResponse["headers"] = {}, schemas: Shape) =>
    Object.entries(emittedFields).map(([name, header]) => beside(headerOf(name, header), schemas[name]));
  const root = { components: { schemas: components } };
  const payloads = (bodies: readonly Body[], direction: Direction, schemas: readonly JsonSchema[] = []) =>
    bodies.map((body, index) => beside(payloadOf(body, direction, schemas[index] ?? {}, root), body.schema));
  const [sent, answered] = directionsOf(operation.sent !== undefined);
  const [first, ...others] = payloads(bodies, sent, emitted.bodies);
  return {
    operationId,
    method,
    path: operation.fullPath,
    title,
    description,
    section,
    tags: operation.tags ?? [],
    ...(deprecated ? { deprecated: { since: "", ...(deprecated === true ? {} : deprecated) } } : {}),
    ...(operation.visibility ? { visibility: operation.visibility } : {}),
    ...(operation.servers ? { servers: operation.servers } : {}),
    security: operation.security,
    parameters: emitted.parameters.map((parameter) => {
      const schema = operation[inputPart[parameter.in]][parameter.name];
      return beside(parameterOf(parameter, schema, operation.parameterExtensions), schema);
    }),
    ...(first ? { requestBody: { ...requestWords(operation), content: [first, ...others] as const } } : {}),
    responses: operation.responses.map((response, index): ResponseModel => {
      const { status, reason, description, headers, bodies, links } = response;
      const { [index]: answer } = emitted.responses;
      return {
        status,
        reason,
        description,
        headers: headersOf(answer?.headers, headers),
        content: payloads(bodies, answered, answer?.schemas),
        ...(links ? { links } : {}),
      };
    }),
    errorResponses: errorResponsesOf(operation, errorPayloads, (status) => {
      const schemas = headersOfStatus(operation.errorHeaders, status);
      return headersOf(emitted.errorHeaders.get(status), schemas);
    }),
    errors: errorCasesOf(operation, errorPayloads),
    idempotent,
    ...(limits ? { limits } : {}),
    ...(refers ? { refers } : {}),
    ...(pagination ? { pagination } : {}),
    ...(laws ? { laws } : {}),
    ...(shows ? { shows } : {}),
    page: {
      name: operation.page,
      lead: operation.lead ?? "",
      callouts: operation.callouts ?? [],
      notes: operation.notes ?? "",
      ...operation.docs,
    },
    ...(operation.externalDocs ? { externalDocs: operation.externalDocs } : {}),
    ...(operation.extensions ? { extensions: operation.extensions } : {}),
  };
}

function requestWords({ bodies: [first], bodyDescription }: ResolvedOperation) {
  return {
    required: first?.required ?? true,
    ...(bodyDescription === undefined ? {} : { description: bodyDescription }),
  };
}

function parameterOf(
  parameter: EmittedParameter,
  schema: z.ZodType | undefined,
  said: ParameterExtensions = {},
): ParameterModel {
  const { name, in: location, deprecated } = parameter;
  const extensions = said[inputPart[location]]?.[name];
  const stated = schema && statedForm(schema);
  return {
    ...namedSchema(name, parameter),
    in: location,
    deprecated: deprecated ?? false,
    ...resolvedForm(inputPart[location], stated),
    ...(stated?.lossy ? { lossy: true } : {}),
    ...(extensions ? { extensions } : {}),
  };
}

function headerOf(name: string, header: EmittedHeader): HeaderModel {
  return {
    ...namedSchema(name, header),
    ...(header.deprecated ? { deprecated: true } : {}),
    ...defaultForm("header"),
  };
}

function namedSchema(name: string, { required, description, schema }: EmittedHeader) {
  return { name, required, ...(description === undefined ? {} : { description }), schema };
}

function payloadOf(
  { kind, isStream, mediaType, schema, examples, parts }: Body,
  direction: Direction,
  emitted: JsonSchema,
  root: object,
): PayloadModel {
  const told = Object.entries(parts ?? {}).flatMap(([name, part]): [string, EncodingModel][] =>
    part ? [[name, encodingOf(part)]] : [],
  );
  const encoding = Object.fromEntries(told);
  return {
    mediaType,
    kind,
    ...(isStream ? { isStream } : {}),
    ...(schema ? { schema: emitted } : kind === "text" ? { schema: { type: "string" } } : {}),
    examples: schema ? examplesOfDirection(examples, schema, direction) : examples,
    files: kind === "multipart" ? filesOf(emitted, root, encoding) : [],
    ...(told.length > 0 ? { encoding } : {}),
  };
}

function encodingOf({ mediaType, headers = {} }: PartWords): EncodingModel {
  const fields = Object.entries(headers).map(
    ([name, value]): HeaderModel => ({
      ...{ name, required: true, schema: { type: "string", const: value } },
      ...defaultForm("header"),
    }),
  );
  return {
    ...(mediaType === undefined ? {} : { contentType: [mediaType].flat().join(", ") }),
    ...(fields.length > 0 ? { headers: fields } : {}),
  };
}

/** Examples without the fields that do not travel, so that one value can be the example of both directions. */
function examplesOfDirection(
  examples: Body["examples"],
  schema: z.ZodType,
  direction: Direction,
): Body["examples"] {
  return Object.fromEntries(
    Object.entries(examples).map(([name, example]) => [
      name,
      { ...example, value: valueOfDirection(schema, example.value, direction) },
    ]),
  );
}
