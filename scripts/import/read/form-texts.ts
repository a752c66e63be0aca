import { isObject } from "../../lib/json.ts";
import type { JsonSchema, SchemaObject } from "../../lib/json-schema.ts";
import { isJsonType } from "../../lib/media-types.ts";
import { dereferenced } from "../../model/component.ts";
import type { PayloadModel } from "../../model/model.ts";
import { formatText } from "../schema/formats.ts";
import { isAnything, withoutWords } from "../schema/meta.ts";

/**
 * A form whose fields take what their text carries: one that may be a text or a number is a text, where each number reads as
 * one that it takes, and one that may be anything is a text. The same form, if all do.
 */
export function withTexts(
  payload: PayloadModel,
  root: object,
  say: (field: string, why: string) => void,
): PayloadModel {
  const { schema, kind, encoding = {} } = payload;
  if (schema === undefined || (kind !== "form" && kind !== "multipart")) return payload;
  const target = dereferenced(root, schema);
  const { properties = {} } = target;
  const fields = Object.entries(properties).map(([name, field]) => {
    if (isJsonType(encoding[name]?.contentType ?? "")) return [name, field] as const;
    const made = textOf(field, root);
    if (made) say(name, made.why);
    return [name, made?.schema ?? field] as const;
  });
  const isSame = fields.every(([name, field]) => properties[name] === field);
  return isSame
    ? payload
    : { ...payload, schema: { ...target, properties: Object.fromEntries(fields) } as SchemaObject };
}

interface Text {
  readonly schema: JsonSchema;
  readonly why: string;
}

/** What a field is as a text; `undefined`: what it is. */
function textOf(field: JsonSchema, root: object): Text | undefined {
  if (isAnything(dereferenced(root, field)))
    return {
      schema: { ...(isObject(field) ? wordsIn(field) : {}), type: "string" },
      why: "any value travels as a text",
    };
  if (!isObject(field)) return undefined;
  const { anyOf, oneOf, ...rest } = field as SchemaObject;
  if (Array.isArray(rest.type) && rest.type.includes("string") && rest.type.length > 1) {
    const text = { ...rest, type: "string" } as SchemaObject;
    const others = rest.type.filter((one) => one !== "string");
    const isText = !anyOf && !oneOf && isNumberOrBoolean({ type: others }) && takesNumbers(text);
    return isText ? { schema: text, why: "a text is a text, whatever it reads as" } : undefined;
  }
  const options = (anyOf ?? oneOf ?? []).map((option) => dereferenced(root, option));
  const texts = options.filter((option) => option.type === "string");
  const [text] = texts;
  const areNumbers = options.every((option) => option === text || isNumberOrBoolean(option));
  if (text === undefined || texts.length > 1 || options.length < 2 || !areNumbers || !takesNumbers(text))
    return undefined;
  return { schema: { ...text, ...rest } as SchemaObject, why: "a text is a text, whatever it reads as" };
}

function wordsIn(schema: JsonSchema): object {
  const { $ref: _, ...words } = schema as SchemaObject;
  return words;
}

function isNumberOrBoolean({ type = [] }: SchemaObject): boolean {
  const types = [type].flat();
  return types.length > 0 && types.every((one) => one === "number" || one === "integer" || one === "boolean");
}

/** Whether a text may be as long as any number is, and nothing else is asked of it. */
function takesNumbers(text: SchemaObject): boolean {
  const {
    type: _type,
    format,
    minLength = 0,
    maxLength = Number.POSITIVE_INFINITY,
    ...others
  } = withoutWords(text) as SchemaObject & { readonly minLength?: number; readonly maxLength?: number };
  const isFree = format === undefined || formatText(format) === undefined;
  return isFree && isAnything(others) && minLength <= 1 && maxLength >= 24;
}
