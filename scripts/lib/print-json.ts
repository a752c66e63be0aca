/** JSON with two spaces and a final line feed. Throws for a value that JSON would silently leave out or change. */
export function printJson(value: unknown): string {
  return `${JSON.stringify(value, onlyJson, 2)}\n`;
}

/** Throws for a value that would not be the same after it is parsed again. */
function onlyJson(key: string, value: unknown): unknown {
  const lost = value === undefined || ["function", "symbol"].includes(typeof value);
  if (lost || (typeof value === "number" && !Number.isFinite(value)))
    throw new TypeError(`\`${key}\` is ${String(value)}, which JSON can't say`);
  return value;
}
