import type { ResolvedOperation, ResolvedResponse } from "../../contract/contract.ts";
import { usualError } from "../../runtime/server/answer.ts";
import { docComment } from "../typescript/comment.ts";
import { errorsOf } from "./facts.ts";
import { literal, typeName } from "./names.ts";

/** Parts of an operation's parameters: as handlers, and as openapi-typescript name them. */
const parts = [
  ["params", "path"],
  ["query", "query"],
  ["headers", "header"],
] as const;

/** The text of the types `<Operation>Input` and `<Operation>Result`. */
export function operationTypes(operation: ResolvedOperation): string {
  const name = typeName(operation.operationId);
  const { method, fullPath, title, responses } = operation;
  const results = [
    ...responses.map((response) => responseResult(operation, response)),
    ...errorResults(operation),
  ];
  return [
    docComment([`What the handler of \`${method} ${fullPath}\` gets: parsed, with defaults filled in.`]),
    `export interface ${name}Input {`,
    ...inputFields(operation),
    "}",
    "",
    docComment([`What \`${title}\` may answer.`]),
    `export type ${name}Result =`,
    `${results.map(resultType).join("\n")};`,
  ].join("\n");
}

/** The line of an operation in the type of all handlers. */
export function handlerField(operation: ResolvedOperation): string {
  const name = typeName(operation.operationId);
  const principal = operation.security.length > 0 ? "Principal" : "undefined";
  const tag = operation.deprecated ? ({ tag: "deprecated" } as const) : undefined;
  return [
    docComment([operation.title, operation.description, tag], "  "),
    `  readonly ${operation.operationId}: Handler<${name}Input, ${principal}, ${name}Result>;`,
  ].join("\n");
}

function inputFields(operation: ResolvedOperation): string[] {
  const base = `operations[${literal(operation.operationId)}]`;
  const fields = parts
    .filter(([part]) => Object.keys(operation[part]).length > 0)
    .map(([part, place]) => {
      const given = `NonNullable<${base}["parameters"]["${place}"]>`;
      const filled = Object.entries(operation[part])
        .filter(([, schema]) => schema.safeParse(undefined).data !== undefined)
        .map(([field]) => literal(field));
      return `  readonly ${part}: ${filled.length > 0 ? `WithDefaults<${given}, ${filled.join(" | ")}>` : given};`;
    });
  return operation.body ? [...fields, bodyField(base, operation.body)] : fields;
}

function bodyField(base: string, body: NonNullable<ResolvedOperation["body"]>): string {
  const type =
    body.kind === "binary"
      ? "Bytes"
      : `NonNullable<${base}["requestBody"]>["content"][${literal(body.mediaType)}]`;
  return body.required === false ? `  readonly body?: ${type};` : `  readonly body: ${type};`;
}

function resultType(fields: readonly string[]): string {
  return ["  | {", ...fields.map((field) => `      readonly ${field};`), "    }"].join("\n");
}

function responseResult({ operationId }: ResolvedOperation, response: ResolvedResponse): string[] {
  const { status, body } = response;
  const base = `operations[${literal(operationId)}]["responses"][${status}]`;
  const type =
    body?.kind === "binary" ? "BytesBody" : `${base}["content"][${literal(body?.mediaType ?? "")}]`;
  return [`status: ${status}`, ...(body ? [`body: ${type}`] : []), headersField(base, response)];
}

function headersField(base: string, { headers }: ResolvedResponse): string {
  const fields = Object.entries(headers);
  if (fields.length === 0) return furtherHeaders;
  const mark = (schema: (typeof headers)[string]) => (schema.safeParse(undefined).success ? "?" : "");
  const types = fields.map(
    ([name, schema]) => `${literal(name)}${mark(schema)}: ${base}["headers"][${literal(name)}]`,
  );
  return `headers${fields.every(([, schema]) => mark(schema)) ? "?" : ""}: { ${types.join("; ")} } & FurtherHeaders`;
}

const furtherHeaders = "headers?: FurtherHeaders";

/** One result per error status. The text may be left out where handlers have no choice of it. */
function errorResults(operation: ResolvedOperation): string[][] {
  const errors = errorsOf(operation);
  return [...new Set(errors.map(({ status }) => status))]
    .sort((a, b) => a - b)
    .map((status) => {
      const found = errors.filter((error) => error.status === status);
      const texts = [...new Set(found.map(({ text }) => literal(text)))].join(" | ");
      const mark = usualError(errors, status) ? "?" : "";
      return [`status: ${status}`, `error${mark}: ${texts}`, furtherHeaders];
    });
}
