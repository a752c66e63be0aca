import type { JsonSchema } from "../../../lib/json-schema.ts";
import { isJson, normalType } from "../../../lib/media-types.ts";
import { methodAndPath } from "../../../model/method-and-path.ts";
import type {
  ApiModel,
  HeaderModel,
  OperationModel,
  ParameterModel,
  PayloadModel,
  RequestBodyModel,
  ResponseModel,
  ServerModel,
} from "../../../model/model.ts";
import { type FormPart, formPartsOf } from "./form-parts.ts";
import { numbered, sentOperationsOf } from "./named-operations.ts";
import { type SchemesAndScopes, securityOf } from "./security.ts";
import { reservedIn, type Serialization, serializationOf } from "./serialization.ts";

/** A schema in the place where it is used, and how its values are written. */
export interface WireValue {
  readonly schema: JsonSchema;
  /** `text` where the wire does not distinguish types: in URLs, header fields and forms. */
  readonly written: "json" | "text";
}

/** A body of one media type. */
export interface WireBody extends WireValue {
  /** The parts of a form. */
  readonly parts: ReadonlyMap<string, FormPart>;
}

/** A parameter, or a header field of a response or of a form's part. */
export interface WireField<Model = ParameterModel | HeaderModel> {
  readonly model: Model;
  readonly value: WireValue;
  readonly serialization: Serialization;
  /** Whether its values may contain reserved characters unencoded. */
  readonly reserved: boolean;
}

export interface WireResponse {
  readonly model: ResponseModel;
  /** By their names in lower case. */
  readonly headers: ReadonlyMap<string, WireField>;
  readonly content: ReadonlyMap<string, WireBody>;
}

/** An operation as callers see it, under names that two versions of it share. */
export interface WireOperation {
  /** `PATCH /things/{id}`. */
  readonly name: string;
  readonly model: OperationModel;
  /** Whether the server calls and the client answers: a webhook or a callback. */
  readonly reversed: boolean;
  /** By `query parameter limit`; path parameters by their number in the path. */
  readonly parameters: ReadonlyMap<string, WireField<ParameterModel>>;
  readonly body?: { readonly model: RequestBodyModel; readonly content: ReadonlyMap<string, WireBody> };
  /** By status: `200`, `4XX`, `default`. */
  readonly responses: ReadonlyMap<string, WireResponse>;
  /** Alternatives. */
  readonly security: readonly SchemesAndScopes[];
  /** Its own servers, in place of the API's. */
  readonly servers?: readonly ServerModel[];
}

/** All operations of an API by method and path; the names of path parameters do not matter. */
export type WireOperations = ReadonlyMap<string, WireOperation>;

export function wireOperationsOf(api: ApiModel): WireOperations {
  const called = api.operations.map((model) => ({
    model,
    name: methodAndPath(model),
    key: `${model.method} ${numbered(model.path)}`,
    reversed: false,
  }));
  const sent = sentOperationsOf(api).map((one) => ({ ...one, reversed: true }));
  return new Map(
    [...called, ...sent].map(({ key, ...one }) => [key, { ...one, ...partsOf(api, one.model) }]),
  );
}

function partsOf(api: ApiModel, operation: OperationModel) {
  const { path, parameters, requestBody, responses, errorResponses, servers } = operation;
  const inPath = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name);
  return {
    parameters: new Map(
      parameters.map((model) => [parameterKey(model, inPath), fieldOf(api, model, model.in)] as const),
    ),
    ...(requestBody ? { body: { model: requestBody, content: contentOf(api, requestBody.content) } } : {}),
    responses: new Map(
      [...responses, ...errorResponses].map((model) => [
        String(model.status),
        { model, headers: headersOf(api, model.headers), content: contentOf(api, model.content) },
      ]),
    ),
    security: securityOf(api, operation),
    ...(servers ? { servers } : {}),
  };
}

function parameterKey({ in: location, name }: ParameterModel, inPath: readonly (string | undefined)[]) {
  if (location === "path") return `path parameter {${inPath.indexOf(name) + 1}}`;
  return `${location} parameter ${location === "header" ? name.toLowerCase() : name}`;
}

/** `query parameter limit`, by the name that the API gives it. */
export function placeOfParameter({ model }: WireField<ParameterModel>): string {
  return `${model.in} parameter ${model.name}`;
}

function fieldOf<Model extends ParameterModel | HeaderModel>(
  api: ApiModel,
  model: Model,
  location: ParameterModel["in"],
): WireField<Model> {
  const { mediaType, schema } = model;
  return {
    model,
    value: { schema, written: mediaType !== undefined && isJson(mediaType) ? "json" : "text" },
    serialization: serializationOf(api, model, schema, location),
    reserved: reservedIn(api, model, schema, location),
  };
}

function headersOf(api: ApiModel, headers: readonly HeaderModel[]): Map<string, WireField> {
  return new Map(headers.map((model) => [model.name.toLowerCase(), fieldOf(api, model, "header")]));
}

/** The schema of text or bytes; any string if there is none. */
function textOf({ schema = true }: PayloadModel): JsonSchema {
  if (typeof schema === "boolean") return schema ? { type: "string" } : schema;
  const isSilent = Object.keys(schema).every((keyword) =>
    /^(?:title|description|examples?|x-.*)$/.test(keyword),
  );
  return isSilent ? { ...schema, type: "string" } : schema;
}

function isForm(mediaType: string): boolean {
  return /^multipart\/|^application\/x-www-form-urlencoded|[*]/.test(mediaType);
}

function contentOf(api: ApiModel, content: readonly PayloadModel[]): Map<string, WireBody> {
  return new Map(
    content.map((payload) => {
      const { mediaType } = payload;
      const schema = isJson(mediaType) || isForm(mediaType) ? (payload.schema ?? true) : textOf(payload);
      const parts = formPartsOf(api, payload, headersOf);
      return [
        normalType(mediaType),
        { schema, written: isJson(mediaType) || payload.isStream ? "json" : "text", parts },
      ];
    }),
  );
}
