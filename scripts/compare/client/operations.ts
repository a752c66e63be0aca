import { STATUS_CODES } from "node:http";
import type { Api } from "../../contract/api.ts";
import type { Body } from "../../contract/body.ts";
import type { Contract, ResolvedError, ResolvedOperation } from "../../contract/contract.ts";
import type { Method } from "../../contract/operation.ts";
import { idempotentMethods } from "../../contract/resolve.ts";
import { kebabCase } from "../../lib/words.ts";
import type { OpenApiDocument } from "../../model/document/emit.ts";
import { anyText } from "../../model/document/routes.ts";

interface Example {
  readonly summary?: string;
  readonly value?: unknown;
  readonly [anyText]?: boolean;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly examples?: Readonly<Record<string, Example>> }>>;
}

/** An operation of a document, as far as a client is made of it. */
interface DocumentOperation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly Readonly<Record<string, unknown>>[];
  readonly requestBody?: Content & { readonly required?: boolean };
  readonly responses?: Readonly<Record<string, Content & { readonly description?: string }>>;
  readonly "x-idempotent"?: boolean;
}

/** An operation with its path and method. */
interface Routed {
  readonly path: string;
  readonly method: Method;
  readonly operation: DocumentOperation;
}

const methods: readonly Method[] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

function routed({ paths }: OpenApiDocument): Routed[] {
  return Object.entries(paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = (item as Readonly<Record<string, DocumentOperation>>)[method.toLowerCase()];
      return operation ? [{ path, method, operation }] : [];
    }),
  );
}

/** The operations that have a name, in the document's order. */
export function operationsOf(
  document: OpenApiDocument,
  schemes: Api["securitySchemes"],
): Contract["operations"] {
  const textField = textFieldOf(document);
  return routed(document).flatMap(({ path, method, operation }): ResolvedOperation[] => {
    const {
      operationId,
      summary = "",
      description = "",
      tags = [],
      security = [],
      responses = {},
    } = operation;
    if (!operationId) return [];
    const body = operation.requestBody && bodyOf(operation.requestBody);
    const statuses = Object.keys(responses)
      .filter((status) => /^\d+$/.test(status))
      .map(Number);
    const title = tags[0] ?? "";
    return [
      {
        operationId,
        page: "",
        title: summary,
        description,
        method,
        path,
        fullPath: path,
        section: { id: kebabCase(title), title, description: "" },
        security: security.flatMap(Object.keys).flatMap((name) => {
          const scheme = schemes[name];
          return scheme ? [{ name, scheme }] : [];
        }),
        params: {},
        query: {},
        headers: {},
        ...(body ? { body } : {}),
        responses: statuses
          .filter((status) => status < 400)
          .map((status) => {
            const answer = responses[status] ?? {};
            const payload = bodyOf(answer);
            const reason = STATUS_CODES[status] ?? "";
            const words = answer.description ?? reason;
            return { status, reason, description: words, headers: {}, ...(payload ? { body: payload } : {}) };
          }),
        errors: statuses
          .filter((status) => status >= 400)
          .flatMap((status) => errorsOf(status, responses[status] ?? {}, textField)),
        sharedErrors: [],
        idempotent: operation["x-idempotent"] ?? idempotentMethods.has(method),
      },
    ];
  });
}

function bodyOf({ content = {} }: Content): Body | undefined {
  const [mediaType] = Object.keys(content);
  if (mediaType === undefined) return undefined;
  const kind = /[/+]json\b/.test(mediaType)
    ? "json"
    : mediaType === "multipart/form-data"
      ? "multipart"
      : "binary";
  return { kind, mediaType, examples: {} };
}

/** The errors that a status stands for: one for each example, which holds its text. */
function errorsOf(
  status: number,
  { content, description = "" }: Content & { readonly description?: string },
  textField: string,
): ResolvedError[] {
  const base = { status, body: {}, text: "" };
  const examples = Object.values(content?.["application/json"]?.examples ?? {});
  if (examples.length === 0) return [{ ...base, when: description, promised: false }];
  return examples.map(({ value, summary = "", [anyText]: any = false }) => {
    const text = (value as Readonly<Record<string, unknown>> | null)?.[textField];
    const said = typeof text === "string";
    return { ...base, when: summary, text: said ? text : "", promised: said && !any };
  });
}

/** The field of an error's body that holds its text: the first one of the first example. */
export function textFieldOf(document: OpenApiDocument): string {
  for (const { operation } of routed(document))
    for (const [status, { content }] of Object.entries(operation.responses ?? {}))
      for (const { value } of Object.values(content?.["application/json"]?.examples ?? {}))
        if (Number(status) >= 400 && typeof value === "object" && value !== null)
          return Object.keys(value)[0] ?? "";
  return "error";
}
