import { concreteMediaType } from "../../contract/check/media-type-form.ts";
import { isPartHeader } from "../../contract/check/part-headers.ts";
import { propertyName } from "../../lib/ecmascript-names.ts";
import { isObject } from "../../lib/json.ts";
import type { JsonSchema, SchemaObject } from "../../lib/json-schema.ts";
import { coversType, isJsonType, isTextual } from "../../lib/media-types.ts";
import { partHeaders, partTypes } from "../../model/form.ts";
import type { PayloadModel } from "../../model/model.ts";
import { sampleOf } from "../../schema-cases/index.ts";
import { defaultCode, defaultsOf } from "../schema/defaults.ts";
import { described, schemaWords, withoutWords } from "../schema/meta.ts";
import { below, keywordsOf, type Printer, referredName, type SchemaPlace } from "../schema/printer.ts";
import { callText, objectText, type SpecCode } from "../text/code.ts";
import { literal } from "../text/literal.ts";
import type { PayloadWriter } from "./payload.ts";

/** The schema and the example of a form, where its fields have names; `undefined`: it is a union. */
export function formParts(
  payload: PayloadModel,
  place: SchemaPlace,
  payloads: PayloadWriter,
): { readonly schema: SpecCode; readonly example: SpecCode; readonly parts?: SpecCode } | undefined {
  const { schema = true, kind } = payload;
  const fields = formFields(schema, place, payloads, kind);
  if (!fields) return undefined;
  const items = { open: "{", items: fields, close: "}", isBroken: fields.length > 1 };
  const whole = resolved(schema, payloads.context.model.components.schemas);
  const isClosed = whole["additionalProperties"] === false && whole.allOf === undefined;
  // The text of a schema, so that the module imports Zod.
  payloads.writer.schema(true, place);
  const parts = partsCode(payload, place, payloads);
  return {
    schema: callText(isClosed ? "z.strictObject" : "z.object", items),
    example: literal(formExample(payload, payloads)),
    ...(parts ? { parts } : {}),
  };
}

/** What the document says of the parts' media types and header fields, where that does not follow from their schemas. */
function partsCode(
  payload: PayloadModel,
  place: SchemaPlace,
  { context: { model, tell } }: PayloadWriter,
): SpecCode | undefined {
  const { schemas } = model.components;
  const { properties = {} } = flattened(payload.schema ?? true, schemas) ?? {};
  const fieldOf = (name: string) =>
    Object.hasOwn(properties, name) && !(name in Object.prototype) ? properties[name] : undefined;
  const typed = partTypes(payload).flatMap(([name, types]): [string, SpecCode][] => {
    const field = fieldOf(name);
    if (field === undefined) return [];
    const whole = resolved(field, schemas);
    const item = whole["items"] === undefined ? whole : resolved(whole["items"] as JsonSchema, schemas);
    const kind = isFile(item) ? "file" : item["properties"] || item.type === "object" ? "object" : "text";
    if (types.join() === usualTypes[kind]) return [];
    const fits =
      fitting(types, kind, item) && !(kind === "text" && types.every(isJsonType) && isUntyped(item));
    if (!fits) {
      tell("left out", below(place, `encoding/${name}`).pointer, "contentType", "its part can't be of it");
      return [];
    }
    return [[name, literal(types.length > 1 ? types : (types[0] ?? ""))]];
  });
  const mediaTypes = new Map(typed);
  const headers = new Map(
    partHeaders(payload).flatMap(([name, all]): [string, Readonly<Record<string, string>>][] => {
      const fields = Object.entries(all).filter(([field, value]) => isPartHeader(field, value));
      return fields.length > 0 && fieldOf(name) !== undefined ? [[name, Object.fromEntries(fields)]] : [];
    }),
  );
  for (const [name, { headers: all = [] }] of Object.entries(payload.encoding ?? {}))
    for (const { name: field } of all)
      if (!Object.hasOwn(headers.get(name) ?? {}, field))
        tell(
          "left out",
          below(place, `encoding/${name}/headers/${field}`).pointer,
          "a header field of a part",
          "it has no one value that it always has",
        );
  const names = new Set([...mediaTypes.keys(), ...headers.keys()]);
  const told = [...names].map((name): [string, SpecCode] => {
    const [mediaType, fields] = [mediaTypes.get(name), headers.get(name)];
    const words = {
      ...(mediaType === undefined ? {} : { mediaType }),
      ...(fields === undefined ? {} : { headers: literal(fields) }),
    };
    return [propertyName(name), objectText(words)];
  });
  return told.length > 0 ? objectText(Object.fromEntries(told)) : undefined;
}

/** What a part is sent as without a word. */
const usualTypes = {
  file: "application/octet-stream",
  object: "application/json",
  text: "text/plain",
} as const;

function isUntyped({ type }: SchemaObject): boolean {
  return type === undefined || [type].flat().some((one) => one === "array" || one === "object");
}

/** Whether a part of this kind may be of these media types. */
function fitting(types: readonly string[], kind: keyof typeof usualTypes, item: SchemaObject): boolean {
  if (!types.every((type) => concreteMediaType.test(type))) return false;
  const others = types.filter((type) => !isJsonType(type));
  if (kind === "file") {
    const taken = item.contentMediaType ?? usualTypes.file;
    return (
      others.length === types.length &&
      others.every((type) => taken === usualTypes.file || coversType(String(taken), type))
    );
  }
  if (kind === "object") return types.length === 1 && others.length === 0;
  return types.length === 1 && others.every(isTextual);
}

/** What a form says by its fields. */
const ofForms: ReadonlySet<string> = new Set([
  ...["type", "properties", "required", "allOf", "additionalProperties"],
]);

/** The fields of a form, those of `allOf` with its own; `undefined`: it has no named fields. */
function formFields(
  schema: JsonSchema,
  place: SchemaPlace,
  payloads: PayloadWriter,
  kind: string,
): SpecCode[] | undefined {
  const all = flattened(schema, payloads.context.model.components.schemas);
  if (!all) {
    payloads.context.tell(
      "other form",
      place.pointer,
      `a ${kind} body that is a union`,
      "it travels as bytes",
    );
    return undefined;
  }
  const { printer } = payloads.writer;
  const beyond = Object.keys(withoutWords(resolved(schema, printer.components))).filter(
    (keyword) => !ofForms.has(keyword),
  );
  for (const keyword of beyond)
    printer.tell("left out", place.pointer, `\`${keyword}\``, "a form has only fields");
  return Object.entries(all.properties).flatMap(([name, field]) => {
    if (name in Object.prototype) return [];
    const at = below(place, `properties/${name}`);
    const isRequired = all.required.includes(name);
    const { format, ...others } = keywordsOf(field);
    const words = schemaWords(format === "binary" ? others : keywordsOf(field), at, printer);
    const code = fieldCode(field, at, payloads);
    const presence = isRequired ? "" : presenceCode(field, at, printer);
    return [[`${propertyName(name)}: `, described([code, presence], words)]];
  });
}

/** A part that may be absent, with what fills it in; a list without items is absent, too, so that nothing fills it in. */
function presenceCode(schema: JsonSchema, place: SchemaPlace, printer: Printer): SpecCode {
  const [value] = defaultsOf(schema, { components: { schemas: printer.components } });
  const usual = defaultCode(keywordsOf(schema), false, place, printer);
  if (usual === undefined) return ".optional()";
  if (typeof value !== "object") return callText(".default", usual);
  printer.tell("left out", place.pointer, "default", "no text tells an empty value from an absent one");
  return ".optional()";
}

function fieldCode(schema: JsonSchema, place: SchemaPlace, { writer, context }: PayloadWriter): SpecCode {
  const { schemas } = context.model.components;
  const own = resolved(schema, schemas);
  if (isFile(own)) {
    const mediaType = typeof own.contentMediaType === "string" ? literal(own.contentMediaType) : "";
    return [`${writer.word("filePart")}(`, mediaType, ")"];
  }
  const item = own["items"] === undefined ? undefined : resolved(own["items"] as JsonSchema, schemas);
  if (item && isFile(item)) return ["z.array(", `${writer.word("filePart")}()`, ")"];
  return writer.printer.value(keywordsOf(schema), place, writer.printer);
}

function isFile({ format, contentEncoding, contentMediaType }: SchemaObject): boolean {
  return format === "binary" || contentEncoding === "binary" || contentMediaType !== undefined;
}

function resolved(schema: JsonSchema, schemas: Printer["components"]): SchemaObject {
  const keywords = keywordsOf(schema);
  const name = referredName(keywords);
  const target = name === undefined ? undefined : schemas[name];
  return target === undefined ? keywords : resolved(target, schemas);
}

interface Flattened {
  readonly properties: Readonly<Record<string, JsonSchema>>;
  readonly required: readonly string[];
}

function flattened(schema: JsonSchema, schemas: Printer["components"]): Flattened | undefined {
  const own = resolved(schema, schemas);
  if (own.oneOf || own.anyOf) return undefined;
  const parts = (own.allOf ?? []).map((part) => flattened(part, schemas));
  if (parts.includes(undefined)) return undefined;
  const known = parts as readonly Flattened[];
  return {
    properties: Object.assign({}, ...known.map(({ properties }) => properties), own.properties),
    required: [...known.flatMap(({ required }) => required), ...(own.required ?? [])],
  };
}

/** The first example without its files, or one that is made from the schema. */
function formExample(
  { schema = true, examples }: PayloadModel,
  { context: { model, judge, root } }: PayloadWriter,
): unknown {
  const { schemas } = model.components;
  const fields = flattened(schema, schemas)?.properties ?? {};
  const isText = (name: string) => {
    const own = resolved(fields[name] ?? true, schemas);
    const items = own["items"] === undefined ? {} : resolved(own["items"] as JsonSchema, schemas);
    return Object.hasOwn(fields, name) && !(name in Object.prototype) && !isFile(own) && !isFile(items);
  };
  const [given] = Object.values(examples).map(({ value }) => value);
  const textsOf = (value: unknown) =>
    Object.fromEntries(Object.entries(isObject(value) ? value : {}).filter(([name]) => isText(name)));
  const told = textsOf(isObject(given) && judge(schema)(given) ? given : sample(schema, root));
  if (Object.keys(told).length > 0) return told;
  // A form without a field is no form on the wire.
  for (const [name, field] of Object.entries(fields)) {
    const value = sample(field, root);
    if (isText(name) && value !== undefined && value !== "" && judge(schema)({ [name]: value }))
      return { [name]: value };
  }
  return {};
}

function sample(schema: JsonSchema, root: object): unknown {
  try {
    return sampleOf(schema, { root });
  } catch {
    return undefined;
  }
}

// Coverage: the unit tests have few forms whose parts state a media type.
