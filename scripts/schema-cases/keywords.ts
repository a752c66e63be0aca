import { _, type Ajv2020, type KeywordCxt } from "ajv/dist/2020.js";
import { canonical } from "../lib/canonical.ts";
import { isLonger, isShorter } from "./length.ts";
import { oneOf } from "./one-of.ts";

/**
 * Gives Ajv keywords of our own. Its `multipleOf` has a tolerance of fixed size, or none; its
 * comparison of `const`, `enum` and `uniqueItems` calls properties named `toString`
 * and `valueOf`, so an object with such a property breaks it. It counts the code points of every
 * string, even if the number of code units already decides.
 */
export function replaceKeywords(ajv: Ajv2020): void {
  for (const keyword of ["const", "enum", "oneOf", "uniqueItems", "multipleOf", "minLength", "maxLength"])
    ajv.removeKeyword(keyword);
  ajv.addKeyword(oneOf);
  ajv.addKeyword({
    keyword: "const",
    validate: (wanted: unknown, value: unknown) => canonical(wanted) === canonical(value),
  });
  ajv.addKeyword({
    keyword: "enum",
    schemaType: "array",
    compile: (wanted: unknown[]) => {
      const texts = new Set(wanted.map(canonical));
      return (value: unknown) => texts.has(canonical(value));
    },
  });
  ajv.addKeyword({
    keyword: "uniqueItems",
    type: "array",
    schemaType: "boolean",
    validate: (unique: boolean, items: unknown[]) =>
      !unique || new Set(items.map(canonical)).size === items.length,
  });
  ajv.addKeyword({ keyword: "multipleOf", type: "number", schemaType: "number", validate: isMultiple });
  for (const [keyword, breaks] of [
    ["minLength", isShorter],
    ["maxLength", isLonger],
  ] as const)
    ajv.addKeyword({
      keyword,
      type: "string",
      schemaType: "number",
      code: (cxt: KeywordCxt) =>
        cxt.fail(_`${cxt.gen.scopeValue("func", { ref: breaks })}(${cxt.data}, ${cxt.schema})`),
    });
}

/** Whether a number is a multiple, apart from binary rounding: 0.3 is three times 0.1. */
function isMultiple(step: number, value: number): boolean {
  if (Number.isInteger(value) && Number.isInteger(step)) return value % step === 0;
  const ratio = value / step;
  const count = Math.round(ratio);
  // Close to zero, everything is within the rounding.
  if (count === 0) return value === 0;
  return Math.abs(ratio - count) < 4 * Number.EPSILON * Math.abs(ratio);
}
