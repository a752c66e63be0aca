import { proseBlocks } from "../../lib/markdown/write.ts";

/** Keywords whose keys are names, which may be keywords too; and keywords of values, which hold no Markdown. */
const named = /^(?:schemas|properties|patternProperties|headers|content|paths|responses)$/;
const values = /^(?:example|examples|default|const|enum|x-codeSamples)$/;

/**
 * The document for a viewer that renders HTML in descriptions, as Redoc does: in every description, HTML is
 * escaped, and links lead to pages.
 */
export function withSafeDescriptions<Value>(value: Value, within = ""): Value {
  if (Array.isArray(value)) return value.map((item) => withSafeDescriptions(item, within)) as Value;
  if (typeof value !== "object" || value === null) return value;
  const isMap = named.test(within);
  const entries = Object.entries(value).map(([key, item]) => {
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
