import { type Encode, filePart, formOf, typedPart, usualPart, type WritePart, wellFormed } from "./encode.ts";
import { invalidRequest } from "./result.ts";

/** The media types that a part may have, by its content. */
interface PartTypes {
  readonly json?: string;
  readonly text?: string;
  /** Empty: any. */
  readonly files?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

const essenceOf = (type: string): string => (type.split(";")[0] ?? "").trim().toLowerCase();

/** Encodes a form some of whose parts have media types or header fields of their own. */
export const asParts = (told: Readonly<Record<string, PartTypes>>): Encode =>
  formOf((name, item) => {
    const types = (Object.hasOwn(told, name) && told[name]) || {};
    const part = item === undefined ? undefined : partOf(types, name, item);
    if (!part) return undefined;
    const fields = Object.entries(types.headers ?? {}).map(([field, value]) => `\r\n${field}: ${value}`);
    return [part[0] + fields.join(""), part[1]];
  });

const partOf = ({ json, text, files = [] }: PartTypes, ...[name, item]: Parameters<WritePart>) => {
  if (item instanceof Blob) {
    const type = item.type || files[0] || "application/octet-stream";
    if (files.length > 0 && !files.some((one) => essenceOf(one) === essenceOf(type)))
      throw invalidRequest(`/${name}`, `a file of ${files.join(" or ")}`);
    return filePart(name, item, type);
  }
  if (json && (!text || typeof item === "object"))
    return typedPart(name, json, wellFormed(JSON.stringify(item)));
  return item === null || !text ? usualPart(name, item) : typedPart(name, text, wellFormed(String(item)));
};
