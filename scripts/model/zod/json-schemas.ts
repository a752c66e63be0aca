import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from "@asteasolutions/zod-to-openapi";
import { z } from "zod";
import type { Body } from "../../contract/body.ts";
import { type Contract, everyOperation, type ResolvedOperation } from "../../contract/contract.ts";
import { formOfApi, formOfError, usualErrorEntries } from "../../contract/error-form.ts";
import { headersOfStatus } from "../../contract/error-headers.ts";
import { componentsOf } from "../../contract/schemas/components.ts";
import type { JsonSchema } from "../../lib/json-schema.ts";
import type { StatusKey } from "../../lib/status.ts";
import { correctComponent, correctDocument } from "./correct.ts";
import { withMarks } from "./marks.ts";

/** A parameter or a header field, as zod-to-openapi describes it. */
export interface EmittedParameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required: boolean;
  readonly deprecated?: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
}

export type EmittedHeader = Omit<EmittedParameter, "name" | "in">;

export interface EmittedResponse {
  readonly headers: Readonly<Record<string, EmittedHeader>>;
  /** Of its bodies; `{}` for opaque bytes. */
  readonly schemas: readonly JsonSchema[];
}

/** The JSON Schemas of one operation. */
export interface EmittedOperation {
  /** Path parameters, query parameters, header fields, then cookies. */
  readonly parameters: readonly EmittedParameter[];
  /** Of the request's bodies; `{}` for opaque bytes. */
  readonly bodies: readonly JsonSchema[];
  /** In the order of the operation's responses. */
  readonly responses: readonly EmittedResponse[];
  /** The header fields of its errors, by status. */
  readonly errorHeaders: ReadonlyMap<StatusKey, EmittedResponse["headers"]>;
}

/** The JSON Schemas of a contract; `$ref`s are `#/components/schemas/X`. */
export interface EmittedSchemas {
  /** The named ones, sorted by name. */
  readonly components: Readonly<Record<string, JsonSchema>>;
  /** Of the operations, and of the requests that the server sends. */
  readonly operations: ReadonlyMap<ResolvedOperation, EmittedOperation>;
  /** Of the bodies of errors. */
  readonly errorBodies: ReadonlyMap<Body, JsonSchema>;
}

/** Every Zod schema of a contract as JSON Schema, made by zod-to-openapi. The same contract gives the same schemas, including the order of their keys. */
export function jsonSchemasOf(contract: Contract): EmittedSchemas {
  const document = withMarks(contract, (schemas) => correctDocument(generate(contract), schemas));
  const { paths, components } = document as Generated;
  const written = (path: string): GeneratedOperation => paths[path]?.post ?? { responses: {} };
  return {
    components: inOrder(componentsAmong(components.schemas ?? {}, contract)),
    operations: new Map(
      everyOperation(contract).map((operation, index) => [
        operation,
        emittedOf(operation, written(pathOf(index))),
      ]),
    ),
    errorBodies: new Map(
      errorBodiesOf(contract).map((body, index) => [
        body,
        schemaIn(written(errorPath(index)).responses[ok], 0),
      ]),
    ),
  };
}

function componentsAmong(
  emitted: Readonly<Record<string, JsonSchema>>,
  contract: Contract,
): Record<string, JsonSchema> {
  const schemas = componentsOf(contract);
  return Object.fromEntries(
    Object.entries(emitted).map(([name, schema]) => [
      name,
      correctComponent(name, schema, schemas.get(name)) as JsonSchema,
    ]),
  );
}

/** What zod-to-openapi returns for the paths under which it gets the schemas. */
interface Generated {
  readonly paths: Readonly<Record<string, { readonly post: GeneratedOperation }>>;
  readonly components: { readonly schemas?: Readonly<Record<string, JsonSchema>> };
}

interface GeneratedOperation {
  readonly parameters?: readonly EmittedParameter[];
  readonly requestBody?: GeneratedBody;
  readonly responses: Readonly<
    Partial<Record<StatusKey, GeneratedBody & { readonly headers?: Readonly<Record<string, EmittedHeader>> }>>
  >;
}

interface GeneratedBody {
  readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>>;
}

const ok = 200;
/** Stands for the media type of one of several bodies. */
function mediaTypeOf(index: number): string {
  return `*/${index}`;
}

function errorPath(index: number): string {
  return `/error/${index}`;
}

function pathOf(index: number): string {
  return `/${index}`;
}

function emittedOf(operation: ResolvedOperation, written: GeneratedOperation): EmittedOperation {
  const { bodies, responses, errorHeaders } = operation;
  return {
    parameters: written.parameters ?? [],
    bodies: bodies.map((_, index) => schemaIn(written.requestBody, index)),
    responses: responses.map(({ status, bodies }) => {
      const answer = written.responses[status];
      return { headers: answer?.headers ?? {}, schemas: bodies.map((_, index) => schemaIn(answer, index)) };
    }),
    errorHeaders: new Map(
      errorHeaders.map(({ status }) => [status, written.responses[status]?.headers ?? {}] as const),
    ),
  };
}

function schemaIn(body: GeneratedBody | undefined, index: number): JsonSchema {
  return body?.content?.[mediaTypeOf(index)]?.schema ?? {};
}

function generate(contract: Contract): unknown {
  const registry = new OpenAPIRegistry();
  for (const [index, operation] of everyOperation(contract).entries())
    registry.registerPath({ method: "post", path: pathOf(index), ...routeOf(operation) });
  for (const [index, { schema }] of errorBodiesOf(contract).entries()) {
    const responses = { [ok]: { description: "", ...(schema ? { content: contentOf([{ schema }]) } : {}) } };
    registry.registerPath({ method: "post", path: errorPath(index), responses });
  }

  // Components first and plain: zod-to-openapi shapes a component after its first use.
  const schemas = [...componentsOf(contract).values()].map((schema) => ({ type: "schema" as const, schema }));
  const generator = new OpenApiGeneratorV31([...schemas, ...registry.definitions]);
  return generator.generateDocument({ openapi: "3.1.1", info: { title: "", version: "" } });
}

/** The bodies that errors have, each once, the API's first. */
function errorBodiesOf(contract: Contract): Body[] {
  const { errors } = contract.api;
  const forms = [
    formOfApi(errors),
    ...usualErrorEntries(errors).map(([, error]) => formOfError(errors, error)),
    ...everyOperation(contract).flatMap((operation) => operation.errors.map(({ form }) => form)),
  ];
  return [...new Set(forms.flatMap(({ body }) => body ?? []))];
}

/** The schemas of an operation as zod-to-openapi takes them. */
function routeOf(operation: ResolvedOperation): Pick<RouteConfig, "request" | "responses"> {
  const { params, query, headers, cookies, bodies, responses, errorHeaders } = operation;
  return {
    request: {
      params: z.object(params),
      query: z.object(query),
      headers: z.object(headers),
      cookies: z.object(cookies),
      ...(bodies.some(({ schema }) => schema) ? { body: { content: contentOf(bodies) } } : {}),
    },
    responses: Object.fromEntries([
      ...responses.map((response) => [
        response.status,
        {
          description: "",
          headers: z.object(response.headers),
          ...(response.bodies.some(({ schema }) => schema) ? { content: contentOf(response.bodies) } : {}),
        },
      ]),
      ...errorHeaders.map(({ status }) => [
        status,
        { description: "", headers: z.object(headersOfStatus(errorHeaders, status)) },
      ]),
    ]),
  };
}

function contentOf(bodies: readonly Pick<Body, "schema">[]) {
  return Object.fromEntries(
    bodies.flatMap(({ schema }, index) => (schema ? [[mediaTypeOf(index), { schema }]] : [])),
  );
}

/** Sorts by name, because zod-to-openapi orders by first use; its own option depends on the locale. */
function inOrder<Value>(named: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(named).sort(([a], [b]) => (a < b ? -1 : 1)));
}

// Coverage: zod-to-openapi always gives the paths that it was asked for; its types do not say so.
