import { proseBlocks } from "../../lib/markdown/write.ts";

/** Where keys are names, which may be those of keywords; and values, in which nothing is Markdown. */
const named = /^(?:schemas|properties|patternProperties|headers|content|paths|responses)$/;
const values = /^(?:example|examples|default|const|enum|x-codeSamples)$/;

/**
 * The document for a reader that takes HTML in descriptions for HTML, as Redoc does: every description
 * as Markdown in which HTML is text, and whose links lead to pages.
 */
export function withSafeDescriptions<Value>(value: Value, within = ""): Value {
  if (Array.isArray(value)) return value.map((item) => withSafeDescriptions(item, within)) as Value;
  if (typeof value !== "object" || value === null) return value;
  const isMap = named.test(within);
  const entries = Object.entries(value).map(([key, item]) => {
    if (key === "description" && typeof item === "string" && !isMap) return [key, proseBlocks(item)];
    // An example is named, and has a description of its own.
    const isValue = !isMap && values.test(key) && !(key === "examples" && !Array.isArray(item));
    return [
      key,
      isValue || (within === "examples" && key === "value") ? item : withSafeDescriptions(item, key),
    ];
  });
  return Object.fromEntries(entries) as Value;
}
