import { encoded } from "../encode.ts";
import { hasParts, textsOf } from "./texts.ts";

/** `name=a,b`: the parts of a value in one text, each encoded; `delimiter` is what stands between them. */
export function writeJoined(
  name: string,
  value: unknown,
  delimiter: string,
  encode: (text: unknown) => string = encoded,
): string | undefined {
  if (value == null) return undefined;
  const texts = hasParts(value) ? textsOf(value) : [value];
  return `${encoded(name)}=${texts.map(encode).join(delimiter)}`;
}
