import { essenceOf } from "../../lib/media-types.ts";

/** Extensions that differ from the media type's subtype. */
const extensions: Readonly<Record<string, string>> = {
  "application/octet-stream": "bin",
  "application/x-ndjson": "jsonl",
  "audio/mpeg": "mp3",
  "image/jpeg": "jpg",
  "image/svg+xml": "svg",
  "text/plain": "txt",
};

/** A name for the file that a sample reads or writes: `body.png`; `unknown` is the extension of other types. */
export function fileName(stem: string, mediaType: string, unknown?: string): string {
  const essence = essenceOf(mediaType);
  const [type, whole = ""] = essence.split("/");
  // The suffix after `+` says in which syntax the type is written (RFC 6838, section 4.2.8).
  const subtype = whole.replace(/^.+\+(?=(?:json|xml|yaml)$)/, "");
  return `${stem}.${extensions[essence] ?? (/^[a-z0-9]+$/.test(subtype) ? subtype : (unknown ?? (type === "text" ? "txt" : "bin")))}`;
}
