import { errorMessage } from "../../lib/error-message.ts";
import { isObject } from "../../lib/json.ts";
import type { ApiModel, OperationModel, ParameterModel } from "../../model/model.ts";
import { cookieTexts } from "../../runtime/server/request.ts";
import { type PathText, pathDecoded } from "../../runtime/server/router.ts";
import type { CarriedBody, WireRequest } from "../read-request.ts";
import { type ParameterPart, sentParameters } from "../request-input.ts";
import { routed } from "../routes.ts";
import { bodyOf } from "../subject.ts";
import { carriedTexts } from "../wire/parameter.ts";
import { styledValues } from "../wire/styled.ts";
import type { GivenHeaders, RequestToCheck } from "./types.ts";

/** Header fields by lower-case name, those of the same name joined; invalid ones are left out. */
export function joinedFields(fields: GivenHeaders | undefined): Record<string, string> {
  const joined = new Map<string, string>();
  for (const [name, value] of pairsOf(fields)) {
    const key = String(name).toLowerCase();
    const text = [value].flat().map(String).join(", ");
    if (value !== undefined) joined.set(key, joined.has(key) ? `${joined.get(key)}, ${text}` : text);
  }
  return Object.fromEntries(joined);
}

function pairsOf(fields: GivenHeaders | undefined): (readonly [string, unknown])[] {
  if (typeof fields !== "object" || fields === null) return [];
  return Symbol.iterator in fields ? [...fields].filter(Array.isArray) : Object.entries(fields);
}

/** The bytes of a body, or why a value has none. */
export function bytesOf(body: unknown): Uint8Array | { readonly wrong: string } {
  if (body === undefined) return new Uint8Array();
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  let text: string | undefined;
  try {
    text = typeof body === "string" ? body : JSON.stringify(body);
  } catch (error) {
    return { wrong: errorMessage(error).split("\n")[0] ?? "" };
  }
  return text === undefined
    ? { wrong: `a ${typeof body} is no value of JSON` }
    : new TextEncoder().encode(text);
}

/** The path and the query of a request; whether the contract reads the operation in it. */
export interface CheckedPath {
  /** `undefined`: no path is given. */
  readonly texts: Readonly<Record<string, string>> | undefined;
  /** The texts of the path as they travel; `undefined`: no path is given, or it is of another operation. */
  readonly pathText?: PathText | undefined;
  /** As it travels, without the question mark. */
  readonly query: string;
  readonly isOther: boolean;
}

export function checkedPath(
  api: ApiModel,
  { method, operationId }: OperationModel,
  path: string | undefined,
): CheckedPath {
  if (path === undefined) return { texts: undefined, query: "", isOther: false };
  const target = String(path)
    .replace(/^[a-z][\w+.-]*:\/\/[^/?#]*/i, "")
    .replace(/#.*$/s, "");
  const found = routed(api, { method, target });
  const isOther = found?.operation.operationId !== operationId;
  const at = target.indexOf("?");
  const query = at === -1 ? "" : target.slice(at + 1);
  const own = isOther ? undefined : found;
  return { texts: own?.texts, pathText: own?.pathText, query, isOther };
}

/** A request of a test as the schemas are asked of it. */
export function wireRequestOf(
  operation: OperationModel,
  { params, query, headers, body }: RequestToCheck,
  path: CheckedPath,
): WireRequest {
  const fields = joinedFields(headers);
  const asValues = isObject(query) ? query : {};
  const asText = [path.query, typeof query === "string" ? query.replace(/^\?/, "") : ""];
  const written = new URLSearchParams(asText.join("&"));
  const texts = Object.entries(asValues).filter(([, value]) => typeof value === "string");
  const whole = [...asText, String(new URLSearchParams(texts as [string, string][]))].join("&");
  const source = {
    url: `http://localhost/?${whole}`,
    field: (name: string) => fields[name.toLowerCase()] ?? null,
  };
  const readStyled = styledValues(source, path.pathText);
  const textsOf: Record<ParameterPart, (name: string) => readonly string[] | undefined> = {
    params: (name) => {
      if (params) return textsOfValue(operation, "params", name, params[name]);
      return path.texts && [path.texts[name] ?? ""];
    },
    query: (name) => [...written.getAll(name), ...textsOfValue(operation, "query", name, asValues[name])],
    headers: (name) => [fields[name.toLowerCase()] ?? []].flat(),
    cookies: (name) => cookieTexts(source, name).slice(0, 1).map(pathDecoded),
  };
  const payload = bodyOf(operation);
  const isText = typeof body === "string" || body instanceof ArrayBuffer || ArrayBuffer.isView(body);
  return {
    texts: (part, name) => textsOf[part](name),
    styled: (parameter, part, schema) => {
      const value = { params, query: asValues, headers: undefined, cookies: undefined }[part]?.[
        parameter.name
      ];
      const isValue = value !== undefined && (typeof value !== "string" || schema.safeParse(value).success);
      if (isValue || (part === "params" && params && value === undefined)) return { value };
      // A text may be what travels for the value; of a path, only its whole tells.
      return part === "params" && params ? undefined : readStyled(parameter, part, schema);
    },
    // A test's client names the type of a value by itself.
    contentType: fields["content-type"] ?? (isText && headers ? undefined : payload?.mediaType),
    body: carriedBody(body),
  };
}

function textsOfValue(
  operation: OperationModel,
  part: ParameterPart,
  name: string,
  value: unknown,
): readonly string[] {
  if (value === undefined) return [];
  const parameter: ParameterModel | undefined = sentParameters(operation).find(
    ([one, where]) => where === part && one.name === name,
  )?.[0];
  return (parameter && carriedTexts(parameter, value)) ?? [String(value)];
}

function carriedBody(body: unknown): CarriedBody {
  if (typeof FormData !== "undefined" && body instanceof FormData) return { form: body };
  const bytes = bytesOf(body);
  return bytes instanceof Uint8Array ? bytes : { value: body };
}
