import type { ParameterModel } from "./model.ts";
import { typesIn } from "./wire-form.ts";

/** Sentences about which values of a lossy parameter arrive as others; `root` resolves references. */
export function lossySentences({ lossy, schema }: ParameterModel, root: object): string[] {
  if (!lossy) return [];
  const types = new Set(typesIn(schema, root));
  const read = [
    ...(types.has("number") || types.has("integer") ? ["number"] : []),
    ...(types.has("boolean") ? ["boolean"] : []),
  ];
  return [
    ...(types.has("string") ? read.map((type) => `A string that reads as a ${type} arrives as one.`) : []),
    ...(types.has("null") ? ["`null` is not sent, and arrives as an absent value."] : []),
  ];
}
