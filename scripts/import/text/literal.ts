import { propertyName } from "../../lib/ecmascript-names.ts";
import { isObject } from "../../lib/json.ts";
import { listText, objectText, type SpecCode } from "./code.ts";

/** A value of JSON as a literal: whatever its texts hold, they are only texts there. */
export function literal(value: unknown): SpecCode {
  if (typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) return listText(value.map(literal));
  if (isObject(value))
    return objectText(
      Object.fromEntries(
        Object.entries(value)
          .filter(([name]) => name !== "__proto__")
          .map(([name, inner]) => [propertyName(name), literal(inner)]),
      ),
    );
  return numberText(value) ?? String(value);
}

/** A number as the formatter writes it. */
function numberText(value: unknown): string | undefined {
  if (typeof value !== "number") return undefined;
  if (Object.is(value, -0)) return "0";
  return String(value).replace("e+", "e");
}

/** A pattern as a literal, or as what makes it if it can't be one. */
export function patternLiteral(pattern: string): string {
  const source = new RegExp(pattern, "u").source;
  // Without the flag these mean code units.
  const isPlain = /^[\x20-\x7e]*$/.test(source) && !/\\[pPuDSWBk]|\[\^|(?<!\\)\.|\(\?</.test(source);
  return `/${source}/${isPlain ? "" : "u"}`;
}
