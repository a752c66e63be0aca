import type { ResolvedOperation } from "../../contract/contract.ts";
import { type Problem, ProblemError } from "../../lib/problem.ts";
import { dereferenced, type OperationSchemas, schemasOf } from "../docs/schema.ts";
import type { Source } from "../source.ts";
import { fileName } from "./file-name.ts";
import type { Credential, SampleAnswer, SampleRequest } from "./model.ts";
import { multipartBody } from "./multipart.ts";
import type { SampleOptions } from "./options.ts";
import { headersOf } from "./parameters.ts";
import { jsonExample } from "./payload.ts";
import { urlOf } from "./url.ts";

/**
 * What the operation's samples do. Throws a `ProblemError` where an example can't be sent at all,
 * whatever the language.
 */
export function requestOf(
  operation: ResolvedOperation,
  source: Source,
  options: SampleOptions = {},
): SampleRequest {
  const problems: Problem[] = [];
  const schemas = schemasOf(source, operation);
  const url = urlOf(operation, source, schemas, options, problems);
  const headers = headersOf(operation, schemas, options, problems);
  const body = bodyOf(operation, source, schemas, options, problems);
  if (problems.length > 0) throw new ProblemError(problems);
  const credential = credentialOf(operation);
  const contentType = body && body.kind !== "multipart" ? operation.body?.mediaType : undefined;
  return {
    method: operation.method,
    ...url,
    ...(credential ? { credential } : {}),
    headers: [...(contentType ? [["Content-Type", contentType] as const] : []), ...headers],
    ...(body ? { body } : {}),
    answer: answerOf(operation, source, schemas),
  };
}

function bodyOf(
  operation: ResolvedOperation,
  source: Source,
  schemas: OperationSchemas,
  options: SampleOptions,
  problems: Problem[],
): SampleRequest["body"] {
  const { body } = operation;
  if (!body) return undefined;
  if (body.kind === "binary") return { kind: "binary", file: fileName("body", body.mediaType) };
  const value = jsonExample(operation, options, problems);
  if (body.kind === "json") return { kind: "json", value };
  const schema = dereferenced(source.document, schemas.body ?? {});
  return multipartBody({ operation, source, schema, value }, problems);
}

/** The first of the schemes, as any one suffices. */
function credentialOf({ security }: ResolvedOperation): Credential | undefined {
  const scheme = security[0]?.scheme;
  if (!scheme) return undefined;
  const { environment } = scheme;
  return scheme.type === "bearer"
    ? { in: "header", name: "Authorization", prefix: "Bearer ", environment }
    : { in: scheme.in, name: scheme.name, prefix: "", environment };
}

/** What the operation's first response brings. */
function answerOf(operation: ResolvedOperation, source: Source, schemas: OperationSchemas): SampleAnswer {
  const response = operation.responses[0];
  if (!response?.body || operation.method === "HEAD") return { kind: "none" };
  if (response.body.kind !== "json")
    return { kind: "binary", file: fileName("response", response.body.mediaType) };
  const schema = dereferenced(source.document, schemas.response(response.status) ?? {});
  if (schema.type === "array") {
    const items = typeof schema.items === "object" ? dereferenced(source.document, schema.items) : {};
    return { kind: "json", shape: isObject(items) ? "objects" : "array" };
  }
  return { kind: "json", shape: isObject(schema) ? "object" : "other" };

  function isObject({ type, oneOf, anyOf }: typeof schema): boolean {
    const options = oneOf ?? anyOf;
    return (
      type === "object" ||
      (options?.every((option) => isObject(dereferenced(source.document, option))) ?? false)
    );
  }
}
