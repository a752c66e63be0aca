import { isObject, type Json } from "../../../lib/json.ts";
import { pointerStep } from "../../../lib/json-pointer.ts";
import { isSchema, type JsonSchema } from "../../../lib/json-schema.ts";
import type { Problem } from "../../../lib/problem.ts";
import { carried, carriedExtension } from "../../extensions.ts";
import { filesOf } from "../../files.ts";
import { modelProblem } from "../../problems.ts";
import { kindOfMediaType } from "../../read/payloads.ts";
import type { OpenApiDocument } from "../types.ts";
import type { VersionedDocument } from "../versions.ts";
import { oldSchema } from "./schema.ts";

/** Writes an object of 3.1 in 3.0; `at` is its pointer. */
type Write = (object: Json, at: string) => Json;

/** A document of OpenAPI 3.1 in OpenAPI 3.0, and what that version can't say. */
export function oldDocument(document: OpenApiDocument): VersionedDocument {
  const problems: Problem[] = [];
  const schemaAt = (schema: unknown, at: string): unknown =>
    isSchema(schema) ? oldSchema(schema, document, at, (problem) => void problems.push(problem)) : schema;

  const withSchema: Write = (holder, at) =>
    "schema" in holder ? { ...holder, schema: schemaAt(holder["schema"], `${at}/schema`) } : holder;

  const media = (mediaType: string, holder: Json, at: string): Json => {
    const { schema = {} } = holder;
    // 3.0 says of bytes that they are a string, where 3.1 says nothing.
    if (kindOfMediaType(mediaType, {}) === "binary" && isObject(schema) && Object.keys(schema).length === 0)
      return { ...holder, schema: { type: "string", format: "binary" } };
    const { encoding, ...rest } = withSchema(holder, at);
    const known = isObject(encoding) ? mapped(encoding, at, (one) => withHeaders(one, at)) : {};
    const ofFiles = /^multipart\//i.test(mediaType) ? fileTypes(schema as JsonSchema, document) : {};
    const whole = { ...ofFiles, ...known };
    return Object.keys(whole).length > 0 ? { ...rest, encoding: whole } : rest;
  };
  const withContent: Write = (holder, at) => {
    const { content } = holder;
    if (!isObject(content)) return withSchema(holder, at);
    const made = Object.entries(content).map(([type, one]) => [
      type,
      isObject(one) ? media(type, one, `${at}/content${pointerStep(type)}`) : one,
    ]);
    return { ...holder, content: Object.fromEntries(made) };
  };
  const withHeaders: Write = (holder, at) =>
    changed(holder, at, "headers", (headers, place) => mapped(headers, place, withContent));
  const response: Write = (object, at) => withHeaders(withContent(object, at), at);

  const operation = (object: Json, method: string, at: string): Json => {
    const { parameters, requestBody, ...rest } = object;
    if (requestBody && bodiless.has(method))
      problems.push(
        modelProblem(
          "version-unable:body",
          { method: method.toUpperCase() },
          { pointer: `${at}/requestBody` },
        ),
      );
    const own = {
      ...rest,
      ...(Array.isArray(parameters)
        ? { parameters: parameters.map((one: Json, index) => withContent(one, `${at}/parameters/${index}`)) }
        : {}),
      ...(isObject(requestBody) ? { requestBody: withContent(requestBody, `${at}/requestBody`) } : {}),
    };
    const answered = changed(own, at, "responses", (all, place) => mapped(all, place, response));
    return changed(answered, at, "callbacks", (all, place) =>
      mapped(all, place, (callback, there) => mapped(callback, there, pathItem)),
    );
  };
  const pathItem: Write = (item, at) =>
    Object.fromEntries(
      Object.entries(item).map(([method, object]) => [
        method,
        isObject(object) && methods.has(method) ? operation(object, method, `${at}/${method}`) : object,
      ]),
    );

  const {
    info,
    components = {},
    paths = {},
    ...rest
  } = changed(document as unknown as Json, "#", "webhooks", (webhooks, at) => mapped(webhooks, at, pathItem));
  const { schemas = {}, securitySchemes } = components as { schemas?: Json; securitySchemes?: Json };
  for (const [name, scheme] of Object.entries(securitySchemes ?? {}))
    if ((scheme as Json)["type"] === "mutualTLS")
      problems.push(
        modelProblem(
          "version-unable:scheme",
          { name },
          { pointer: `#/components/securitySchemes${pointerStep(name)}` },
        ),
      );
  const made = {
    ...withCarried(rest, carried.document),
    openapi: "3.0.4",
    info: oldInfo(info as Json),
    paths: mapped(paths as Json, "#/paths", pathItem),
    components: {
      ...(components as Json),
      schemas: Object.fromEntries(
        Object.entries(schemas).map(([name, schema]) => [
          name,
          schemaAt(schema, `#/components/schemas${pointerStep(name)}`),
        ]),
      ),
    },
  };
  return { document: made as unknown as OpenApiDocument, problems };
}

/** Methods whose bodies 3.0 has ignored, because HTTP gives them no meaning. */
const bodiless: ReadonlySet<string> = new Set(["get", "head", "delete"]);

const methods: ReadonlySet<string> = new Set([
  ...["get", "put", "post", "delete", "options", "head", "patch", "trace"],
]);

function oldInfo({ license, ...info }: Json): Json {
  return {
    ...withCarried(info, carried.info),
    ...(isObject(license) ? { license: oldLicense(license) } : {}),
  };
}

/** 3.0 has no `identifier`; SPDX has a page for each. */
function oldLicense(license: Json): Json {
  const { identifier } = license;
  const page = identifier === undefined ? {} : { url: `https://spdx.org/licenses/${identifier}.html` };
  return { ...page, ...withCarried(license, carried.license) };
}

function withCarried(object: Json, members: readonly string[]): Json {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [
      members.includes(name) ? carriedExtension(name) : name,
      value,
    ]),
  );
}

/** The media types of the files of a form, which 3.1 has in their schemas. */
function fileTypes(schema: JsonSchema, root: object): Json {
  return Object.fromEntries(
    filesOf(schema, root)
      .filter(({ mediaType }) => mediaType !== "application/octet-stream")
      .map(({ name, mediaType }) => [name, { contentType: mediaType }]),
  );
}

/** An object with the objects in one of its members changed. */
function changed(object: Json, at: string, member: string, change: Write): Json {
  const value = object[member];
  return isObject(value) ? { ...object, [member]: change(value, `${at}/${member}`) } : object;
}

/** The objects of a map, each changed. */
function mapped(map: Json, at: string, change: Write): Json {
  return Object.fromEntries(
    Object.entries(map).map(([name, value]) => [
      name,
      isObject(value) && !name.startsWith("x-") ? change(value, `${at}${pointerStep(name)}`) : value,
    ]),
  );
}
