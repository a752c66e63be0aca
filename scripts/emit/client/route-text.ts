import { isIdentifier, propertyName } from "../../lib/ecmascript-names.ts";
import type { StatusKey } from "../../lib/status.ts";
import { statedParts } from "../../model/form.ts";
import type { PayloadModel } from "../../model/model.ts";
import { templatePath, templateQuery } from "../../model/path-template.ts";
import type { ClientOperation } from "./client-operation.ts";
import type { Input, InputField } from "./input.ts";
import { isRange, type ResultCase } from "./result-types.ts";
import { styleCall, styleModules } from "./style-text.ts";

/** The `Route` of an operation as an object literal. */
export function routeText({ operation, input, results, security }: ClientOperation): string {
  const content = operation.requestBody?.content;
  const encode = content && limited(encoderText(content), operation);
  const answers = [...new Set(results.map(({ status }) => status))].flatMap((status) => {
    const decode = decoderText(results.filter((result) => result.status === status));
    return decode ? [[status, decode] as const] : [];
  });
  const errors = new Set(results.flatMap(({ ok, status }) => (ok || isRange(status) ? [] : [status])));
  return `{
  method: ${JSON.stringify(operation.method)},
  path: ${JSON.stringify(templatePath(operation.path))},
  parts: ${partsText(input, templateQuery(operation.path))},
${encode ? `  encode: ${encode},\n` : ""}  answers: ${byStatus(answers, (entries) => (entries.length === 0 ? "{}" : `{ ${entries.map(([status, decode]) => `${propertyName(String(status))}: ${decode}`).join(", ")} }`))},
  errors: [${[...errors].join(", ")}],
  repeatable: ${operation.idempotent},
  security: [${security.map((one) => JSON.stringify(one)).join(", ")}],
}`;
}

/** The encoder, if the body has a limit with a check of its size. */
function limited(encode: string, { limits }: ClientOperation["operation"]): string {
  const most = limits?.bodyLimit;
  return most === undefined ? encode : `/* @__PURE__ */ limit.within(${most}, ${encode})`;
}

/** The decoders of documented answers. */
const decoders: Readonly<Record<ResultCase["kind"], string>> = {
  json: "decode.jsonBody",
  text: "media.textBody",
  blob: "decode.blobBody",
  stream: "streams.streamBody",
  nothing: "decode.noBody",
};

/** Parts by status, as an object literal; if there are ranges, a lookup that falls back to them. */
export function byStatus<Entry extends readonly [key: StatusKey | string, ...unknown[]]>(
  entries: readonly Entry[],
  literal: (entries: readonly Entry[]) => string,
): string {
  const ranges = entries.filter(([key]) => /XX$|^default$/.test(String(key)));
  if (ranges.length === 0) return literal(entries);
  const exact = literal(entries.filter((entry) => !ranges.includes(entry)));
  return `/* @__PURE__ */ statuses.ranged(${exact}, ${literal(ranges)})`;
}

/** The decoder of the answers of one status: by their media types, if there are several. */
function decoderText(results: readonly ResultCase[]): string | undefined {
  const texts = results.flatMap(({ ok, kind, reader, mediaType }): [string, string][] => {
    const decode = ok ? decoders[kind] : reader;
    return decode ? [[mediaType ?? "", decode]] : [];
  });
  const several = results.every(({ ok }) => ok) ? "media.decodeBy" : "refusals.readBy";
  return texts.length > 1 ? `/* @__PURE__ */ ${several}(${byType(texts)})` : texts[0]?.[1];
}

/** The encoder of a body: by its media type, if there are several. */
function encoderText(content: readonly PayloadModel[]): string {
  const texts = content.map((payload): [string, string] => [payload.mediaType, encodeText(payload)]);
  return texts.length > 1 ? `/* @__PURE__ */ media.encodeBy(${byType(texts)})` : (texts[0]?.[1] ?? "");
}

function byType(texts: readonly [mediaType: string, text: string][]): string {
  return `{ ${texts.map(([mediaType, text]) => `${JSON.stringify(mediaType)}: ${text}`).join(", ")} }`;
}

/** The encoder of a body, by its kind and media type. */
function encodeText(payload: PayloadModel): string {
  const { kind, mediaType, isStream } = payload;
  if (isStream) return `/* @__PURE__ */ streams.asStream(${JSON.stringify(mediaType)})`;
  const told = statedParts(payload);
  if (Object.keys(told).length > 0) return `/* @__PURE__ */ parts.asParts(${JSON.stringify(told)})`;
  if (kind === "multipart") return "encode.asForm";
  if (kind === "form") return "media.asUrlencoded";
  if (kind === "text") return `/* @__PURE__ */ media.asText(${JSON.stringify(mediaType)})`;
  if (mediaType === "application/json") return "encode.asJson";
  const make = kind === "json" ? "asJsonType" : mediaType.includes("*") ? "asBytesWithin" : "asBytes";
  return `/* @__PURE__ */ encode.${make}(${JSON.stringify(mediaType)})`;
}

/** The function that sorts an input's fields by where they are sent; `query` is what each request has in its query. */
function partsText({ fields, flat, choices }: Input, query: string): string {
  const fixed = [...new URLSearchParams(query)].map(
    ([name, value]) => `${propertyName(name)}: ${JSON.stringify(value)}`,
  );
  const named = fields.filter(({ place }) => !flat || place !== "body");
  const taken = named.map(shorthand);
  const parts = (["path", "query", "header"] as const).flatMap((place) => {
    const own = named.flatMap((field, index) => {
      if (field.place === "accept" && place === "header") return ["Accept: accept"];
      return field.place === place ? [carried(field, index)] : [];
    });
    if (place === "query") own.unshift(...fixed);
    if (place === "header") own.push(...cookiesText(named));
    return own.length > 0 ? [`${place}: { ${own.join(", ")} }`] : [];
  });
  const body = flat ? ["...body"] : [];
  const hasBody = fields.some(({ place }) => place === "body");
  const sent = choices ? "body: body === undefined ? body : { contentType, body }" : "body";
  if (fields.length === 0) return `() => ({${parts.length > 0 ? ` ${parts.join(", ")} ` : ""}})`;
  return `({ ${[...taken, ...body].join(", ")} }) => ({ ${[...parts, ...(hasBody ? [sent] : [])].join(", ")} })`;
}

/** A field in the form that destructuring and object literals share. */
function shorthand(field: InputField, index: number): string {
  if (field.place === "contentType" || field.place === "accept") return withDefault(field);
  const variable = variableOf(field, index);
  return variable === field.name ? variable : `${propertyName(field.name)}: ${variable}`;
}

/** The default of a media type field: a caller that names none accepts any documented type, and sends the first one. */
function withDefault({ name, place, schema }: InputField): string {
  const types = schema.enum ?? [];
  return `${name} = ${JSON.stringify(place === "accept" ? types.join(", ") : types[0])}`;
}

function variableOf({ name, place }: InputField, index: number): string {
  const clear =
    isIdentifier(name) &&
    name !== "encode" &&
    !Object.hasOwn(styleModules, name) &&
    (name !== "body" || place === "body");
  return clear ? name : `field${index}`;
}

/** The header field with the fields that are cookies. */
function cookiesText(fields: readonly InputField[]): string[] {
  const cookies = fields.flatMap((field, index) => {
    if (field.place !== "cookie") return [];
    const variable = variableOf(field, index);
    return field.form
      ? styleCall(field.form, variable)
      : `writeRepeated(${JSON.stringify(field.name)}, ${variable})`;
  });
  return cookies.length > 0 ? [`Cookie: writeCookies(${cookies.join(", ")})`] : [];
}

/** A field as it is sent: text that a header field can't carry is refused. */
function carried(field: InputField, index: number): string {
  const { name, place, form } = field;
  const variable = variableOf(field, index);
  const written = form ? styleCall(form, variable) : variable;
  if (place === "header")
    return `${propertyName(name)}: encode.headerField(${JSON.stringify(name)}, ${written})`;
  return form ? `${propertyName(name)}: ${written}` : shorthand(field, index);
}
