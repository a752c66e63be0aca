/** A value of JSON. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/**
 * Why `value` is not JSON, as the end of a sentence with the path to the cause: "`a.b` is NaN".
 * `undefined`: it is JSON. Text with a lone surrogate is not: no server could receive it.
 */
export function notJson(value: unknown, path = "value"): string | undefined {
  if (value === null || typeof value === "boolean") return undefined;
  if (typeof value === "string") return loneSurrogate(value, path);
  if (typeof value === "number") return Number.isFinite(value) ? undefined : `\`${path}\` is ${value}`;
  if (Array.isArray(value)) return first(value.map((item, index) => notJson(item, `${path}[${index}]`)));
  if (typeof value === "object" && isPlain(value))
    return first(
      Object.entries(value).map(
        ([key, item]) => loneSurrogate(key, `${path}.${key}`) ?? notJson(item, `${path}.${key}`),
      ),
    );
  return `\`${path}\` is ${value instanceof Object ? `a ${value.constructor.name}` : typeof value}`;
}

/** How deep arrays and objects are nested; a scalar has depth 0. */
export function depthOf(value: JsonValue): number {
  if (typeof value !== "object" || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

/** The fields of an object, and `undefined` for everything else. */
export function objectFields(value: JsonValue): [string, JsonValue][] | undefined {
  return typeof value === "object" && value !== null && !isArray(value) ? Object.entries(value) : undefined;
}

/** `Array.isArray` for read-only arrays. */
export function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function loneSurrogate(text: string, path: string): string | undefined {
  return /\p{Surrogate}/u.test(text) ? `\`${path}\` has half a surrogate pair` : undefined;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function first(reasons: readonly (string | undefined)[]): string | undefined {
  return reasons.find((reason) => reason !== undefined);
}
