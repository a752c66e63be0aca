import { encoded } from "../encode.ts";
import { writeObject } from "./object-text.ts";
import { hasParts } from "./texts.ts";

/** `.a,b`, or exploded `.a.b`: a value after a dot. */
export function writeLabel(value: unknown, explode: boolean): string {
  if (hasParts(value) && !Array.isArray(value)) return `.${writeObject(value, explode, encoded, ".")}`;
  return `.${[value]
    .flat()
    .map(encoded)
    .join(explode ? "." : ",")}`;
}
