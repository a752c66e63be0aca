import { sampleFile } from "../contract/schemas/files.ts";
import { essenceOf } from "../lib/media-types.ts";
import type { PayloadModel } from "./model.ts";

/** The bytes of a stream that has each example once: an event, or a line of JSON. */
export function streamExample({ mediaType, examples }: PayloadModel): Uint8Array {
  const values = Object.values(examples).map(({ value }) => JSON.stringify(value));
  if (values.length === 0) return sampleFile(mediaType);
  const [before, after] = essenceOf(mediaType) === "text/event-stream" ? ["data: ", "\n\n"] : ["", "\n"];
  return new TextEncoder().encode(values.map((value) => before + value + after).join(""));
}
