import type { z } from "zod";
import { definitionOf } from "./walk.ts";
import { unwrap } from "./wrappers.ts";

/** Whether a schema is one that `filePart` made. */
export function isFile(schema: z.ZodType): boolean {
  return schema.meta()?.["format"] === "binary";
}

/** The names of a multipart body's fields that may hold a file, or a list of files; the model has the rest about them. */
export function fileNames(schema: z.ZodType): readonly string[] {
  const known = namesOfFiles.get(schema);
  if (known) return known;
  const found = Object.entries(definitionOf(unwrap(schema).base).shape ?? {}).flatMap(([name, field]) => {
    const { base } = unwrap(field);
    const options = (definitionOf(base)["options"] ?? [base]) as readonly z.ZodType[];
    return options.some(isFileOrFiles) ? [name] : [];
  });
  namesOfFiles.set(schema, found);
  return found;
}

function isFileOrFiles(schema: z.ZodType): boolean {
  const { base } = unwrap(schema);
  const element = definitionOf(base)["element"] as z.ZodType | undefined;
  return isFile(element ? unwrap(element).base : base);
}

/** The proof asks for each value anew. */
const namesOfFiles = new WeakMap<z.ZodType, readonly string[]>();

/** One transparent pixel. */
const png =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

/** Bytes that a server may accept as a file of this type. */
export function sampleFile(mediaType: string): Uint8Array {
  return mediaType === "image/png" ? Buffer.from(png, "base64") : Buffer.from("sample\n");
}
