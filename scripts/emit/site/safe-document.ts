import { proseBlocks } from "../../lib/markdown/write.ts";

/** Keywords whose keys are names, which may be keywords too; and keywords of values, which hold no Markdown. */
const named = /^(?:schemas|properties|patternProperties|headers|content|paths|responses)$/;
const values = /^(?:example|examples|default|const|enum|x-codeSamples)$/;

/** The bounds of what a double holds, and the pattern of a format: machines need them, readers are told more by the type. */
function isForMachines(key: string, value: unknown, { format }: { readonly format?: unknown }): boolean {
  if (key === "minimum" || key === "maximum") return Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER;
  return key === "pattern" && typeof value === "string" && typeof format === "string";
}

/**
 * The document for a viewer that renders HTML in descriptions, as Redoc does: in every description, HTML is
 * escaped, and links lead to pages. Without what is only for machines.
 */
export function withSafeDescriptions<Value>(value: Value, within = ""): Value {
  if (Array.isArray(value)) return value.map((item) => withSafeDescriptions(item, within)) as Value;
  if (typeof value !== "object" || value === null) return value;
  const isMap = named.test(within);
  const shown = Object.entries(value).filter(([key, item]) => isMap || !isForMachines(key, item, value));
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
