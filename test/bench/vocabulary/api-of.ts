import { z } from "zod";
import {
  type Api,
  binary,
  defineApi,
  filePart,
  form,
  json,
  multipart,
  noContent,
  type Operation,
  type OperationError,
  param,
  type SecurityScheme,
  stream,
  text,
} from "../../../scripts/contract/index.ts";
import { formsOf } from "../../../scripts/contract/schemas/forms.ts";
import type { JsonSchema } from "../../../scripts/lib/json-schema.ts";
import { camelCase } from "../../../scripts/lib/words.ts";
import type {
  ApiModel,
  HeaderModel,
  OperationModel,
  ParameterModel,
  PayloadModel,
  ResponseModel,
} from "../../../scripts/model/model.ts";
import type { SecuritySchemeModel } from "../../../scripts/model/security.ts";
import { parameterZodOf, zodOf } from "./zod-of.ts";

/** What the vocabulary has no word for, in words that are the same for all operations that need it. */
export class Unsaid extends Error {}

/** An API of one operation of a document, written in the vocabulary; bodies of JSON hold any value. Throws an `Unsaid`. */
export function apiOf(model: ApiModel, operation: OperationModel): Api {
  const schemes = Object.fromEntries(
    [...new Set(operation.security.flatMap((requirement) => Object.keys(requirement)))].map((name) => {
      const scheme = model.components.securitySchemes[name];
      if (!scheme) throw new Unsaid("a security scheme that the document does not have");
      return [name, schemeOf(scheme)];
    }),
  );
  return defineApi({
    title: "An API",
    version: "1.0.0",
    summary: "An API.",
    description: "An API.",
    license: { name: "MIT", identifier: "MIT" },
    servers: [{ url: "https://api.example", description: "Production" }],
    basePath: "",
    securitySchemes: schemes,
    security: [],
    errors: {
      schema: z.object({ error: z.string() }),
      textField: "error",
      invalid: unsaid(400),
      unauthorized: unsaid(401),
      internal: unsaid(500),
      notFound: unsaid(404),
      methodNotAllowed: unsaid(405),
      tooLarge: unsaid(413),
    },
    sections: [{ id: "section", title: "Section", description: "Section." }],
    decisions: [],
    packages: { client: "an-api", contract: "an-api-contract" },
    operations: [operationOf(model, operation)],
  });
}

function unsaid(status: number) {
  return { status, error: `status ${status}`, when: "Always.", documented: false };
}

function schemeOf(scheme: SecuritySchemeModel): SecurityScheme {
  const words = { description: scheme.description || "A credential.", environment: "API_CREDENTIAL" };
  const { type, in: place, name = "", flows = {}, openIdConnectUrl = "" } = scheme;
  const made = {
    http: () =>
      scheme.scheme === "bearer" || scheme.scheme === "basic"
        ? { type: scheme.scheme }
        : { type: "http", scheme: scheme.scheme },
    apiKey: () => ({ type: "apiKey", in: place, name }),
    oauth2: () => ({ type: "oauth2", flows }),
    openIdConnect: () => ({ type: "openIdConnect", openIdConnectUrl }),
    mutualTLS: () => ({ type: "mutualTLS" }),
  }[type]();
  return { ...made, ...words } as SecurityScheme;
}

function operationOf(model: ApiModel, operation: OperationModel): Operation {
  const { method, path, parameters, requestBody, responses, errorResponses, security, deprecated } =
    operation;
  if (method === "TRACE") throw new Unsaid(`the method ${method}`);
  const of = (place: ParameterModel["in"]) =>
    Object.fromEntries(
      parameters.filter((one) => one.in === place).map((one) => [one.name, parameterOf(one, model, path)]),
    );
  const parts = { query: of("query"), headers: of("header"), cookies: of("cookie") };
  const body = requestBody && several(requestBody.content.map((one) => payloadOf(one, model)));
  const stated = {
    operationId: idOf(operation),
    page: "page",
    section: "section",
    title: "Title",
    description: "Description.",
    method,
    path,
    ...(Object.keys(of("path")).length > 0 ? { params: of("path") } : {}),
    ...Object.fromEntries(Object.entries(parts).filter(([, shape]) => Object.keys(shape).length > 0)),
    ...(body ? { body: withWord(body, "required", requestBody.required ? undefined : false) } : {}),
    responses: Object.fromEntries(
      responses.map((response) => [response.status, responseOf(response, model)]),
    ),
    errors: errorResponses.flatMap((response) => errorsOf(response, model)),
    security: security.map((requirement) => requirement),
    ...(deprecated ? { deprecated: deprecated.since ? deprecated : true } : {}),
  };
  return stated as unknown as Operation;
}

/** Its id in camelCase, as a contract has it and the import writes it; of an operation without one, from method and path. */
export function idOf({ operationId, method, path }: OperationModel): string {
  return camelCase(operationId || `${method} ${path}`);
}

/** One body, or several of which a message has one. */
function several<Body>(bodies: readonly Body[]): Body | readonly Body[] | undefined {
  return bodies.length > 1 ? bodies : bodies[0];
}

/** A body with a further word, which the first of several has for all. */
function withWord<Body>(body: Body, word: string, value: unknown): Body {
  if (value === undefined) return body;
  if (Array.isArray(body)) return [{ ...body[0], [word]: value }, ...body.slice(1)] as Body;
  return { ...body, [word]: value };
}

function parameterOf(
  { schema, ...parameter }: ParameterModel,
  { components }: ApiModel,
  path: string,
): z.ZodType {
  const {
    style,
    explode,
    allowReserved,
    mediaType,
    required,
    description = "A parameter.",
    deprecated,
  } = parameter;
  const zod = judged(() => parameterZodOf(schema, components.schemas), "a parameter's schema").meta({
    description: description || "A parameter.",
    ...(deprecated ? { deprecated } : {}),
  });
  const usual = parameter.in === "query" || parameter.in === "cookie" ? "form" : "simple";
  const isBeforeText =
    parameter.in === "path" && new RegExp(`\\{${parameter.name}\\}\\.\\.\\.\\{`).test(path);
  const lossy = isLossy(zod, required) || isBeforeText;
  const isObject = formsOf(zod).some(({ kind }) => kind === "structure");
  const isUsual =
    !isObject &&
    style === usual &&
    explode === (usual === "form") &&
    !allowReserved &&
    mediaType === undefined &&
    !lossy;
  const written = isUsual
    ? zod
    : param(
        zod,
        mediaType === undefined
          ? { style, explode, ...(allowReserved ? { allowReserved } : {}), ...(lossy ? { lossy } : {}) }
          : { mediaType },
      );
  return required ? written : written.optional();
}

/** Whether values of it look the same as text: `null` as none, a number as a string. */
function isLossy(schema: z.ZodType, required: boolean): boolean {
  const kinds = new Set(formsOf(schema).map(({ kind }) => kind));
  return (
    (kinds.has("null") && !required) || (kinds.has("string") && (kinds.has("number") || kinds.has("boolean")))
  );
}

/** `make`, or what hinders it as an `Unsaid`. */
function judged<Made>(make: () => Made, what: string): Made {
  try {
    return make();
  } catch (error) {
    throw new Unsaid(`${what}: ${error instanceof Error ? error.message.split("\n")[0] : error}`);
  }
}

/** A form with an example, which is found beforehand: what a server is made from has no search for values. */
export type Sampled = PayloadModel & { readonly sample?: unknown };

function payloadOf(payload: PayloadModel, { components }: ApiModel, example: unknown = null) {
  const { kind, mediaType, schema = true } = payload;
  if (mediaType === "text/event-stream") return stream(mediaType);
  if (kind === "text") return text(mediaType);
  if (kind === "binary") return /^text\/|[/+]xml\b/.test(mediaType) ? text(mediaType) : binary(mediaType);
  if (kind === "json") return json(z.unknown(), { example, mediaType });
  const fields = fieldsOf(schema, components.schemas, kind);
  const { sample } = payload as Sampled;
  if (sample === undefined) throw new Unsaid(`an example of a ${kind} body`);
  const known = Object.entries(sample as object).filter(([name]) => name in fields && !isFile(fields[name]));
  const write = kind === "multipart" ? multipart : form;
  return write(z.object(fields), { example: Object.fromEntries(known) });
}

function headersOf(headers: readonly HeaderModel[], { components }: ApiModel) {
  const shape = Object.fromEntries(
    headers.map(({ name, schema, required, description }) => {
      const zod = judged(() => zodOf(schema, components.schemas), "a header field's schema").meta({
        description: description || "A header field.",
      });
      return [name, required ? zod : zod.optional()];
    }),
  );
  return headers.length > 0 ? { headers: shape } : {};
}

function responseOf({ content, headers }: ResponseModel, model: ApiModel) {
  const options = { description: "What is answered.", ...headersOf(headers, model) };
  // What all bodies share stands at the first one.
  const bodies = content.map((payload, index) => ({
    ...payloadOf(payload, model),
    ...(index === 0 ? options : {}),
  }));
  return several(bodies) ?? noContent(options);
}

function errorsOf(response: ResponseModel, model: ApiModel): OperationError[] {
  const { status, content, headers } = response;
  const options = headersOf(headers, model);
  // An error's text is one of JSON; another one is opaque.
  const opaque = content.map((payload) =>
    payload.kind === "text" ? { ...payload, kind: "binary" as const } : payload,
  );
  const bodies = opaque.map((payload) => ({ ...errorPayload(payload, model), ...options }));
  return (bodies.length > 0 ? bodies : [noContent(options)]).map(
    (body, index) => ({ status, when: `Body ${index}.`, body }) as unknown as OperationError,
  );
}

function errorPayload(payload: PayloadModel, model: ApiModel) {
  return payload.kind === "binary" ? binary(payload.mediaType) : payloadOf(payload, model, {});
}

/** The fields of a form, those of `allOf` with its own. */
function fieldsOf(
  schema: JsonSchema,
  components: ApiModel["components"]["schemas"],
  kind: string,
): Record<string, z.ZodType> {
  const own = resolved(schema, components);
  const {
    properties = {},
    required = [],
    allOf = [],
  } = own as {
    readonly properties?: Readonly<Record<string, JsonSchema>>;
    readonly required?: readonly string[];
    readonly allOf?: readonly JsonSchema[];
  };
  if ("oneOf" in own || "anyOf" in own) throw new Unsaid(`a ${kind} body that is a union`);
  const fields = Object.entries(properties).map(([name, field]) => {
    const zod = fieldOf(field, components).meta({ description: "A field." });
    return [name, required.includes(name) ? zod : zod.optional()] as const;
  });
  return {
    ...Object.assign({}, ...allOf.map((part) => fieldsOf(part, components, kind))),
    ...Object.fromEntries(fields),
  };
}

function fieldOf(schema: JsonSchema, components: ApiModel["components"]["schemas"]): z.ZodType {
  const { format, contentMediaType, contentEncoding, items } = resolved(schema, components) as Readonly<
    Record<string, unknown>
  >;
  const isBytes = format === "binary" || contentEncoding === "binary";
  if (isBytes || contentMediaType !== undefined) return filePart();
  const item = typeof items === "object" && items ? resolved(items as JsonSchema, components) : {};
  if ("format" in item && item.format === "binary") return z.array(filePart());
  const { anyOf, oneOf } = resolved(schema, components) as Readonly<Record<string, readonly JsonSchema[]>>;
  const options = (anyOf ?? oneOf)?.map((option) => fieldOf(option, components));
  if (options?.some((option) => formsOf(option).some(({ kind }) => kind === "file" || kind === "list")))
    return z.union(options);
  return judged(() => zodOf(schema, components), "the schema of a form's field");
}

function isFile(schema: z.ZodType | undefined): boolean {
  return schema?.meta()?.["format"] === "binary";
}

function resolved(schema: JsonSchema, components: ApiModel["components"]["schemas"]): object {
  if (typeof schema !== "object") return {};
  const name =
    typeof schema.$ref === "string" ? schema.$ref.slice(schema.$ref.lastIndexOf("/") + 1) : undefined;
  const target = name === undefined ? undefined : components[name];
  return target === undefined ? schema : resolved(target, components);
}
