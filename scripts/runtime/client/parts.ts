import { type Encode, filePart, formOf, typedPart, usualPart, wellFormed } from "./encode.ts";
import { invalidRequest } from "./result.ts";

/** The media types that a part may have, by its content. */
interface PartTypes {
  readonly json?: string;
  readonly text?: string;
  /** Empty: any. */
  readonly files?: readonly string[];
}

const essenceOf = (type: string): string => (type.split(";")[0] ?? "").trim().toLowerCase();

/** Encodes a form some of whose parts have media types of their own. */
export const asParts = (told: Readonly<Record<string, PartTypes>>): Encode =>
  formOf((name, item) => {
    const types = Object.hasOwn(told, name) ? told[name] : undefined;
    if (!types || item === undefined) return usualPart(name, item);
    const { json, text, files = [] } = types;
    if (item instanceof Blob) {
      const type = item.type || files[0] || "application/octet-stream";
      if (files.length > 0 && !files.some((one) => essenceOf(one) === essenceOf(type)))
        throw invalidRequest(`/${name}`, `a file of ${files.join(" or ")}`);
      return filePart(name, item, type);
    }
    if (json && (!text || typeof item === "object"))
      return typedPart(name, json, wellFormed(JSON.stringify(item)));
    return item === null || !text ? usualPart(name, item) : typedPart(name, text, wellFormed(String(item)));
  });
