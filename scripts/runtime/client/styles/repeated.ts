import { encoded } from "../encode.ts";
import { hasParts, pairsOf } from "./texts.ts";

/** `name=a&name=b`, or for an object `a=1&b=2`: each part of a value on its own. */
export function writeRepeated(
  name: string,
  value: unknown,
  encode: (text: unknown) => string = encoded,
): string | undefined {
  if (value == null) return undefined;
  const pairs =
    hasParts(value) && !Array.isArray(value)
      ? pairsOf(value)
      : [value].flat().map((item) => [name, item] as const);
  return pairs.map(([own, text]) => `${encoded(own)}=${encode(text)}`).join("&");
}
