/** Larger values are not built: a schema that holds another twice, which holds a third twice, soon has no others. */
const most = 50_000;

const extents = new WeakMap<object, number>();

/** How many values a value consists of, itself included; a part that stands at several places counts at each. */
function extentOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 1;
  const known = extents.get(value);
  if (known !== undefined) return known;
  let extent = 1;
  for (const part of Object.values(value)) extent += extentOf(part);
  extents.set(value, extent);
  return extent;
}

export function isTooLarge(value: unknown): boolean {
  return extentOf(value) > most;
}
