import { essenceOf } from "../../lib/media-types.ts";

/** Extensions that differ from the media type's subtype. */
const extensions: Readonly<Record<string, string>> = {
  "application/octet-stream": "bin",
  "audio/mpeg": "mp3",
  "image/jpeg": "jpg",
  "image/svg+xml": "svg",
  "text/plain": "txt",
};

/** A name for the file that a sample reads or writes: `body.png`; `unknown` is the extension of other types. */
export function fileName(stem: string, mediaType: string, unknown = "bin"): string {
  const essence = essenceOf(mediaType);
  const subtype = essence.split("/")[1] ?? "";
  return `${stem}.${extensions[essence] ?? (/^[a-z0-9]+$/.test(subtype) ? subtype : unknown)}`;
}
