import { STATUS_CODES } from "node:http";
import type { z } from "zod";
import type { Api, SecurityScheme } from "../contract/api.ts";
import type { Body } from "../contract/body.ts";
import type { Contract, ResolvedError, ResolvedOperation } from "../contract/contract.ts";
import type { OpenDecision } from "../contract/operation.ts";
import { fileFields } from "../contract/schemas/files.ts";
import type { JsonSchema } from "../lib/json-schema.ts";
import { namesOfTexts } from "../lib/name-of-text.ts";
import { emitDocument, type OpenApiDocument } from "./document/emit.ts";
import type {
  ApiModel,
  ErrorCase,
  HeaderModel,
  OperationModel,
  ParameterModel,
  PayloadModel,
  ResponseModel,
  SecuritySchemeModel,
  UsualErrorModel,
} from "./model.ts";
import { defaultForm } from "./wire-form.ts";
import type { Judged, ZodSchemas } from "./zod-schemas.ts";

/** A contract's model, the Zod schemas beside it, and the document that says the same. */
export interface ModelOfContract {
  readonly model: ApiModel;
  readonly zod: ZodSchemas;
  readonly document: OpenApiDocument;
}

/** Reads a checked contract. */
export function modelOfContract(contract: Contract): ModelOfContract {
  const { api } = contract;
  const document = emitDocument(contract);
  const schemas = new Map<Judged, z.ZodType>();
  const open = new Map<OperationModel, readonly OpenDecision[]>();
  const operations = contract.operations.map((operation) => {
    const model = operationOf(operation, emittedOf(document, operation), schemas);
    open.set(model, operation.open ?? []);
    return model;
  });
  const { title, version, summary, description, license, contact } = api;
  const model: ApiModel = {
    info: { title, version, summary, description, license, ...(contact ? { contact } : {}) },
    servers: api.servers,
    basePath: api.basePath,
    sections: api.sections,
    tags: api.tags ?? [],
    components: {
      schemas: (document.components?.schemas ?? {}) as Record<string, JsonSchema>,
      securitySchemes: Object.fromEntries(
        Object.entries(api.securitySchemes).map(([name, scheme]) => [name, schemeOf(scheme)]),
      ),
    },
    security: api.security.map((name) => ({ [name]: [] })),
    operations,
    closedResponses: api.closedResponses ?? false,
    errors: {
      schema: errorSchemaOf(document),
      textField: api.errors.textField,
      usual: usualErrors(api),
    },
    packages: api.packages,
  };
  return {
    model,
    zod: { of: (part) => schemas.get(part), error: api.errors.schema, open: (one) => open.get(one) ?? [] },
    document,
  };
}

/** What the document says of an operation. */
interface Emitted {
  readonly parameters?: readonly EmittedParameter[];
  readonly requestBody?: EmittedContent;
  readonly responses: Readonly<Record<string, EmittedContent & { readonly headers?: Headers }>>;
}

type Headers = Readonly<Record<string, Omit<EmittedParameter, "name" | "in">>>;

interface EmittedContent {
  readonly content?: Readonly<Record<string, { readonly schema?: JsonSchema }>>;
}

interface EmittedParameter {
  readonly name: string;
  readonly in: ParameterModel["in"];
  readonly required?: boolean;
  readonly deprecated?: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
}

function emittedOf(document: OpenApiDocument, { method, fullPath }: ResolvedOperation): Emitted {
  const item = document.paths?.[fullPath] as Readonly<Record<string, Emitted>> | undefined;
  const found = item?.[method.toLowerCase()];
  if (!found) throw new Error(`the document has no ${method} ${fullPath}`);
  return found;
}

function operationOf(
  operation: ResolvedOperation,
  emitted: Emitted,
  schemas: Map<Judged, z.ZodType>,
): OperationModel {
  const { operationId, method, title, description, section, deprecated, idempotent } = operation;
  const { pagination, laws, shows, body } = operation;
  const beside = <Part extends Judged>(part: Part, schema: z.ZodType | undefined): Part => {
    if (schema) schemas.set(part, schema);
    return part;
  };
  const payload = (written: Body, schema: JsonSchema | undefined) =>
    beside(payloadOf(written, schema), written.schema);
  return {
    operationId,
    method,
    path: operation.fullPath,
    title,
    description,
    section,
    tags: operation.tags ?? [],
    ...(deprecated ? { deprecated } : {}),
    security: operation.security.map(({ name }) => ({ [name]: [] })),
    parameters: (emitted.parameters ?? []).map((parameter) =>
      beside(parameterOf(parameter), operation[shapes[parameter.in]][parameter.name]),
    ),
    ...(body
      ? {
          requestBody: {
            required: body.required ?? true,
            content: [payload(body, schemaIn(emitted.requestBody, body.mediaType))] as const,
          },
        }
      : {}),
    responses: operation.responses.map(({ status, reason, description, headers, body }): ResponseModel => {
      const answer = emitted.responses[status];
      return {
        status,
        reason,
        description,
        headers: Object.entries(answer?.headers ?? {}).map(([name, header]) =>
          beside(headerOf(name, header), headers[name]),
        ),
        content: body ? [payload(body, schemaIn(answer, body.mediaType))] : [],
      };
    }),
    errorResponses: errorResponses(operation, emitted),
    errors: errorCases(operation, emitted),
    idempotent,
    ...(pagination ? { pagination } : {}),
    ...(laws ? { laws } : {}),
    ...(shows ? { shows } : {}),
    page: {
      name: operation.page,
      lead: operation.lead ?? "",
      callouts: operation.callouts ?? [],
      notes: operation.notes ?? "",
    },
  };
}

/** The error responses: one for each status, in ascending order. */
function errorResponses({ errors, sharedErrors }: ResolvedOperation, emitted: Emitted): ResponseModel[] {
  const all = [...errors, ...sharedErrors];
  const statuses = [...new Set(all.map(({ status }) => status))].sort((a, b) => a - b);
  return statuses.map((status) => {
    const schema = schemaIn(emitted.responses[status], errorMediaType);
    return {
      status,
      reason: STATUS_CODES[status] ?? "",
      description: all.flatMap((error) => (error.status === status ? [error.when] : [])).join(" "),
      headers: [],
      content: [
        {
          mediaType: errorMediaType,
          kind: "json",
          ...(schema === undefined ? {} : { schema }),
          examples: {},
          files: [],
        },
      ],
    };
  });
}

const errorMediaType = "application/json";

const shapes = { path: "params", query: "query", header: "headers", cookie: "headers" } as const;

function parameterOf({ name, in: location, required, deprecated, description, schema }: EmittedParameter) {
  return {
    name,
    in: location,
    required: required ?? false,
    deprecated: deprecated ?? false,
    ...(description === undefined ? {} : { description }),
    ...defaultForm(location),
    schema,
  } satisfies ParameterModel;
}

function headerOf(name: string, { required, description, schema }: Headers[string]): HeaderModel {
  return {
    name,
    required: required ?? false,
    ...(description === undefined ? {} : { description }),
    ...defaultForm("header"),
    schema,
  };
}

function schemaIn(emitted: EmittedContent | undefined, mediaType: string): JsonSchema | undefined {
  return emitted?.content?.[mediaType]?.schema;
}

function payloadOf(
  { kind, mediaType, schema, examples }: Body,
  emitted: JsonSchema | undefined,
): PayloadModel {
  return {
    mediaType,
    kind,
    ...(schema && emitted !== undefined ? { schema: emitted } : {}),
    examples,
    files: kind === "multipart" && schema ? fileFields(schema) : [],
  };
}

function errorCases({ errors, sharedErrors }: ResolvedOperation, { responses }: Emitted): ErrorCase[] {
  const all = [...errors, ...sharedErrors];
  const statuses = [...new Set(all.map(({ status }) => status))];
  const names = new Map(
    statuses.map((status) => [
      status,
      namesOfTexts(all.flatMap((error) => (error.status === status ? [error.text] : []))),
    ]),
  );
  const caseOf =
    (shared: boolean) =>
    ({ status, text, body, when, promised, given }: ResolvedError): ErrorCase => {
      const mediaType = errorMediaType;
      const schema = schemaIn(responses[status], mediaType);
      return {
        id: names.get(status)?.get(text) ?? text,
        status,
        text,
        mediaType,
        ...(schema === undefined ? {} : { schema }),
        body,
        when,
        promised,
        shared,
        ...(given ? { given } : {}),
      };
    };
  return [...errors.map(caseOf(false)), ...sharedErrors.map(caseOf(true))];
}

function usualErrors({ errors }: Api): ApiModel["errors"]["usual"] {
  const one = ({ status, error, when, anyText }: Api["errors"]["invalid"]): UsualErrorModel => ({
    status,
    text: error,
    when,
    promised: !anyText,
  });
  const { invalid, unauthorized, internal, notFound, methodNotAllowed, tooLarge } = errors;
  return {
    invalid: one(invalid),
    unauthorized: one(unauthorized),
    internal: one(internal),
    notFound: one(notFound),
    methodNotAllowed: one(methodNotAllowed),
    tooLarge: one(tooLarge),
  };
}

function schemeOf(scheme: SecurityScheme): SecuritySchemeModel {
  const { description, environment } = scheme;
  if (scheme.type === "bearer") return { type: "http", scheme: "bearer", description, environment };
  return { type: "apiKey", in: scheme.in, name: scheme.name, description, environment };
}

/** The schema of an error's body, as every error response has it. */
function errorSchemaOf({ paths }: OpenApiDocument): JsonSchema {
  for (const item of Object.values(paths ?? {}))
    for (const operation of Object.values(item as Readonly<Record<string, Emitted>>))
      for (const [status, response] of Object.entries(operation.responses ?? {}))
        if (Number(status) >= 500) return schemaIn(response, errorMediaType) ?? true;
  return true;
}
