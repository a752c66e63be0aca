import { holdsNames } from "./name-maps.ts";

/** Keywords whose value is data: a `$ref` in it is not a reference. */
const valued = /^(?:default|examples?|const|enum|x-.*)$/;

/** The document without `$ref` in examples, defaults and other data, where some tools would follow it and fail. */
export function withoutReferencesInValues<Document>(document: Document): Document {
  return without(document, "", false) as Document;
}

function without(value: unknown, within: string, isData: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => without(item, within, isData));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !(isData && key === "$ref"))
      .map(([key, item]) => [key, without(item, key, isData || (valued.test(key) && !holdsNames(within)))]),
  );
}
