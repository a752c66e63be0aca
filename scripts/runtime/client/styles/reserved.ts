import { encoded } from "../encode.ts";

/** Encodes a text, but keeps reserved characters, except those that end a query or one of its pairs. */
export function keepReserved(text: unknown): string {
  return encoded(text).replace(/%(?:3A|2F|3F|40|24|2C|3B)/g, decodeURIComponent);
}
