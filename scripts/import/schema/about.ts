/** The types of JSON, with integers among the numbers. */
export const valueKinds = ["object", "array", "string", "number", "boolean", "null"] as const;

export type ValueKind = (typeof valueKinds)[number];

/** What a keyword is about; a schema without a type says nothing about values of other types. */
export const about: Readonly<Record<string, ValueKind>> = {
  ...each("object", ["properties", "required", "additionalProperties", "propertyNames", "patternProperties"]),
  ...each("object", ["minProperties", "maxProperties", "dependentRequired", "dependentSchemas"]),
  ...each("array", ["items", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains"]),
  ...each("array", ["minContains", "maxContains"]),
  ...each("string", ["minLength", "maxLength", "pattern", "format"]),
  ...each("number", ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]),
};

function each<Value>(value: Value, keywords: readonly string[]): Record<string, Value> {
  return Object.fromEntries(keywords.map((keyword) => [keyword, value]));
}
