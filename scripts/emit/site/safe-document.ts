import { proseBlocks } from "../../lib/markdown/write.ts";
import { holdsNames } from "../../lib/name-maps.ts";
import { boundSentences } from "../fields/bounds.ts";
import { valuesOfList } from "../fields/listed-values.ts";

/** Keywords of values, which hold no Markdown. */
const values = /^(?:example|examples|default|const|enum|x-codeSamples)$/;

/**
 * The bounds of what a double holds, the pattern of a format, and that of a list of values: machines need them, readers
 * say more by the type or in words.
 */
function isForMachines(key: string, value: unknown, { format }: { readonly format?: unknown }): boolean {
  if (/^(?:exclusiveM|m)(?:in|ax)imum$/.test(key)) return Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER;
  if (key !== "pattern" || typeof value !== "string") return false;
  return typeof format === "string" || valuesOfList(value).length > 0;
}

/** A schema with the values of a list in words, in place of its pattern. */
function withListedValues<Value extends object>(value: Value): Value {
  const { pattern, description } = value as { readonly pattern?: unknown; readonly description?: unknown };
  if (typeof pattern !== "string" || valuesOfList(pattern).length === 0) return value;
  const words = typeof description === "string" ? { description } : {};
  const sentences = boundSentences({ pattern, ...words });
  return { ...value, description: [words.description, ...sentences].filter(Boolean).join(" ") };
}

/**
 * The document for a viewer that renders HTML in descriptions, as Redoc does: in every description, HTML is
 * escaped, and links lead to pages. Without what is only for machines.
 */
export function withSafeDescriptions<Value>(value: Value, within = ""): Value {
  if (Array.isArray(value)) return value.map((item) => withSafeDescriptions(item, within)) as Value;
  if (typeof value !== "object" || value === null) return value;
  const isMap = holdsNames(within);
  const told = isMap ? value : withListedValues(value);
  const shown = Object.entries(told).filter(([key, item]) => isMap || !isForMachines(key, item, value));
  const entries = shown.map(([key, item]) => {
    if (key === "description" && typeof item === "string" && !isMap) return [key, proseBlocks(item)];
    // A named example has a description of its own.
    const isValue = !isMap && values.test(key) && !(key === "examples" && !Array.isArray(item));
    return [
      key,
      isValue || (within === "examples" && key === "value") ? item : withSafeDescriptions(item, key),
    ];
  });
  return Object.fromEntries(entries) as Value;
}
