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

/** Writes an object of 3.1 in 3.0; `at` is its pointer, `name` its key in the object that has it. */
type Write = (object: Json, at: string, name: string) => Json;

/**
 * Rewrites a document of OpenAPI 3.1, as `documentOf` writes it, in OpenAPI 3.0; returns problems for what that version
 * can't say.
 */
export function oldDocument(document: OpenApiDocument): VersionedDocument {
  const problems: Problem[] = [];
  const schemaAt = (schema: JsonSchema, at: string): JsonSchema =>
    oldSchema(schema, document, at, (problem) => void problems.push(problem));

  const withSchema = (holder: Json, at: string): Json => {
    const { schema } = holder;
    return isSchema(schema) ? { ...holder, schema: schemaAt(schema, `${at}/schema`) } : holder;
  };
  const media: Write = (holder, at, mediaType) => {
    const { schema = {} } = holder;
    // 3.0 needs a string schema for opaque bytes, where 3.1 has none.
    if (kindOfMediaType(mediaType, {}) === "binary" && isObject(schema) && Object.keys(schema).length === 0)
      return { ...holder, schema: { type: "string", format: "binary" } };
    const written = changed(withSchema(holder, at), at, "encoding", (encoding, place) =>
      mapped(encoding, place, withHeaders),
    );
    return /^multipart\//i.test(mediaType) ? withFileTypes(written, schema as JsonSchema, document) : written;
  };
  const withContent = (holder: Json, at: string): Json =>
    changed(withSchema(holder, at), at, "content", (content, place) => mapped(content, place, media));
  const withHeaders = (holder: Json, at: string): Json =>
    changed(holder, at, "headers", (headers, place) => mapped(headers, place, withContent));
  const withParameters = (holder: Json, at: string): Json => {
    const { parameters } = holder;
    if (!Array.isArray(parameters)) return holder;
    const written = parameters.map((one: Json, index) => withContent(one, `${at}/parameters/${index}`));
    return { ...holder, parameters: written };
  };
  const operation: Write = (object, at, method) => {
    if (object["requestBody"] && bodiless.has(method))
      problems.push(
        modelProblem(
          "version-unable:body",
          { method: method.toUpperCase() },
          { pointer: `${at}/requestBody` },
        ),
      );
    const asked = changed(withParameters(object, at), at, "requestBody", withContent);
    const answered = changed(asked, at, "responses", (all, place) =>
      mapped(all, place, (response, there) => withHeaders(withContent(response, there), there)),
    );
    return changed(answered, at, "callbacks", (all, place) =>
      mapped(all, place, (callback, there) => mapped(callback, there, pathItem)),
    );
  };
  const pathItem = (item: Json, at: string): Json =>
    mapped(withParameters(item, at), at, (one, place, name) =>
      methods.has(name) ? operation(one, place, name) : one,
    );

  const {
    info,
    components = {},
    paths = {},
    ...rest
  } = changed(document as unknown as Json, "#", "webhooks", (webhooks, at) => mapped(webhooks, at, pathItem));
  const { schemas = {}, securitySchemes } = components as {
    schemas?: Readonly<Record<string, JsonSchema>>;
    securitySchemes?: Readonly<Record<string, Json>>;
  };
  for (const [name, scheme] of Object.entries(securitySchemes ?? {}))
    if (scheme["type"] === "mutualTLS")
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

/** 3.0 has no `identifier`, so the license gets the URL of its page at SPDX. */
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

/** A form with the media types of its files in `encoding`, where 3.1 has them in their schemas. */
function withFileTypes(form: Json, schema: JsonSchema, root: object): Json {
  const encoding = (form["encoding"] ?? {}) as Readonly<Record<string, Json>>;
  const types = filesOf(schema, root)
    .filter(({ mediaType }) => mediaType !== "application/octet-stream")
    .map(({ name, mediaType }) => [name, { contentType: mediaType, ...encoding[name] }]);
  return types.length > 0 ? { ...form, encoding: { ...encoding, ...Object.fromEntries(types) } } : form;
}

/** An object with the object in one of its members changed. */
function changed(object: Json, at: string, member: string, change: (value: Json, at: string) => Json): Json {
  const value = object[member];
  return isObject(value) ? { ...object, [member]: change(value, `${at}/${member}`) } : object;
}

/** The objects of a map, each changed. A header or a field may have a name that begins with `x-`. */
function mapped(map: Json, at: string, change: Write): Json {
  return Object.fromEntries(
    Object.entries(map).map(([name, value]) => [
      name,
      isObject(value) ? change(value, `${at}${pointerStep(name)}`, name) : value,
    ]),
  );
}
