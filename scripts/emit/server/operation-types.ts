import type { ModelOfContract } from "../../model/from-contract.ts";
import type { OperationModel, PayloadModel, RequestBodyModel, ResponseModel } from "../../model/model.ts";
import type { ZodSchemas } from "../../model/zod-schemas.ts";
import { docComment } from "../typescript/comment.ts";
import { errorResults, furtherHeaders, statusIndex, statusType } from "./error-results.ts";
import { typeName, typescriptLiteral } from "./names.ts";

/** The places of an operation's parameters: as handlers name them, and as OpenAPI and openapi-typescript do. */
const parts = [
  ["params", "path"],
  ["query", "query"],
  ["headers", "header"],
] as const;

/** The text of the types `<Operation>Input` and `<Operation>Result`. */
export function operationTypes(
  operation: OperationModel,
  { model, zod }: Pick<ModelOfContract, "model" | "zod">,
): string {
  const name = typeName(operation.operationId);
  const { method, path, title, responses } = operation;
  const results = [
    ...responses.map((response) => responseResult(operation, response, zod)),
    ...errorResults(operation, typeOf(operation), { model, zod }),
  ];
  return [
    docComment([`What the handler of \`${method} ${path}\` gets: parsed, with defaults filled in.`]),
    `export interface ${name}Input {`,
    ...inputFields(operation, zod),
    "}",
    "",
    docComment([`What \`${title}\` may answer.`]),
    `export type ${name}Result =`,
    `${results.map(resultType).join("\n")};`,
  ].join("\n");
}

/** The line of an operation in the type of all handlers. */
export function handlerField(operation: OperationModel): string {
  const name = typeName(operation.operationId);
  const principal = operation.security.length > 0 ? "Principal" : "undefined";
  const tag = operation.deprecated ? ({ tag: "deprecated" } as const) : undefined;
  return [
    docComment([operation.title, operation.description, tag], "  "),
    `  readonly ${operation.operationId}: Handler<${name}Input, ${principal}, ${name}Result>;`,
  ].join("\n");
}

/** The type of an operation among those that openapi-typescript makes. */
function typeOf({ operationId }: OperationModel): string {
  return `operations[${typescriptLiteral(operationId)}]`;
}

function inputFields(operation: OperationModel, zod: ZodSchemas): string[] {
  const fields = parts.flatMap(([part, location]) => {
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
  return operation.requestBody ? [...fields, bodyField(operation, operation.requestBody)] : fields;
}

function bodyField(operation: OperationModel, { required, content }: RequestBodyModel): string {
  const base = `NonNullable<${typeOf(operation)}["requestBody"]>`;
  const type = payloadTypes(content, base, "Bytes");
  return `  readonly body${required ? "" : "?"}: ${type};`;
}

/** The type of a body that is one of these; `bytes` is the type of opaque bytes. */
function payloadTypes(content: readonly PayloadModel[], base: string, bytes: string): string {
  const types = content.map(({ kind, mediaType }) =>
    kind === "binary" ? bytes : `${base}["content"][${typescriptLiteral(mediaType)}]`,
  );
  return [...new Set(types)].join(" | ");
}

function resultType(fields: readonly string[]): string {
  return ["  | {", ...fields.map((field) => `      readonly ${field};`), "    }"].join("\n");
}

function responseResult(operation: OperationModel, response: ResponseModel, zod: ZodSchemas): string[] {
  const { status, content } = response;
  const base = `${typeOf(operation)}["responses"][${statusIndex(status)}]`;
  const body = content.length > 0 ? [`body: ${payloadTypes(content, base, "BytesBody")}`] : [];
  return [
    `status: ${statusType(operation, status, content.length > 0)}`,
    ...body,
    headersField(base, response, zod),
  ];
}

function headersField(base: string, { headers }: ResponseModel, zod: ZodSchemas): string {
  if (headers.length === 0) return furtherHeaders;
  const marks = headers.map((header) => (zod.of(header)?.safeParse(undefined).success ? "?" : ""));
  const types = headers.map(
    ({ name }, index) =>
      `${typescriptLiteral(name)}${marks[index]}: ${base}["headers"][${typescriptLiteral(name)}]`,
  );
  return `headers${marks.every(Boolean) ? "?" : ""}: { ${types.join("; ")} } & FurtherHeaders`;
}
