import { encoded } from "../encode.ts";
import { pairsOf } from "./texts.ts";

/** `name[a]=1&name[b]=2`: each field of an object on its own. */
export function writeDeepObject(
  name: string,
  value: unknown,
  encode: (text: unknown) => string = encoded,
): string | undefined {
  if (value == null) return undefined;
  return pairsOf(value)
    .map(([field, text]) => `${encoded(name)}%5B${encoded(field)}%5D=${encode(text)}`)
    .join("&");
}
