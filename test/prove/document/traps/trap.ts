import type { z } from "zod";
import type { Place } from "../tiny-contract.ts";

/** A construct whose meaning zod-to-openapi, or any document, may lose. */
export interface Trap {
  readonly name: string;
  readonly schema: () => z.ZodType;
  readonly place?: Place;
  /** The code and the fix of the problem that stops the generation; the document is right where absent. */
  readonly stops?: readonly [code: string, fix: RegExp];
  /** What the fix says to write, where it names a schema: with it, the document is right. */
  readonly instead?: () => z.ZodType;
}

export const notProved = "document-not-proved";

export const valueChanges = "value-changes";
