import { formPartText, formPartType, formPartValues, type PartTypesByName } from "../../model/form.ts";

/** A file among the parts of a form. */
export interface FilePart {
  readonly mediaType: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

export function isFilePart(value: unknown): value is FilePart {
  return typeof value === "object" && value !== null && "bytes" in value && value.bytes instanceof Uint8Array;
}

const boundary = "----contract-check-boundary";
export const formType = `multipart/form-data; boundary=${boundary}`;

/** A form as it travels: several parts of one name for an array, JSON for an object. Same fields, same bytes. */
export function encodeForm(
  fields: Readonly<Record<string, unknown>>,
  told: PartTypesByName = {},
): Uint8Array {
  const pieces: Uint8Array[] = [];
  const write = (text: string) => pieces.push(Buffer.from(text));
  for (const [name, value] of Object.entries(fields)) {
    const types = Object.hasOwn(told, name) ? told[name] : undefined;
    for (const item of formPartValues(value, types)) {
      const file = isFilePart(item) ? item : undefined;
      const type = file ? file.mediaType : formPartType(item, types);
      write(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"`);
      if (file) write(`; filename="${file.fileName}"`);
      if (type !== undefined) write(`\r\nContent-Type: ${type}`);
      for (const [field, text] of Object.entries(types?.headers ?? {})) write(`\r\n${field}: ${text}`);
      write("\r\n\r\n");
      pieces.push(file?.bytes ?? Buffer.from(formPartText(item, types)));
      write("\r\n");
    }
  }
  write(`--${boundary}--\r\n`);
  return Buffer.concat(pieces);
}
