/** A JSON object whose members are not known yet. */
export type Json = Readonly<Record<string, unknown>>;

/** Whether a value is an object of JSON: neither `null` nor an array. */
export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object with a property added or replaced, even if the property is named `__proto__`. */
export function withProperty(object: object, name: string, value: unknown): Record<string, unknown> {
  return { ...object, [name]: value };
}

export function withoutProperty(object: object, name: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
}

/** Whether a value is the same after it is written as JSON and parsed again. */
export function isJsonValue(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || value === null)
    return ["string", "boolean", "object"].includes(typeof value);
  if (Array.isArray(value)) return value.every(isJsonValue);
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === null || prototype === Object.prototype) && Object.values(value).every(isJsonValue);
}
