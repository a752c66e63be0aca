/** The texts of a value that is written in parts: the items of a list, or the fields of an object with their names. */
export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : pairsOf(value).flat();
}

/** The fields of an object that have a value. */
export function pairsOf(value: unknown): readonly (readonly [name: string, text: string])[] {
  return Object.entries(value as object).flatMap(([name, field]) =>
    field === undefined ? [] : [[name, String(field)] as const],
  );
}

/** Whether a value is written in parts. */
export function hasParts(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
