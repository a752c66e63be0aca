import type { RouteConfig } from "@asteasolutions/zod-to-openapi";
import { z } from "zod";
import type { Body } from "../../contract/body.ts";
import type { Contract, ResolvedError, ResolvedOperation } from "../../contract/contract.ts";
import { fileFields } from "../../contract/schemas/files.ts";
import { namesOfTexts } from "../../lib/name-of-text.ts";
import { anyText } from "../extensions.ts";

/** An operation as zod-to-openapi takes it. */
export function routeOf(contract: Contract, operation: ResolvedOperation): RouteConfig {
  const { params, query, headers, body, deprecated, pagination } = operation;
  return {
    method: operation.method.toLowerCase() as RouteConfig["method"],
    path: operation.fullPath,
    operationId: operation.operationId,
    summary: operation.title,
    description: [operation.description, operation.lead].filter(Boolean).join("\n\n"),
    tags: [operation.section.title, ...(operation.tags ?? [])],
    security: operation.security.map(({ name }) => ({ [name]: [] })),
    ...(deprecated
      ? {
          deprecated: true,
          "x-deprecated-since": deprecated.since,
          ...(deprecated.sunset ? { "x-sunset": deprecated.sunset } : {}),
          ...(deprecated.successor ? { "x-successor": deprecated.successor } : {}),
        }
      : {}),
    "x-idempotent": operation.idempotent,
    ...(pagination ? { "x-pagination": pagination } : {}),
    request: {
      params: z.object(params),
      query: z.object(query),
      headers: z.object(headers),
      ...(body ? { body: { required: body.required ?? true, content: contentOf(body) } } : {}),
    },
    responses: responsesOf(contract, operation),
  };
}

function responsesOf(contract: Contract, operation: ResolvedOperation): RouteConfig["responses"] {
  const responses: RouteConfig["responses"] = {};
  for (const { status, description, headers, body } of operation.responses)
    responses[status] = {
      description,
      ...(Object.keys(headers).length > 0 ? { headers: z.object(headers) } : {}),
      ...(body ? { content: contentOf(body) } : {}),
    };
  const errors = [...operation.errors, ...operation.sharedErrors];
  for (const status of [...new Set(errors.map((error) => error.status))].sort((a, b) => a - b))
    responses[status] = errorResponse(
      contract,
      errors.filter((error) => error.status === status),
    );
  return responses;
}

function errorResponse(contract: Contract, errors: readonly ResolvedError[]) {
  const names = namesOfTexts(errors.map(({ text }) => text));
  return {
    description: errors.map(({ when }) => when).join(" "),
    content: {
      "application/json": {
        schema: contract.api.errors.schema,
        examples: Object.fromEntries(
          errors.map(({ text, body, when, promised }) => [
            names.get(text),
            { summary: when, value: body, ...(promised ? {} : { [anyText]: true }) },
          ]),
        ),
      },
    },
  };
}

function contentOf(body: Body) {
  const examples = Object.entries(withFileNames(body));
  const [first] = examples;
  return {
    [body.mediaType]: {
      schema: body.schema ?? {},
      ...(examples.length === 1 && first?.[0] === "default"
        ? { example: first[1].value }
        : examples.length > 0
          ? { examples: Object.fromEntries(examples) }
          : {}),
    },
  };
}

/** A multipart body's examples leave its files out; in the document a file's name stands for it. */
function withFileNames({ kind, schema, examples }: Body): Body["examples"] {
  if (kind !== "multipart" || !schema) return examples;
  const files = fileFields(schema).map(({ name, fileName, isList }) => [
    name,
    isList ? [fileName] : fileName,
  ]);
  return Object.fromEntries(
    Object.entries(examples).map(([name, example]) => [
      name,
      { ...example, value: { ...Object.fromEntries(files), ...(example.value as object) } },
    ]),
  );
}
