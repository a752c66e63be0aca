import type { z } from "zod";
import { definitionOf } from "./walk.ts";
import { unwrap } from "./wrappers.ts";

/** A file among the parts of a multipart body. */
export interface FileField {
  readonly name: string;
  readonly mediaType: string;
  /** Its file name in samples and requests: the field's name, with the media type's subtype as extension. */
  readonly fileName: string;
  /** Several parts of the name, as in `z.array(filePart())`. */
  readonly isList: boolean;
}

/** Whether a schema is one that `filePart` made. */
export function isFile(schema: z.ZodType): boolean {
  return schema.meta()?.["format"] === "binary";
}

/** The fields of a multipart body's schema that `filePart` made: one file each, or a list of them. */
export function fileFields(schema: z.ZodType): FileField[] {
  return Object.entries(definitionOf(unwrap(schema).base).shape ?? {}).flatMap(([name, field]) => {
    const { base } = unwrap(field);
    const element = definitionOf(base)["element"] as z.ZodType | undefined;
    const file = element ? unwrap(element).base : base;
    if (!isFile(file)) return [];
    const mediaType = String(file.meta()?.["contentMediaType"]);
    return [
      {
        name,
        mediaType,
        fileName: `${name}.${mediaType.split("/")[1]}`,
        isList: Boolean(element),
      },
    ];
  });
}

/** One transparent pixel. */
const png =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

/** Bytes that a server may accept as a file of this type. */
export function sampleFile(mediaType: string): Uint8Array {
  return mediaType === "image/png" ? Buffer.from(png, "base64") : Buffer.from("sample\n");
}
