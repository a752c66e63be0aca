import type { ErrorCase } from "./model.ts";

/** The sentence about an operation, a field or an error whose `visibility` is `preview`. */
export const previewSentence = "Preview: it may change at any time.";

/** When an error happens, and whether it is a preview. */
export function whenOf({ when, visibility }: Pick<ErrorCase, "when" | "visibility">): string {
  return visibility === "preview" ? `${when} ${previewSentence}` : when;
}
