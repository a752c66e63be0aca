/** The ways to each value below another, by keys and indexes. */
export function waysIn(value: unknown, way: readonly string[] = []): (readonly string[])[] {
  const inner = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return [...(way.length > 0 ? [way] : []), ...inner.flatMap(([key, one]) => waysIn(one, [...way, key]))];
}

/** A copy of a document with another value at one place. */
export function withValueAt(
  document: object,
  way: readonly string[],
  value: unknown,
): Record<string, unknown> {
  const made = structuredClone(document) as Record<string, unknown>;
  let holder = made;
  for (const key of way.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
  holder[way.at(-1) ?? ""] = value;
  return made;
}
