import type { z } from "zod";
import type { JsonSchema } from "../../cases/index.ts";
import type { Contract, ResolvedOperation } from "../../contract/contract.ts";
import { componentsOf } from "../../contract/schemas/components.ts";
import { type Direction, rootsOf, rootsOfOperation } from "../../contract/schemas/roots.ts";
import { walk } from "../../contract/schemas/walk.ts";
import type { OpenApiDocument } from "../emit.ts";

/** A Zod schema and what the document says in its place. */
export interface Target {
  /** `components/Thing`, `operations/<operationId>/params/id`. */
  readonly pointer: string;
  readonly direction: Direction;
  readonly schema: z.ZodType;
  readonly emitted: JsonSchema;
}

type Json = Readonly<Record<string, unknown>>;

/** Every place at which document and Zod must agree: components, parameters, bodies, headers. */
export function targetsOf(contract: Contract, document: OpenApiDocument): Target[] {
  const emitted = (document.components?.schemas ?? {}) as Readonly<Record<string, JsonSchema>>;
  const components = [...componentsOf(contract)].map(([name, schema]) => ({
    pointer: `components/${name}`,
    direction: "request" as const,
    schema,
    emitted: emitted[name] ?? false,
  }));
  return [...components, ...contract.operations.flatMap((operation) => ofOperation(operation, document))];
}

/** The first place of the contract that holds a schema, itself or further in. */
export function userOf(schema: z.ZodType, contract: Contract): string | undefined {
  for (const root of rootsOf(contract))
    for (const node of walk({ schema: root.schema, path: root.pointer }))
      if (node.schema === schema) return node.path;
  return undefined;
}

function ofOperation(operation: ResolvedOperation, document: OpenApiDocument): Target[] {
  const item = document.paths?.[operation.fullPath] as Json | undefined;
  const emitted = item?.[operation.method.toLowerCase()] as Json;
  return rootsOfOperation(operation).map((root) => ({
    ...root,
    // `operations/<id>/` is told apart from the rest, which is the place inside the operation.
    emitted: emittedAt(emitted, root.pointer.split("/").slice(2)) ?? false,
  }));
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
