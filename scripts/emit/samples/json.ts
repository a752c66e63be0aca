/** A value that JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * Why JSON can't say `value`, as the end of a sentence with the path to the culprit: "`a.b` is NaN".
 * `undefined`: it can. Lone surrogates count as unsayable: no server could receive them.
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

/** How many arrays and objects stand inside one another; a scalar has depth 0. */
export function depthOf(value: Json): number {
  if (typeof value !== "object" || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

/** The fields of an object, and `undefined` for everything else. */
export function fieldsOf(value: Json): [string, Json][] | undefined {
  return typeof value === "object" && value !== null && !isArray(value) ? Object.entries(value) : undefined;
}

/** `Array.isArray` for read-only arrays. */
export function isArray(value: Json): value is readonly Json[] {
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
