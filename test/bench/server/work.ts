import { resolve } from "node:path";
import { z } from "zod";
import { loadContract } from "../../../scripts/contract/load.ts";
import { emitDocument } from "../../../scripts/model/document/emit.ts";
import type { OpenApiDocument } from "../../../scripts/model/document/types.ts";

/** The work that every contestant does: check key, path and body, answer, check the answer. */
export interface Work {
  readonly operationId: string;
  readonly method: "PATCH" | "POST" | "PUT";
  /** Path template, names in braces. */
  readonly path: string;
  readonly params: z.ZodObject;
  readonly body: z.ZodType;
  readonly response: z.ZodType;
  readonly key: string;
  readonly request: { readonly path: string; readonly body: string };
  readonly answer: Record<string, unknown>;
  readonly texts: { readonly unauthorized: string; readonly invalid: string; readonly tooLarge: string };
  readonly textField: string;
  readonly document: OpenApiDocument;
  readonly specPath: string;
}

/** The first operation of the spec that sends and answers JSON, with its examples as the traffic. */
export async function workOf(spec = "spec/index.ts"): Promise<Work> {
  const { contract, specPath } = await loadContract(resolve(spec));
  for (const operation of contract.operations) {
    const { method, body, responses } = operation;
    const response = responses[0]?.body;
    if (!body?.schema || !response?.schema || (method !== "PATCH" && method !== "POST" && method !== "PUT"))
      continue;
    const params = Object.entries(operation.params).map(([name, schema]) => [name, exampleOf(schema)]);
    const { errors } = contract.api;
    return {
      operationId: operation.operationId,
      method,
      path: operation.fullPath,
      params: z.object(operation.params),
      body: body.schema,
      response: response.schema,
      key: "key_0123456789",
      request: {
        path: params.reduce(
          (path, [name, value]) => path.replace(`{${name}}`, value ?? ""),
          operation.fullPath,
        ),
        body: JSON.stringify(firstExample(body.examples)),
      },
      answer: firstExample(response.examples) as Record<string, unknown>,
      texts: {
        unauthorized: errors.unauthorized.error ?? "",
        invalid: errors.invalid.error ?? "",
        tooLarge: errors.tooLarge.error ?? "",
      },
      textField: errors.textField ?? "",
      document: emitDocument(contract),
      specPath,
    };
  }
  throw new Error("the spec has no operation that sends and answers JSON");
}

function exampleOf(schema: z.ZodType): string {
  const examples: unknown = schema.meta()?.["examples"];
  return Array.isArray(examples) ? String(examples[0]) : "x";
}

function firstExample(examples: Readonly<Record<string, { readonly value: unknown }>>): unknown {
  return Object.values(examples)[0]?.value;
}
