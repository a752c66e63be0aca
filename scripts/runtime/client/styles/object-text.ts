import { pairsOf } from "./texts.ts";

/** `a,1,b,2`, or exploded `a=1,b=2`: the fields of an object in one text. */
export function writeObject(
  value: unknown,
  explode: boolean,
  encode: (text: unknown) => string = String,
  delimiter = ",",
): string | undefined {
  if (value == null) return undefined;
  return pairsOf(value)
    .map((pair) => pair.map(encode).join(explode ? "=" : ","))
    .join(explode ? delimiter : ",");
}
