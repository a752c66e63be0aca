import { sampleFile } from "../contract/schemas/files.ts";
import { streamText } from "../lib/stream-items.ts";
import type { PayloadModel } from "./model.ts";

/** The bytes of a stream that has each example once: an event, a line of JSON, a record of a sequence. */
export function streamExample({ mediaType, examples }: PayloadModel): Uint8Array {
  const values = Object.values(examples).map(({ value }) => JSON.stringify(value));
  if (values.length === 0) return sampleFile(mediaType);
  return new TextEncoder().encode(streamText(mediaType, values));
}
