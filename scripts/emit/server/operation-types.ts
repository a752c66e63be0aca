import { propertyName } from "../../lib/ecmascript-names.ts";
import { isPublic } from "../../model/credential.ts";
import type { ModelOfContract } from "../../model/from-contract.ts";
import type { OperationModel, PayloadModel, RequestBodyModel, ResponseModel } from "../../model/model.ts";
import { offeredTypes } from "../../model/offered.ts";
import { inputPart } from "../../model/parts.ts";
import type { ZodSchemas } from "../../model/zod-schemas.ts";
import { docComment } from "../typescript/comment.ts";
import { operationType } from "../typescript/identifiers.ts";
import { errorResults, statusIndex, statusType } from "./error-results.ts";
import { headersField } from "./headers-field.ts";
import { typeName, typescriptLiteral } from "./names.ts";

/** The text of the types `<Operation>Input` and `<Operation>Result`. */
export function operationTypes(
  operation: OperationModel,
  { model, zod }: Pick<ModelOfContract, "model" | "zod">,
): string {
  const name = typeName(operation.operationId);
  const { method, path, title, responses } = operation;
  const results = [
    ...responses.flatMap((response) => responseResults(operation, response, zod)),
    ...errorResults(operation, typeOf(operation), { model, zod }),
  ];
  return [
    docComment([`What the handler of \`${method} ${path}\` gets: parsed, with defaults filled in.`]),
    ...inputType(operation, zod, name),
    "",
    docComment([`What \`${title}\` may answer.`]),
    `export type ${name}Result =`,
    `${results.map(resultType).join("\n")};`,
  ].join("\n");
}

/** The line of an operation in the type of all handlers. */
export function handlerField(operation: OperationModel): string {
  const name = typeName(operation.operationId);
  const { security } = operation;
  const optional = isPublic(operation) ? " | undefined" : "";
  const principal = security.length > 0 ? `Principal${optional}` : "undefined";
  const tag = operation.deprecated ? ({ tag: "deprecated" } as const) : undefined;
  return [
    docComment([operation.title, operation.description, tag], "  "),
    `  readonly ${propertyName(operation.operationId)}: Handler<${name}Input, ${principal}, ${name}Result>;`,
  ].join("\n");
}

function typeOf({ operationId }: OperationModel): string {
  return operationType(operationId);
}

/** The input of a handler; with several bodies, each with its media type. */
function inputType(operation: OperationModel, zod: ZodSchemas, name: string): string[] {
  const { requestBody } = operation;
  const fields = inputFields(operation, zod);
  const types = offeredTypes(operation).map(typescriptLiteral).join(" | ");
  if (types) fields.push(`  /** What the caller prefers. */\n  readonly accept: ${types};`);
  if (!requestBody || requestBody.content.length < 2)
    return [`export interface ${name}Input {`, ...fields, ...bodyFields(operation), "}"];
  const { required, content } = requestBody;
  const choices = content.map(
    (payload) =>
      `  | { readonly contentType: ${typescriptLiteral(payload.mediaType)}; readonly body: ${payloadTypes([payload], bodyBase(operation), "Bytes")} }`,
  );
  if (!required) choices.push("  | { readonly contentType?: undefined; readonly body?: undefined }");
  return [`export type ${name}Input = {`, ...fields, "} & (", ...choices, ");"];
}

function bodyBase(operation: OperationModel): string {
  return `NonNullable<${typeOf(operation)}["requestBody"]>`;
}

function bodyFields(operation: OperationModel): string[] {
  return operation.requestBody ? [bodyField(operation, operation.requestBody)] : [];
}

function inputFields(operation: OperationModel, zod: ZodSchemas): string[] {
  return Object.entries(inputPart).flatMap(([location, part]) => {
    const parameters = operation.parameters.filter((parameter) => parameter.in === location);
    if (parameters.length === 0) return [];
    const given = `NonNullable<${typeOf(operation)}["parameters"]["${location}"]>`;
    const filled = parameters
      .filter((parameter) => zod.of(parameter)?.safeParse(undefined).data !== undefined)
      .map(({ name }) => typescriptLiteral(name));
    return [
      `  readonly ${part}: ${filled.length > 0 ? `WithDefaults<${given}, ${filled.join(" | ")}>` : given};`,
    ];
  });
}

function bodyField(operation: OperationModel, { required, content }: RequestBodyModel): string {
  const type = payloadTypes(content, bodyBase(operation), "Bytes");
  return `  readonly body${required ? "" : "?"}: ${type};`;
}

/** The type of a body that is one of these; `bytes` is the type of opaque bytes. */
function payloadTypes(content: readonly PayloadModel[], base: string, bytes: string): string {
  const types = content.map(({ kind, mediaType, isStream }) =>
    kind === "binary"
      ? isStream && bytes === "Bytes"
        ? "ReadableStream<Uint8Array>"
        : bytes
      : `${base}["content"][${typescriptLiteral(mediaType)}]`,
  );
  return [...new Set(types)].join(" | ");
}

function resultType(fields: readonly string[]): string {
  return ["  | {", ...fields.map((field) => `      readonly ${field};`), "    }"].join("\n");
}

/** What a handler may answer with a status: one for each media type. */
function responseResults(operation: OperationModel, response: ResponseModel, zod: ZodSchemas): string[][] {
  const { status, content, headers: named } = response;
  const base = `${typeOf(operation)}["responses"][${statusIndex(status)}]`;
  const headers = headersField(base, named, zod);
  const type = `status: ${statusType(operation, status, content.length > 0)}`;
  if (content.length === 0) return [[type, headers]];
  return content.map((payload) => [
    type,
    ...(content.length > 1 ? [`contentType: ${typescriptLiteral(payload.mediaType)}`] : []),
    `body: ${payloadTypes([payload], base, "BytesBody")}`,
    headers,
  ]);
}
