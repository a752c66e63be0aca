import { STATUS_CODES } from "node:http";
import { idempotentMethods } from "../../contract/resolve.ts";
import type { JsonSchema } from "../../lib/json-schema.ts";
import { kebabCase } from "../../lib/words.ts";
import type { OpenApiDocument } from "../../model/document/types.ts";
import { anyText } from "../../model/extensions.ts";
import type {
  ApiModel,
  ErrorCase,
  HeaderModel,
  MethodName,
  OperationModel,
  ParameterModel,
  PayloadModel,
  SecurityRequirement,
  SecuritySchemeModel,
  UsualErrorModel,
} from "../../model/model.ts";

interface Example {
  readonly summary?: string;
  readonly value?: unknown;
  readonly [anyText]?: boolean;
}

interface Content {
  readonly description?: string;
  readonly headers?: Readonly<Record<string, { readonly required?: boolean; readonly schema?: JsonSchema }>>;
  readonly content?: Readonly<
    Record<string, { readonly schema?: JsonSchema; readonly examples?: Readonly<Record<string, Example>> }>
  >;
}

/** An operation of a document whose parameters, body and responses stand in place. */
interface DocumentOperation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly SecurityRequirement[];
  readonly parameters?: readonly (Pick<ParameterModel, "name" | "in" | "schema"> & Partial<ParameterModel>)[];
  readonly requestBody?: Content & { readonly required?: boolean };
  readonly responses?: Readonly<Record<string, Content>>;
  readonly "x-idempotent"?: boolean;
}

interface Routed {
  readonly path: string;
  readonly method: MethodName;
  readonly operation: DocumentOperation;
}

const methods: readonly MethodName[] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

/** The model of a document, as far as a client is made of it. Operations without an `operationId` are left out. */
export function clientModelOf(document: OpenApiDocument): ApiModel {
  const { title, version, description = "", license } = document.info;
  const schemas = (document.components?.schemas ?? {}) as Readonly<Record<string, JsonSchema>>;
  const securitySchemes = Object.fromEntries(
    Object.entries(document.components?.securitySchemes ?? {}).map(([name, scheme]) => [
      name,
      { description: "", environment: "", ...scheme } as SecuritySchemeModel,
    ]),
  );
  const textField = textFieldOf(document);
  const operations = routed(document).flatMap((one) =>
    one.operation.operationId === undefined
      ? []
      : [operationOf(one, one.operation.operationId, securitySchemes, textField)],
  );
  const [server = { url: "http://localhost" }, ...others] = document.servers ?? [];
  const nobody: UsualErrorModel = { status: 500, text: "", when: "", promised: false };
  return {
    info: {
      title,
      version,
      summary: "summary" in document.info ? String(document.info.summary) : "",
      description,
      license: { name: license?.name ?? "", identifier: license?.identifier ?? "" },
    },
    servers: [serverOf(server), ...others.map(serverOf)],
    basePath: "",
    sections: [...new Map(operations.map(({ section }) => [section.id, section])).values()],
    tags: [],
    components: { schemas, securitySchemes },
    security: Object.keys(securitySchemes).map((name) => ({ [name]: [] })),
    operations,
    closedResponses: false,
    errors: {
      schema: true,
      textField,
      usual: {
        ...{ invalid: nobody, unauthorized: nobody, internal: nobody },
        ...{ notFound: nobody, methodNotAllowed: nobody, tooLarge: nobody },
      },
    },
    packages: { client: kebabCase(title), contract: `${kebabCase(title)}-contract` },
  };
}

function routed({ paths }: OpenApiDocument): Routed[] {
  return Object.entries(paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = (item as Readonly<Record<string, DocumentOperation>>)[method.toLowerCase()];
      return operation ? [{ path, method, operation }] : [];
    }),
  );
}

function operationOf(
  { path, method, operation }: Routed,
  operationId: string,
  schemes: ApiModel["components"]["securitySchemes"],
  textField: string,
): OperationModel {
  const { summary = "", description = "", tags = [], security = [], responses = {} } = operation;
  const { parameters = [], requestBody } = operation;
  const [body] = requestBody ? payloadsOf(requestBody) : [];
  const statuses = Object.keys(responses)
    .filter((status) => /^\d+$/.test(status))
    .map(Number);
  const title = tags[0] ?? "";
  return {
    operationId,
    method,
    path,
    title: summary,
    description,
    section: { id: kebabCase(title), title, description: "" },
    tags: [],
    security: security.flatMap(Object.keys).flatMap((name) => (name in schemes ? [{ [name]: [] }] : [])),
    parameters: parameters.map((parameter) => ({
      required: false,
      deprecated: false,
      ...{ style: "simple", explode: false, allowReserved: false },
      ...parameter,
    })),
    ...(requestBody && body
      ? { requestBody: { required: requestBody.required ?? false, content: [body] } }
      : {}),
    errorResponses: [],
    responses: statuses
      .filter((status) => status < 400)
      .map((status) => {
        const answer = responses[status] ?? {};
        const reason = STATUS_CODES[status] ?? "";
        const [first] = payloadsOf(answer);
        const words = answer.description ?? reason;
        return {
          status,
          reason,
          description: words,
          headers: headersOf(answer),
          content: first ? [first] : [],
        };
      }),
    errors: statuses
      .filter((status) => status >= 400)
      .flatMap((status) => errorsOf(status, responses[status] ?? {}, textField)),
    idempotent: operation["x-idempotent"] ?? new Set<string>(idempotentMethods).has(method),
    page: { name: "", lead: "", callouts: [], notes: "" },
  };
}

function headersOf({ headers = {} }: Content): HeaderModel[] {
  return Object.entries(headers).map(([name, { required = false, schema = true }]) => ({
    ...{ name, required, schema, style: "simple", explode: false, allowReserved: false },
  }));
}

function payloadsOf({ content = {} }: Content): PayloadModel[] {
  return Object.entries(content).map(([mediaType, { schema }]) => ({
    mediaType,
    kind: /[/+]json\b/.test(mediaType)
      ? "json"
      : mediaType === "multipart/form-data"
        ? "multipart"
        : "binary",
    ...(schema === undefined ? {} : { schema }),
    examples: {},
    files: [],
  }));
}

/** The errors that a status stands for: one for each example, which holds its text. */
function errorsOf(status: number, { content, description = "" }: Content, textField: string): ErrorCase[] {
  const mediaType = "application/json";
  const { schema, examples = {} } = content?.[mediaType] ?? {};
  const base = {
    ...{ status, mediaType, body: {}, shared: false },
    ...(schema === undefined ? {} : { schema }),
  };
  const entries = Object.entries(examples);
  if (entries.length === 0) return [{ ...base, id: "", text: "", when: description, promised: false }];
  return entries.map(([id, { value, summary = "", [anyText]: any = false }]) => {
    const text = (value as Readonly<Record<string, unknown>> | null)?.[textField];
    const said = typeof text === "string";
    return { ...base, id, when: summary, text: said ? text : "", promised: said && !any };
  });
}

/** The field of an error's body that holds its text: the first one of the first example. */
function textFieldOf(document: OpenApiDocument): string {
  for (const { operation } of routed(document))
    for (const [status, { content }] of Object.entries(operation.responses ?? {}))
      for (const { value } of Object.values(content?.["application/json"]?.examples ?? {}))
        if (Number(status) >= 400 && typeof value === "object" && value !== null)
          return Object.keys(value)[0] ?? "";
  return "error";
}

function serverOf({ url, description = "" }: { readonly url: string; readonly description?: string }) {
  return { url, description };
}
