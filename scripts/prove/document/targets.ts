import type { z } from "zod";
import type { Contract, ResolvedOperation } from "../../contract/contract.ts";
import { componentsOf } from "../../contract/schemas/components.ts";
import { type Direction, rootsOf, rootsOfOperation } from "../../contract/schemas/roots.ts";
import { walk } from "../../contract/schemas/walk.ts";
import type { JsonSchema } from "../../lib/json-schema.ts";
import type { OpenApiDocument } from "../../model/document/types.ts";

/** A Zod schema and the document's schema in its place. */
export interface ProofTarget {
  /** `components/Thing`, `operations/<operationId>/params/id`. */
  readonly pointer: string;
  readonly direction: Direction;
  readonly schema: z.ZodType;
  readonly emitted: JsonSchema;
  /** What the contract gives as values of it: payloads, and inputs that are to be refused. */
  readonly examples: readonly unknown[];
}

type Json = Readonly<Record<string, unknown>>;

/** Every place at which document and Zod must agree: components, parameters, bodies, headers. */
export function targetsOf(contract: Contract, document: OpenApiDocument): ProofTarget[] {
  const emitted = (document.components?.schemas ?? {}) as Readonly<Record<string, JsonSchema>>;
  const used = contract.operations.flatMap((operation) => ofOperation(operation, document));
  const components = [...componentsOf(contract)].map(([name, schema]) => ({
    pointer: `components/${name}`,
    direction: "request" as const,
    schema,
    emitted: emitted[name] ?? false,
    examples: [
      ...used.flatMap((target) => (target.schema === schema ? target.examples : [])),
      ...(schema === contract.api.errors.schema ? errorsOf(contract) : []),
    ],
  }));
  return [...components, ...used];
}

function errorsOf({ operations }: Contract): unknown[] {
  return operations.flatMap(({ errors, sharedErrors }) =>
    [...errors, ...sharedErrors].map(({ body }) => body),
  );
}

/** The first place of the contract that holds a schema, itself or further in. */
export function userOf(schema: z.ZodType, contract: Contract): string | undefined {
  for (const root of rootsOf(contract))
    for (const node of walk({ schema: root.schema, path: root.pointer }))
      if (node.schema === schema) return node.path;
  return undefined;
}

function ofOperation(operation: ResolvedOperation, document: OpenApiDocument): ProofTarget[] {
  const item = document.paths?.[operation.fullPath] as Json | undefined;
  const emitted = item?.[operation.method.toLowerCase()] as Json;
  return rootsOfOperation(operation).map((root) => ({
    ...root,
    emitted: emittedAt(emitted, root.steps) ?? false,
    examples: [...examplesAt(emitted, root.steps), ...givenAt(operation, root.steps)],
  }));
}

/** The document's own, in which a file's name stands for the file. */
function examplesAt(operation: Json, [part, status = "", header]: readonly string[]): unknown[] {
  if (part === "body") return examplesOf(operation["requestBody"]);
  return part === "responses" && !header ? examplesOf((operation["responses"] as Json)[status]) : [];
}

function examplesOf(body: unknown): unknown[] {
  const [media] = Object.values((body as { content: Record<string, Json> }).content);
  const named = Object.values((media?.["examples"] ?? {}) as Record<string, { value: unknown }>);
  return [...(media && "example" in media ? [media["example"]] : []), ...named.map(({ value }) => value)];
}

/** The inputs that the operation's errors give as refused. */
function givenAt({ errors }: ResolvedOperation, [part = "", name = ""]: readonly string[]): unknown[] {
  return errors.flatMap(({ given }) => {
    const values = given?.[part as keyof typeof given];
    if (part === "body") return values === undefined ? [] : [values];
    const parts = Object.entries((values ?? {}) as Json);
    return parts.flatMap(([key, value]) => (key === name ? [value] : []));
  });
}

const locations: Readonly<Record<string, string>> = { params: "path", query: "query", headers: "header" };

function emittedAt(operation: Json, [part = "", ...rest]: readonly string[]): JsonSchema | undefined {
  if (part === "body") return schemaOf(operation["requestBody"]);
  if (part === "responses") {
    const [status = "", , header] = rest;
    const response = (operation["responses"] as Json)[status] as Json;
    return header
      ? (((response["headers"] as Json)[header] as Json)["schema"] as JsonSchema)
      : schemaOf(response);
  }
  const parameters = (operation["parameters"] ?? []) as readonly Json[];
  const found = parameters.find(({ in: location, name }) => location === locations[part] && name === rest[0]);
  return found?.["schema"] as JsonSchema | undefined;
}

function schemaOf(body: unknown): JsonSchema | undefined {
  const [media] = Object.values((body as { content: Record<string, { schema: JsonSchema }> }).content);
  return media?.schema;
}
