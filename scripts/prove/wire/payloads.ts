import type { z } from "zod";
import type { ResolvedOperation } from "../../contract/contract.ts";
import { fileFields } from "../../contract/schemas/files.ts";
import { operationOf } from "../../emit/client/document.ts";
import type { JsonSchema } from "../../lib/json-schema.ts";
import type { OpenApiDocument } from "../../model/document/emit.ts";
import { casesOf } from "../../schema-cases/index.ts";
import type { Answering, Meant } from "./exchange.ts";

/** A documented value with the place where it stands. */
export interface Payload<Value> {
  readonly pointer: string;
  readonly value: Value;
}

/** Every documented example of what an operation is asked; where there is none, one valid request. */
export function requestsOf(document: OpenApiDocument, operation: ResolvedOperation): Payload<Meant>[] {
  const base = `operations/${operation.operationId}`;
  const usual: Meant = {
    params: usualValues(document, operation, "params", "path"),
    query: usualValues(document, operation, "query", "query"),
    headers: usualValues(document, operation, "headers", "header"),
  };
  const bodies = bodiesOf(operation, `${base}/body`);
  const usualBody = bodies[0]?.value;
  const others = (["params", "query", "headers"] as const).flatMap((part) =>
    Object.entries(operation[part]).flatMap(([name, schema]) =>
      examplesOf(schema).map((value, index) => ({
        pointer: `${base}/${part}/${name}/examples/${index}`,
        value: { ...usual, [part]: { ...usual[part], [name]: value }, ...withBody(usualBody) },
      })),
    ),
  );
  const plain = bodies.length > 0 ? bodies : [{ pointer: base, value: undefined }];
  return [
    ...plain.map(({ pointer, value }) => ({ pointer, value: { ...usual, ...withBody(value) } })),
    ...others,
  ];
}

function withBody(body: unknown): { readonly body?: unknown } {
  return body === undefined ? {} : { body };
}

function examplesOf(schema: z.ZodType): readonly unknown[] {
  const examples: unknown = schema.meta()?.["examples"];
  return Array.isArray(examples) ? examples : [];
}

/** A value of each parameter that must be there: its first example, else the first valid one that travels. */
function usualValues(
  document: OpenApiDocument,
  operation: ResolvedOperation,
  part: "params" | "query" | "headers",
  place: "path" | "query" | "header",
): Record<string, unknown> {
  const { parameters = [] } = operationOf(document, operation);
  return Object.fromEntries(
    parameters
      .filter((parameter) => parameter.in === place && parameter.required)
      .map(({ name, schema }) => {
        const zod = operation[part][name];
        const [example] = zod ? examplesOf(zod) : [];
        return [name, example ?? firstCarried(schema as JsonSchema, document, zod)];
      }),
  );
}

/** Values that some place can't carry: no text, a path's dots, an empty list, and what is no header field. */
function isCarried(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every(isCarried);
  return typeof value !== "string" || (/^[!-~](?:[ -~]*[!-~])?$/.test(value) && !/^\.{1,2}$|,/.test(value));
}

function firstCarried(schema: JsonSchema, root: object, zod: z.ZodType | undefined): unknown {
  for (const { value, valid } of casesOf(schema, { root, limit: 400 }))
    if (valid && isCarried(value) && zod?.safeParse(value).success !== false) return value;
  return undefined;
}

const bytes = new Uint8Array([137, 80, 78, 71]);

function bodiesOf({ body }: ResolvedOperation, base: string): Payload<unknown>[] {
  if (!body) return [];
  if (body.kind === "binary") return [{ pointer: base, value: bytes }];
  const files = body.kind === "multipart" && body.schema ? filesOf(body.schema) : {};
  return Object.entries(body.examples).map(([name, { value }]) => ({
    pointer: `${base}/examples/${name}`,
    value: body.kind === "multipart" ? { ...files, ...(value as object) } : value,
  }));
}

/** A file for each part of a form that is one, or a list of such; examples leave them out. */
function filesOf(schema: z.ZodType): Record<string, unknown> {
  return Object.fromEntries(
    fileFields(schema).map(({ name, mediaType, isList }) => {
      const file = new Blob([bytes], { type: mediaType });
      return [name, isList ? [file] : file];
    }),
  );
}

/** Every documented example of what an operation answers, its errors among them. */
export function answersOf(document: OpenApiDocument, operation: ResolvedOperation): Payload<Answering>[] {
  const base = `operations/${operation.operationId}`;
  const answers = operation.responses.flatMap(({ status, headers, body }) => {
    const pointer = `${base}/responses/${status}`;
    const needed = Object.entries(headers).filter(([, schema]) => !schema.safeParse(undefined).success);
    const fields = Object.fromEntries(
      needed.map(([name, schema]) => [name, headerValue(document, operation, status, name, schema)]),
    );
    const usual = { status, ...(needed.length > 0 ? { headers: fields } : {}) };
    if (!body) return [{ pointer, value: usual }];
    if (body.kind !== "json") return [{ pointer, value: { ...usual, body: bytes } }];
    return Object.entries(body.examples).map(([name, { value }]) => ({
      pointer: `${pointer}/examples/${name}`,
      value: { ...usual, body: value },
    }));
  });
  const errors = [...operation.errors, ...operation.sharedErrors].map(({ status, text }) => ({
    pointer: `${base}/errors/${status}`,
    value: { status, error: text },
  }));
  return [...answers, ...errors];
}

function headerValue(
  document: OpenApiDocument,
  operation: ResolvedOperation,
  status: number,
  name: string,
  zod: z.ZodType,
): unknown {
  const response = operationOf(document, operation).responses[status] as unknown as {
    readonly headers?: Readonly<Record<string, { readonly schema?: JsonSchema }>>;
  };
  return examplesOf(zod)[0] ?? firstCarried(response.headers?.[name]?.schema ?? true, document, zod);
}
