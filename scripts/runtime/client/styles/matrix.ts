import { encoded } from "../encode.ts";
import { writeObject } from "./object-text.ts";
import { hasParts } from "./texts.ts";

/** `;name=a,b`, or exploded `;name=a;name=b`: a value after its name. */
export function writeMatrix(name: string, value: unknown, explode: boolean): string {
  const before = `;${encoded(name)}`;
  if (hasParts(value) && !Array.isArray(value)) {
    const text = writeObject(value, explode, encoded, ";");
    return explode ? `;${text}` : `${before}=${text}`;
  }
  if (value === "") return before;
  const items = [value].flat().map(encoded);
  return explode ? items.map((item) => `${before}=${item}`).join("") : `${before}=${items.join()}`;
}
