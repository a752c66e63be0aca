/** Larger values are not built: schemas that each contain another one twice grow exponentially. */
const most = 50_000;

const extents = new WeakMap<object, number>();

/** The number of values in a value, itself included; a shared part counts once per occurrence. */
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
