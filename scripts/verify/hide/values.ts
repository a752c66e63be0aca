/** A value with every text in it as `hide` leaves it. */
export function hiddenIn<Value>(value: Value, hide: (text: string) => string): Value;
export function hiddenIn(value: unknown, hide: (text: string) => string): unknown {
  if (typeof value === "string") return hide(value);
  if (Array.isArray(value)) return value.map((item) => hiddenIn(item, hide));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, hiddenIn(held, hide)]));
}
