import { propertyName } from "../../lib/ecmascript-names.ts";
import type { SchemaObject } from "../../lib/json-schema.ts";
import { dereferenced } from "../../model/component.ts";
import type { ApiModel, HeaderModel } from "../../model/model.ts";

/** A header field of an error, as a result of the client has it. */
export interface HeaderField {
  readonly name: string;
  /** Its type. Nothing checks its values, so further texts may come. */
  readonly type: string;
  /** The function that reads it, as an expression. */
  readonly reader: string;
}

export function headerField(api: ApiModel, { name, schema, mediaType, style }: HeaderModel): HeaderField {
  if (mediaType) return { name, type: "unknown", reader: "headers.fieldJson" };
  const whole = dereferenced(api, schema);
  if (style === "simple" && typesOf(whole) === "array") {
    const item = leafOf(dereferenced(api, (whole["items"] ?? true) as SchemaObject));
    const type = `readonly ${/[|]/.test(item.type) ? `(${item.type})` : item.type}[]`;
    return { name, type, reader: `/* @__PURE__ */ headers.fieldItems(${item.reader})` };
  }
  return { name, ...leafOf(whole) };
}

/** The type of the header fields of a status, all of which may be missing. */
export function withHeaders(fields: readonly HeaderField[]): string {
  const members = fields.map(({ name, type }) => `readonly ${propertyName(name)}?: ${type} | undefined`);
  return `WithHeaders<{ ${members.join("; ")} }>`;
}

/** The readers of header fields by name, as an object. */
export function headerReaders(fields: readonly HeaderField[]): string {
  return fields.length > 0
    ? `{ ${fields.map(({ name, reader }) => `${propertyName(name)}: ${reader}`).join(", ")} }`
    : "{}";
}

function leafOf(schema: SchemaObject): Pick<HeaderField, "type" | "reader"> {
  const type = typesOf(schema);
  if (type === "integer" || type === "number") return { type: "number", reader: "headers.fieldNumber" };
  if (type === "boolean") return { type: "boolean", reader: "headers.fieldFlag" };
  const known = [schema["enum"] ?? schema["x-extensible-enum"] ?? [], schema["const"] ?? []].flat();
  const literals = known.filter((value) => typeof value === "string").map((value) => JSON.stringify(value));
  const text = literals.length > 0 ? `${literals.join(" | ")} | (string & {})` : "string";
  return { type: text, reader: "headers.fieldText" };
}

/** The one type of a schema's values, `null` aside; empty if there are several or it does not say. */
function typesOf({ type }: SchemaObject): string {
  const types = [type ?? []].flat().filter((one) => one !== "null");
  return types.length === 1 ? String(types[0]) : "";
}
