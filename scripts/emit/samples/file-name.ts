import { essenceOf, isTextual } from "../../lib/media-types.ts";

/** Extensions that differ from the media type's subtype. */
const extensions: Readonly<Record<string, string>> = {
  "application/octet-stream": "bin",
  "audio/mpeg": "mp3",
  "image/jpeg": "jpg",
  "image/svg+xml": "svg",
  "text/plain": "txt",
};

/** A name for the file that a sample reads or writes: `body.png`. */
export function fileName(stem: string, mediaType: string): string {
  const essence = essenceOf(mediaType);
  const subtype = essence.split("/")[1] ?? "";
  const known = extensions[essence] ?? (/^[a-z0-9]+$/.test(subtype) ? subtype : undefined);
  return `${stem}.${known ?? (isTextual(mediaType) ? "txt" : "bin")}`;
}
